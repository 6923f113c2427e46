"""Levels of headings: one title, no level skipped on the way down, none deeper than four."""

from __future__ import annotations

from collections.abc import Iterator

from quietword.article import Kind
from quietword.rules import Hit, Reading, Rule, Severity

DEEPEST = 4


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """Headings that are second titles, skip a level, or lie deeper than level 4 (advice)."""
    titled = bool(reading.article.front_matter.get("title"))
    before = 1 if titled else 0
    for heading in (segment for segment in reading.article.segments if segment.kind is Kind.HEADING):
        level = heading.level
        if level == 1 and titled:
            yield reading.hit(
                heading,
                message="This is a second title: the page already shows the one in its front matter.",
                instead="Make it ##, or leave it out.",
            )
        elif before and level > before + 1:
            yield reading.hit(
                heading,
                message=f"This heading is level {level}, but the one before it is level {before}.",
                instead=f"Make it level {before + 1}: {'#' * (before + 1)}",
            )
        elif level > DEEPEST:
            yield reading.hit(
                heading,
                severity=Severity.ADVICE,
                message="This heading lies deeper than readers can follow.",
                instead="Split the page, or use a list.",
            )
        titled = titled or level == 1
        before = level
