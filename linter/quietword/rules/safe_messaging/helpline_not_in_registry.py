"""Numbers beside the name of a helpline that differ from the listed ones.

Where a library has no list of its own, a few numbers that are known everywhere in the UK stand in for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.article import Kind
from quietword.rules import Hit, Reading, Rule

USUAL = {
    "samaritans": {"116123"},
    "shout": {"85258"},
    "childline": {"08001111"},
    "papyrus": {"08000684141", "88247"},
}
_NUMBER = re.compile(r"(?<![\d/.-])\d(?:[\d ]{3,14})\d(?![\d/%])")
_LINK = re.compile(r"(?:tel|sms):[+\d]")
_NOT_A_NUMBER = re.compile(r"\d{4}$")  # a year


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """Each such number; other listed helplines' numbers pass, as a sentence may name several."""
    listed: dict[str, set[str]] = {}
    for helpline in reading.config.helplines:
        if helpline.number or helpline.text:        # services of one name (Beat, England; Beat, Wales) share their numbers
            listed.setdefault(_called(helpline.name), set()).update(_numbers(helpline))
    known = {**USUAL, **listed}
    every = set().union(*known.values())
    named: set[str] | None = None
    for line in reading.lines:
        if line.segment.kind is Kind.LINK_TARGET:
            if named and _LINK.match(line.text) and _digits(line.text) not in named | every:
                yield reading.hit(line)
            continue
        if line.segment.kind not in rule.kinds:
            continue
        named = None
        if not line.words.isdisjoint(name.split()[0] for name in known):
            for name, numbers in known.items():
                if re.search(rf"\b{re.escape(name)}\b", line.folded):
                    named = numbers
                    yield from _wrong(reading, line, numbers | every)
                    break


def _called(name: str) -> str:
    """What people call a helpline: its name without place, company or the name of its telephone line."""
    return re.split(r",| \(| hopeline", name.lower())[0].strip()


def _digits(number: str) -> str:
    """A number's digits, in UK national form."""
    bare = re.sub(r"\D", "", number)
    return "0" + bare[2:] if "+44" in number else bare


def _wrong(reading: Reading, line, right: set[str]) -> Iterator[Hit]:
    for match in _NUMBER.finditer(line.text):
        digits = match[0].replace(" ", "")
        if digits not in right and len(digits) >= 5:
            yield reading.hit(line, match.start(), match.start() + len(match[0].rstrip()))


def _numbers(line) -> set[str]:
    return {re.sub(r"\D", "", part) for part in (line.number, line.text) if part}
