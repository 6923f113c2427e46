"""What is supposed, refused or usual silences the words behind it and never those in front."""

import re

import pytest

from quietword.article import parse
from quietword.engine import check, load_rules
from quietword.language.lexicons import entries
from quietword.rules import Severity

RULES = load_rules(select=["client-anecdote"])
TOLD = "One client of mine had not slept for a year, and said it was {}."
GUARDS = ("irrealis", "policy", "habitual", "conditional", "modal", "elsewhere", "travel", "frame-study", "frame-book", "frame-own-world")


def plain(name: str) -> list[str]:
    """The entries of a word list that are words alone."""
    return [entry for entry in entries(name) if re.fullmatch(r"[\w' -]+", entry)]


@pytest.mark.parametrize("name", [name for name in GUARDS if plain(name)])
def test_a_guard_behind_a_sure_sign_does_not_silence_it(name):
    silenced = [words for words in plain(name) if not blocks(TOLD.format(words))]
    assert silenced == []


@pytest.mark.parametrize("opening", ["If", "Whenever", "Usually, when", "We never say that", "Imagine that", "No client wants to hear that"])
def test_a_guard_in_front_does(opening):
    assert not blocks(f"{opening} one client of mine had not slept for a year.")


def blocks(text: str) -> bool:
    return any(finding.severity is Severity.ERROR for finding in check(parse(text, "a.md"), RULES).findings)
