"""The one door to textstat: its own formulas, offline, on counts that we hand in.

textstat counts words, sentences and syllables afresh for each formula, splits sentences at every full stop, and asks NLTK
for a pronouncing dictionary that NLTK would download. None of its code is copied here. Its functions are *lent* to us:
the same code runs with other helpers to call, so that its formulas read counts that were made once, sentence by sentence.
Nothing in textstat is changed for anybody else but where its dictionary comes from.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any

from quietword.readability.syllables import Pronunciations, table

LANGUAGE = "en_US"      # textstat's name for English; it has one English dictionary


@dataclass(frozen=True, slots=True)
class Counts:
    """All that the formulas need to know of a text."""

    words: int = 0
    sentences: int = 0
    syllables: float = 0
    long_words: int = 0       # of three syllables or more (SMOG)
    hard_words: int = 0       # not on the Dale-Chall list of familiar words

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.words + other.words, self.sentences + other.sentences, self.syllables + other.syllables,
                      self.long_words + other.long_words, self.hard_words + other.hard_words)


@cache
def backend() -> Any:
    """textstat's `backend` package, reading our syllables. NLTK is neither imported nor asked for anything."""
    stand_in: Any = ModuleType("nltk")
    stand_in.data = SimpleNamespace(find=lambda name: name)
    stand_in.corpus = SimpleNamespace(cmudict=SimpleNamespace(dict=Pronunciations))
    real = sys.modules.get("nltk")
    sys.modules["nltk"] = stand_in
    try:
        lookup = import_module("textstat.backend.utils._get_cmudict")
    finally:
        if real is None:
            del sys.modules["nltk"]
        else:
            sys.modules["nltk"] = real
    if lookup.nltk is not stand_in:           # somebody imported textstat before us
        lookup.nltk = stand_in
        lookup.get_cmudict.cache_clear()
    return import_module("textstat.backend")


def _lent(function: Any, **helpers: Any) -> Callable:
    """One of textstat's functions, uncached, calling our helpers instead of those of its own module."""
    own = function.__wrapped__
    return FunctionType(own.__code__, {**own.__globals__, **helpers}, own.__name__, own.__defaults__)


class _Hyphenation:
    """pyphen, whose patterns take a tenth of a second to load, loaded only when a word is in no dictionary."""

    def __init__(self, load: Callable):
        self._load = load

    def positions(self, word: str) -> list[int]:
        if word.isdecimal():      # patterns are made of letters
            return []
        return self._load(LANGUAGE).positions(word)


@cache
def _textstat() -> SimpleNamespace:
    """The functions that we use. Each takes what textstat's own takes, the formulas `Counts` in place of a text."""
    its, own = backend(), import_module("textstat.backend.counts._count_syllables")
    waiting = _Hyphenation(own.get_pyphen)
    syllables = _lent(its.counts.count_syllables, get_pyphen=lambda language: waiting)
    told: dict[str, Any] = {
        "count_words": lambda counts: counts.words,
        "count_sentences": lambda counts: counts.sentences,
        "count_syllables": lambda counts, language: counts.syllables,
        "count_polysyllable_words": lambda counts, language: counts.long_words,
        "count_difficult_words": lambda counts, language, syllable_threshold: counts.hard_words,
    }
    for name in ("words_per_sentence", "syllables_per_word"):
        told[name] = _lent(getattr(its.metrics, name), **told)
    return SimpleNamespace(
        list_words=own.list_words.__wrapped__, syllables=syllables,
        hard=_lent(its.validations.is_difficult_word, count_syllables=lambda word, language: 0),   # length is no matter
        **{name: _lent(getattr(its.metrics, name), **told)
           for name in ("flesch_kincaid_grade", "smog_index", "dale_chall_readability_score")})


def split(text: str) -> list[str]:
    """The words of a text as textstat takes them: punctuation and hyphens gone, contractions whole."""
    return _textstat().list_words(text)


def syllables(word: str) -> int:
    """Syllables of a word as textstat counts them: CMUdict's first pronunciation, hyphenation for other words."""
    known = table().count(word.lower())       # what textstat would look up first
    return _textstat().syllables(word, LANGUAGE) if known is None else known


def is_hard(word: str) -> bool:
    """Whether the word is not on the Dale-Chall list of words that children of ten know, as textstat reads it."""
    return _textstat().hard(word, 0, LANGUAGE)


def flesch_kincaid_grade(counts: Counts) -> float:
    """US school grade: 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid and others, 1975)."""
    return _textstat().flesch_kincaid_grade(counts, LANGUAGE)


def smog(counts: Counts) -> float:
    """US school grade from words of three syllables or more a sentence (McLaughlin, 1969). Made for 30 sentences."""
    return _textstat().smog_index(counts, LANGUAGE)


def dale_chall(counts: Counts) -> float:
    """Dale and Chall's score from words not on their list and words a sentence (1948): 4.9 and less is easy."""
    return _textstat().dale_chall_readability_score(counts, LANGUAGE)
