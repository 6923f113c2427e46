"""What the four waiver rules share: the engine works out the troubles, each rule reports its own."""

from __future__ import annotations

from collections.abc import Iterator

from quietword.rules import Hit, Reading, Rule


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """The waivers that do not work for the reason that this rule is about."""
    for trouble in reading.waiver_troubles:
        if trouble.rule == rule.name:
            yield Hit(trouble.span, text=reading.article.source[trouble.span.start : trouble.span.end], message=trouble.message)
