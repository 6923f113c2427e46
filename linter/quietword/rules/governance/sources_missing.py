"""An empty list of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.article import Span
from quietword.rules import Hit, Reading, Rule


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """The key `sources` where its list is empty."""
    article = reading.article
    if article.front_matter.get("sources") == []:
        found = re.compile(r"^(sources)\s*:", re.M).search(
            article.source, article.front_matter_span.start, article.front_matter_span.end
        )
        span = Span(*found.span(1)) if found else article.front_matter_span
        yield Hit(span, text="sources", sentence="sources")
