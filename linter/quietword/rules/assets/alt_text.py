"""Descriptions of pictures: there, short, and not "image of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.article import Kind, Span
from quietword.rules import Hit, Reading, Rule, Severity

LONGEST = 125
_EMPTY = re.compile(r"!\[\s*\]\([^()\n]+\)")
_OPENS = re.compile(r"(?:an? )?(?:image|picture|photo|photograph|graphic|icon) (?:of|showing)\b", re.I)


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """Missing descriptions (error), and those that are long or start with "image of" (advice)."""
    source = reading.article.source
    for match in _EMPTY.finditer(source, reading.article.body_start):
        yield Hit(Span(*match.span()), text=match[0], sentence=match[0])
    for segment in reading.article.segments:
        if segment.kind is not Kind.ALT:
            continue
        if len(segment.text) > LONGEST:
            yield reading.hit(
                segment,
                severity=Severity.ADVICE,
                message=f"This description has {len(segment.text)} characters; {LONGEST} is plenty.",
                instead="Say what matters in one or two sentences.",
            )
        elif _OPENS.match(segment.text):
            yield reading.hit(
                segment,
                severity=Severity.ADVICE,
                message="A screen reader already says that this is a picture.",
                instead="Begin with what it shows.",
            )
