"""Words as the formulas take them, each looked up once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quietword.readability import formulas
from quietword.readability.formulas import Counts

LONG = 3                  # syllables from which SMOG calls a word long
_REMEMBERED = 200_000     # words; a limit for processes that run for weeks

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@[\w-]+\.\S+")
_AS_TYPED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": " ", "—": " ", "/": " ", "…": " ", "•": " "})


@dataclass(frozen=True, slots=True)
class Word:
    """What the formulas know of a word."""

    text: str
    syllables: int
    hard: bool            # not on the Dale-Chall list

    @property
    def long(self) -> bool:
        return self.syllables >= LONG


_words: dict[str, Word] = {}


def look_up(word: str) -> Word:
    """A word with its syllables, worked out at its first use."""
    known = _words.get(word)
    if known is None:
        if len(_words) >= _REMEMBERED:
            _words.clear()
        known = _words[word] = Word(word, formulas.syllables(word), formulas.is_hard(word))
    return known


def words(text: str) -> list[Word]:
    """The words of a sentence, in order.

    A reader takes "don’t" as "don't", "9am–5pm" as two words and skips web addresses; textstat does not, so they are
    set out for it.
    """
    if not text.isascii() or "/" in text or "@" in text or "www." in text:
        text = _ADDRESS.sub(" ", text).translate(_AS_TYPED)
    remembered = _words.get
    return [remembered(word) or look_up(word) for word in formulas.split(text)]


def count(found: Sequence[Word], sentences: int = 1) -> Counts:
    """The counts of some words that make up `sentences` sentences."""
    return Counts(len(found), sentences, sum([word.syllables for word in found]),
                  sum([word.syllables >= LONG for word in found]), sum([word.hard for word in found]))


class KnownTerms:
    """A practice's unavoidable words ("therapist", "panic attack"), also with -s and 's, in any case."""

    def __init__(self, terms: Iterable[str]):
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for term in terms:
            parts = tuple(word.text for word in words(term.lower()))
            for ending in ("", "s", "'s", "es") if parts else ():
                form = (*parts[:-1], parts[-1] + ending)
                self._by_first.setdefault(form[0], []).append(form)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def within(self, sentence: Sequence[Word]) -> list[Word]:
        """The words of a sentence that belong to known terms."""
        if not self._by_first:
            return []
        low = [word.text.lower() for word in sentence]
        found: set[int] = set()
        for at, first in enumerate(low):
            for form in self._by_first.get(first, ()):
                if tuple(low[at:at + len(form)]) == form:
                    found.update(range(at, at + len(form)))
        return [sentence[at] for at in sorted(found)]
