"""Review dates that have passed (where today is known) or lie further ahead than an approval may last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from quietword.article import Kind
from quietword.library.schema import day
from quietword.rules import Hit, Reading, Rule, Severity

DAYS_A_MONTH = 30.44


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """Each due date of an approval that is overdue (warning) or too far ahead (advice)."""
    review = reading.article.front_matter.get("review")
    entries = [entry for entry in (review if isinstance(review, list) else [review]) if isinstance(entry, dict)]
    places = [
        segment for segment in reading.article.segments if segment.kind is Kind.FRONT_MATTER and segment.key == "review.due"
    ]
    longest = timedelta(days=reading.config.review.longest * DAYS_A_MONTH)
    for entry, place in zip((entry for entry in entries if entry.get("due")), places, strict=False):
        due, on, today = day(entry["due"]), day(entry.get("on")), reading.surroundings.today
        if due and today and due < today:
            yield reading.hit(place)
        elif due and on and due - on > longest:
            yield reading.hit(
                place,
                severity=Severity.ADVICE,
                message=f"The next review is more than {reading.config.review.longest} months away.",
                instead="Set it within three years: 24 months is usual.",
            )
