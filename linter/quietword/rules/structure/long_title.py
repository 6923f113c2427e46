"""Titles over 65 characters, in front matter or as a level-1 heading."""

from __future__ import annotations

from collections.abc import Iterator

from quietword.article import Kind
from quietword.rules import Hit, Reading, Rule

LONGEST = 65


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """The title, where it is too long."""
    for segment in reading.article.segments:
        title = (segment.kind is Kind.FRONT_MATTER and segment.key == "title") or (
            segment.kind is Kind.HEADING and segment.level == 1
        )
        if title and len(segment.text) > LONGEST:
            yield reading.hit(segment)
