"""Links whose words say nothing of where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.article import Span
from quietword.rules import Hit, Reading, Rule

VAGUE = frozenset(
    {
        "click here",
        "here",
        "this",
        "this page",
        "this link",
        "read more",
        "more",
        "link",
        "learn more",
        "find out more",
        "this article",
        "website",
        "see here",
        "go",
    }
)
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,40})\]\([^()\s]+")


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """Markdown links with such words."""
    source = reading.article.source
    for match in _LINK.finditer(source, reading.article.body_start):
        if match[1].strip("*_ ").lower() in VAGUE:
            yield Hit(Span(*match.span(1)), text=match[1], sentence=match[1])
