"""Which texts may stand in YAML without quotes, for readers of its version 1.1 and 1.2 alike."""

from __future__ import annotations

import re

_BARE = re.compile(r"[A-Za-z](?:[\w .’'()/–-]*[\w.)])?")
_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def is_bare(value: str) -> bool:
    """Whether a text means itself without quotes, in a list or braces too."""
    return bool(_BARE.fullmatch(value)) and value.casefold() not in _WORDS
