"""The front matter against its schema, all problems told at once, each at its key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.article import Span
from quietword.library.schema import problems
from quietword.rules import Hit, Reading, Rule


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """One finding a place: a key that is wrong, or the first key where something is missing altogether."""
    article = reading.article
    if article.front_matter_span is None:
        return
    told: dict[Span, list[str]] = {}
    for problem in problems(article.front_matter):
        told.setdefault(_place(article.source, article.front_matter_span, problem.key), []).append(problem.message)
    for span, messages in told.items():
        yield Hit(
            span,
            text=article.source[span.start : span.end],
            sentence=article.source[span.start : span.end],
            message=" ".join(messages),
        )


def _place(source: str, front_matter: Span, key: str) -> Span:
    """Where a key stands; the first key of the front matter where it does not."""
    name = re.escape(key.split(".")[0])
    found = re.compile(rf"^[\"']?({name})[\"']?\s*:", re.M).search(source, front_matter.start, front_matter.end) or re.compile(
        r"^[\"']?([\w-]+)[\"']?\s*:", re.M
    ).search(source, front_matter.start, front_matter.end)
    return Span(*found.span(1)) if found else front_matter
