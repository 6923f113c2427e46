"""Dates as people read them."""

from __future__ import annotations

from datetime import date

_MONTHS = "January February March April May June July August September October November December".split()


def shown_date(day: date) -> str:
    """A date as people read it: 1 November 2026. Text, so that every site generator prints it alike."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
