"""Plain words for hard ones, and what the terms of the trade mean: lists with their sources, read when first needed."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"\w+")
_FOLLOWING = re.compile(r"\W+([\w'’-]+)")


@dataclass(frozen=True, slots=True)
class Alternative:
    """A hard word or phrase (lower case) and what to write instead."""

    hard: str
    plain: tuple[str, ...]
    safe: bool                         # may be put in its place as it stands
    source: str
    url: str
    not_before: frozenset[str] = frozenset()

    @property
    def told(self) -> str:
        """The choices as a reader is told them: “help” or “ease”."""
        return " or ".join(f"“{word}”" for word in self.plain)


@cache
def alternatives() -> dict[str, Alternative]:
    """The list of plain words, by hard word."""
    found: dict[str, Alternative] = {}
    source = url = ""
    for line in _data("alternatives.txt").splitlines():
        line = line.strip()
        if line.startswith("["):
            source, url = (part.strip() for part in line.strip("[]").split("|"))
        elif line and not line.startswith("#"):
            for entry in _entries(line, source, url):
                found[entry.hard] = entry
    return found


def _entries(line: str, source: str, url: str) -> Iterator[Alternative]:
    line, _, guard = line.partition("|")
    hard, plain = (part.split(",") for part in line.lstrip("! ").split("="))
    not_before = frozenset(word.strip() for word in guard.replace("not before", "").split(",") if word.strip())
    for number, form in enumerate(hard):
        choices = tuple(word.strip() for word in plain[min(number, len(plain) - 1)].split("/"))
        yield Alternative(form.strip(), choices, line.startswith("!"), source, url, not_before)


@cache
def _by_first_word() -> dict[str, list[str]]:
    """The entries of the list by the word that they begin with, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for hard in sorted(alternatives(), key=len, reverse=True):
        found[_WORD.findall(hard)[0]].append(hard)
    return found


@cache
def _pattern(first: str) -> re.Pattern[str]:
    """What finds the entries that begin with a word. An article needs few of these."""
    listed = "|".join(map(re.escape, _by_first_word()[first]))
    return re.compile(rf"(?<![\w'’-])(?:{listed})(?![\w'’]|-\w)", re.IGNORECASE)


def hard_phrases(text: str) -> Iterator[tuple[int, int, Alternative]]:
    """Where a text uses a word or phrase of the list: offsets in characters, and the alternative."""
    firsts = _by_first_word().keys() & set(_WORD.findall(text.lower()))
    end = 0
    for match in sorted((match for first in firsts for match in _pattern(first).finditer(text)), key=re.Match.start):
        if match.start() < end:
            continue                       # within a longer phrase
        end = match.end()
        entry = alternatives()[match[0].lower()]
        following = _FOLLOWING.match(text, end)
        if not (following and following[1].lower() in entry.not_before):
            yield match.start(), end, entry


@dataclass(frozen=True)
class Glossary:
    """Initials and terms with their meanings, and initials that need none."""

    initials: dict[str, str]
    terms: dict[str, str]              # lower case
    known: frozenset[str]


@cache
def glossary() -> Glossary:
    """The glossary that ships with the package."""
    data = tomllib.loads(_data("glossary.toml"))
    return Glossary(data["initials"], data["terms"], frozenset(data["known"].split()))


def _data(name: str) -> str:
    return files("quietword.readability").joinpath("data", name).read_text(encoding="utf-8")
