"""Numbers beside the name of a helpline that differ from the listed ones.

Where a library has no list of its own, a few numbers that are known everywhere in the UK stand in for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.rules import Hit, Reading, Rule

USUAL = {
    "samaritans": {"116123"},
    "shout": {"85258"},
    "childline": {"08001111"},
    "papyrus": {"08000684141", "88247", "03001022470"},
}
_NUMBER = re.compile(r"(?<![\d/.-])\d(?:[\d ]{3,14})\d(?![\d/%])")
_NOT_A_NUMBER = re.compile(r"\d{4}$")  # a year


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """Each such number; other listed helplines' numbers pass, as a sentence may name several."""
    listed = {line.name.lower().split(",")[0]: _numbers(line) for line in reading.config.helplines if line.number or line.text}
    known = {**USUAL, **listed}
    every = set().union(*known.values())
    for line in reading.of(rule.kinds):
        if not line.words.isdisjoint(name.split()[0] for name in known):
            for name, numbers in known.items():
                if re.search(rf"\b{re.escape(name)}\b", line.folded):
                    yield from _wrong(reading, line, numbers | every)
                    break


def _wrong(reading: Reading, line, right: set[str]) -> Iterator[Hit]:
    for match in _NUMBER.finditer(line.text):
        digits = match[0].replace(" ", "")
        if digits not in right and len(digits) >= 5:
            yield reading.hit(line, match.start(), match.start() + len(match[0].rstrip()))


def _numbers(line) -> set[str]:
    return {re.sub(r"\D", "", part) for part in (line.number, line.text) if part}
