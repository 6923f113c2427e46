"""What the rules of this room share: an article measured once, whichever of them asks first."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from quietword.article import PROSE
from quietword.readability.scores import Profile, profile

_profiles: WeakKeyDictionary[Any, Profile | None] = WeakKeyDictionary()


def profile_of(reading: Any) -> Profile | None:
    """The profile of the article that a rule is reading; None where it is not in English or holds no prose."""
    if reading not in _profiles:
        _profiles[reading] = profile(reading.article, reading.config.known_terms, reading.of(PROSE))
    return _profiles[reading]


def line_of(reading: Any, segment: Any, start: int) -> Any:
    """The rule's own line for a measured sentence, so that a finding quotes the sentence and not its whole paragraph."""
    return next(line for line in reading.lines if line.segment is segment and line.start == start)
