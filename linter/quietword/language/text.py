"""Words, and text folded so that one spelling matches another without moving a single character."""

from __future__ import annotations

import re

WORD = re.compile(r"[\w'’]+")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "＇": "'", "‐": "-", "‑": "-"})


def fold(text: str) -> str:
    """Lower case with straight apostrophes and hyphens, character for character: `len(fold(text)) == len(text)`."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" becomes two characters; offsets must not move
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered if lowered.isascii() else lowered.translate(_APOSTROPHES)


def words(folded: str) -> set[str]:
    """The words of folded text, each also without a possessive or contracted ending ("client's" and "client")."""
    found = set(WORD.findall(folded))
    found.update([word.split("'")[0] for word in found if "'" in word])
    return found
