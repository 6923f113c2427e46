"""A story goes on: "She had never told anyone." is about the same person as the sentence before it."""

from __future__ import annotations

from collections.abc import Iterator

from quietword.article import PROSE
from quietword.rules import Confidence, Hit, Line, Reading, Rule

TELLS = frozenset({"client-anecdote", "named-person", "disguised-client-story", "composite-case-study"})
GOES_ON = "{goes-on}"
MESSAGE = "This goes on telling of the same person."


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """The sentences that carry a story on, one after another, from one that certainly tells of a client."""
    telling = None
    for line in reading.of(PROSE):
        hits = [hit for name, hit in reading.marked[line.index] if name in TELLS]
        if any(hit.confidence is Confidence.HIGH for hit in hits):
            telling = line
        elif telling and _goes_on(reading, rule, telling, line):
            telling = line
            yield reading.hit(line, message=MESSAGE)
        elif telling and line.index - telling.index > 2:
            telling = None


def _goes_on(reading: Reading, rule: Rule, telling: Line, line: Line) -> bool:
    """Whether a sentence speaks on about "her" or "him": the next one, in the same section, of nobody else and not to the reader."""
    return (
        line.section == telling.section
        and line.index - telling.index <= 2
        and line.narrates(GOES_ON)
        and not any(reading.doubted(doubt, line) for doubt in rule.doubts)
    )
