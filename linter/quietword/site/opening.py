"""Opening hours as people write them, made plain enough for a browser to say whether a line is open now.

Only what is understood for certain gets a badge; the words themselves always stand on the page.
"""

from __future__ import annotations

import re

# countries whose clocks show London's time; Dublin's do
LONDON = frozenset({"UK", "England", "Scotland", "Wales", "Northern Ireland", "England and Wales", "England, Scotland and Wales",
                    "England, Wales and Northern Ireland", "Ireland"})
_HOURS = re.compile(r"(?P<day>24 hours a day)|(?P<start>\S+) to (?P<end>\S+)")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)")
_DAYS = {"every day": "1234567", "Monday to Friday": "12345", "Monday to Saturday": "123456", "Saturday and Sunday": "67"}
_NOT_ON = "not on bank holidays"


def opening(hours: str, country: str) -> str:
    """Days (1 is Monday) and minutes of the London day: "5pm to midnight, every day" gives "1234567 1020-1440".

    Hours that go on after midnight end beyond 1440, and belong to the day on which they begin. "?" at the end says that
    bank holidays may differ. Empty where the words are not understood or the clock is another.
    """
    times, *rest = [part.strip() for part in hours.split(",")]
    found = _HOURS.fullmatch(times)
    days = _DAYS.get(rest[0]) if rest else None
    if country not in LONDON or not found or not days or rest[1:] not in ([], [_NOT_ON]):
        return ""
    start, end = (0, 1440) if found["day"] else (_minutes(found["start"], 0), _minutes(found["end"], 1440))
    if start is None or end is None or start == end:
        return ""
    end += 1440 if end < start else 0
    unsure = "" if len(days) == 7 and not rest[1:] else "?"
    return f"{days} {start}-{end}{unsure}"


def _minutes(text: str, midnight: int) -> int | None:
    """Minutes since midnight; `midnight` is what the word itself means here."""
    if text in ("midnight", "noon"):
        return midnight if text == "midnight" else 720
    found = _TIME.fullmatch(text)
    if not found or not 1 <= int(found[1]) <= 12 or int(found[2] or 0) > 59:
        return None
    return (int(found[1]) % 12 + (12 if found[3] == "pm" else 0)) * 60 + int(found[2] or 0)
