"""An approval by somebody who wrote the article."""

from __future__ import annotations

from collections.abc import Iterator

from quietword.article import Kind
from quietword.library.schema import wrote
from quietword.rules import Hit, Reading, Rule


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """Each `review.by` that names an author."""
    for segment in reading.article.segments:
        if (
            segment.kind is Kind.FRONT_MATTER
            and segment.key == "review.by"
            and wrote(segment.text, reading.article.front_matter)
        ):
            yield reading.hit(segment)
