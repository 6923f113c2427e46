"""Listed helplines that an article names and that were not checked for longer than the practice allows; numbers of other countries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from quietword.rules import Hit, Reading, Rule

_ABROAD = re.compile(r"\b(?:call|dial|ring|text|phone) (?:988|911)\b")
_COUNTRY = re.compile(r"\b(?:us|usa|united states|america|canada|states)\b")


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """One finding a helpline that is out of date, at its first mention; one a number that does not work in the UK."""
    today, told = reading.surroundings.today, set()
    oldest = today - timedelta(days=reading.config.stale_after) if today else None
    stale = {
        line.name.lower().split(",")[0]: line
        for line in reading.config.helplines
        if oldest and line.checked and line.checked < oldest
    }
    for line in reading.of(rule.kinds):
        for match in _ABROAD.finditer(line.folded):
            if not _COUNTRY.search(line.folded):
                yield reading.hit(
                    line,
                    *match.span(),
                    message="This number does not work in the UK.",
                    instead="Say which country it is for, or give 999, 111 or Samaritans.",
                )
        for name in [name for name in stale if name not in told and name.split()[0] in line.words]:
            if (at := line.folded.find(name)) >= 0:
                told.add(name)
                yield reading.hit(
                    line, at, at + len(name), message=f"{stale[name].name} was last checked on {stale[name].checked}."
                )
