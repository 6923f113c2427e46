"""Words as the formulas take them, each looked up once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quietword.readability import formulas
from quietword.readability.formulas import Counts

LONG = 3                  # syllables from which SMOG calls a word long
_REMEMBERED = 200_000     # words; a limit for processes that run for weeks

_BREAK = "0" * 24           # stands between sentences: textstat takes it for a word, and needs no patterns to count it
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@[\w-]+\.\S+")
_AS_TYPED = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("–", " "), ("—", " "), ("/", " "), ("…", " "), ("•", " "))


@dataclass(frozen=True, slots=True)
class Word:
    """What the formulas know of a word."""

    text: str
    syllables: int
    hard: bool            # not on the Dale-Chall list

    @property
    def long(self) -> bool:
        return self.syllables >= LONG


class _Words(dict[str, Word]):
    """Words met so far. A new one is looked up at its first use."""

    def __missing__(self, word: str) -> Word:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = Word(word, formulas.syllables(word), formulas.is_hard(word))
        return found


_words = _Words()


def words(text: str) -> list[Word]:
    """The words of a sentence, in order.

    A reader takes "don’t" as "don't", "9am–5pm" as two words and skips web addresses; textstat does not, so they are
    set out for it.
    """
    return [_words[word] for word in formulas.split(_set_out(text))]


def words_of_each(texts: Sequence[str]) -> list[list[Word]]:
    """The words of several sentences, as `words` gives them; faster, as textstat is asked once for all of them."""
    together = _set_out(f" {_BREAK} ".join(texts))
    if together.count(_BREAK) >= len(texts):      # somebody writes as we do
        return [words(text) for text in texts]
    spelt = formulas.split(together)
    found = [_words[word] for word in spelt]
    at, each = 0, []
    for _ in texts[1:]:
        end = spelt.index(_BREAK, at)
        each.append(found[at:end])
        at = end + 1
    return [*each, found[at:]] if texts else []


def _set_out(text: str) -> str:
    if text.isascii() and "/" not in text and "@" not in text and "www." not in text:
        return text
    text = _ADDRESS.sub(" ", text) if "/" in text or "@" in text or "www." in text else text
    for typed, plain in _AS_TYPED:
        text = text.replace(typed, plain)
    return text


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
