"""How many syllables a word has: a table packed into one file, searched where it lies.

The counts come from The CMU Pronouncing Dictionary (its notice is `data/CMUDICT-LICENSE.txt`). The file is built by
`scripts/build_syllables.py`. Unpacking takes milliseconds and a look-up microseconds; a dictionary of 126,000 words would
slow the start of every check.
"""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files

MANY = 3000        # words asked for, from which a dictionary of them all pays: a library, not an article


class Table:
    """Words and their syllables: sorted lines, each a word and a letter (A for 0, B for 1 …)."""

    def __init__(self, lines: bytes):
        self._lines = lines
        self._asked = 0
        self._counts: dict[str, int] = {}

    def count(self, word: str) -> int | None:
        """Syllables of a lower-case word; None where the table does not have it."""
        if self._counts:
            return self._counts.get(word)
        self._asked += 1
        if self._asked > MANY:
            self._counts = {line[:-1]: ord(line[-1]) - ord("A") for line in self._lines.decode().split("\n") if line}
        return self._search(word)

    def _search(self, word: str) -> int | None:
        wanted, lines = word.encode("utf-8", "replace"), self._lines
        low, high = 0, len(lines) - 1            # both at a line break, so that a line lies between
        while low < high:
            start = lines.rfind(b"\n", low, (low + high) // 2 + 1) + 1
            end = lines.find(b"\n", start)
            found = lines[start:end - 1]
            if found == wanted:
                return lines[end - 1] - ord("A")
            if found < wanted:
                low = end
            else:
                high = start - 1
        return None


@cache
def table() -> Table:
    """The table that ships with the package."""
    return Table(zlib.decompress(files("quietword.readability").joinpath("data/syllables.z").read_bytes()))


class Pronunciations:
    """The table dressed as the dictionary that textstat asks: a word's pronunciations, each a list of phones.

    textstat takes the first pronunciation and counts the phones that end in a digit, so nothing else is told.
    """

    def __getitem__(self, word: str) -> list[list[str]]:
        count = table().count(word)
        if count is None:
            raise KeyError(word)
        return [["1"] * count]
