"""Whether a page about something that can be a crisis says near its start and near its end where help is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.article import Kind
from quietword.rules import Hit, Reading, Rule
from quietword.rules.safe_messaging.crisis_pages import subject

_NOT_READ = frozenset({Kind.FRONT_MATTER, Kind.COMMENT, Kind.FILE_NAME, Kind.CODE})
_HELP = re.compile(r"(?<![\d/])(?:999|111|116[ -]?123|85258)(?!\d)|\bshout\b.{0,12}\b85258", re.IGNORECASE)

SHORT = 150
"""A page of so few characters is seen at a glance: one place is enough."""


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """One finding, at the topic or title, where the first or the last third of the page names no such number."""
    about = subject(reading)
    if about is None:
        return
    start, end = reading.article.body_start, len(reading.article.source)
    places = [
        segment.span(match.start(), match.end()).start
        for segment in reading.article.segments
        if segment.kind not in _NOT_READ
        for match in _HELP.finditer(segment.text)
    ]
    third = (end - start) / 3
    near_start = any(place <= start + third for place in places)
    near_end = any(place >= end - third for place in places)
    if not places:
        yield reading.hit(about, message="This page is about something that can be a crisis, and it does not say who to call.")
    elif not near_start and end - start > SHORT:
        yield reading.hit(about, message="This page does not say near its start who to call in a crisis.")
    elif not near_end and end - start > SHORT:
        yield reading.hit(about, message="This page does not say near its end who to call in a crisis.")
