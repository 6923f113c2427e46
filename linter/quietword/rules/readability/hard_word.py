"""Words and phrases for which the list of plain words has something shorter."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from quietword.readability import is_english
from quietword.readability.plain import Alternative, hard_phrases
from quietword.rules import Hit, Line, Reading, Rule

_QUOTED = re.compile(r"[“\"][^”\"]{0,300}[”\"]")


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """A finding for each, with what to write instead; as a fix where that may stand in its place as it is."""
    if not is_english(reading.article):
        return
    known = {term.lower() for term in reading.config.known_terms}
    for line in reading.of(rule.kinds):
        quoted = None
        for start, end, entry in hard_phrases(line.text):
            quoted = [match.span() for match in _QUOTED.finditer(line.text)] if quoted is None else quoted
            if entry.hard not in known and not _left_alone(line, start, end, quoted):
                fix = _as_written(line.text[start:end], entry.plain[0]) if entry.safe else None
                yield reading.hit(
                    line, start, end, fix=fix, message=f"“{line.text[start:end]}” has a plainer word.", instead=_instead(entry)
                )


def _left_alone(line: Line, start: int, end: int, quoted: list[tuple[int, int]]) -> bool:
    """In a name ("Additional Needs Team") or in somebody else's words."""
    named = start > 0 and line.text[start].isupper()
    before = bisect(quoted, (start, 0)) - 1         # quotations do not overlap
    return named or (before >= 0 and end < quoted[before][1])


def _as_written(old: str, new: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new


def _instead(entry: Alternative) -> str:
    return f"Write {entry.told}. (From: {entry.source}.)"
