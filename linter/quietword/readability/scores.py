"""How hard an article is to read: block by block, sentence by sentence, with textstat's formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quietword.article import PROSE, Article, Kind, Segment, sentences
from quietword.readability import formulas
from quietword.readability.formulas import Counts
from quietword.readability.words import KnownTerms, Word, count, words_of_each

WORDS_A_MINUTE = 200      # unhurried; adults average 238 on paper (Brysbaert, 2019)
YEARS = 5                 # a US school grade's children are five years older than its number


@dataclass(frozen=True, slots=True)
class Scores:
    """What the formulas say. Grades are US school grades with one decimal; ages are years."""

    words: int
    sentences: int
    reading_seconds: int
    flesch_kincaid_grade: float
    reading_age: float
    smog: float
    hard_word_share: float                  # of all words, 0 to 1: not on the Dale-Chall list
    known_words: int = 0                    # words that belong to known terms
    grade_without_known_terms: float = 0.0  # the same grade as above where there are none
    reading_age_without_known_terms: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """A sentence with its words: `segment.text[start:end]`."""

    segment: Segment
    start: int
    end: int
    words: tuple[Word, ...]
    known: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        return self.segment.text[self.start:self.end]


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, up to the next heading. The opening has no title."""

    title: str
    level: int
    sentences: tuple[Measured, ...]
    counts: Counts
    known: Counts

    @property
    def scores(self) -> Scores:
        return rated(self.counts, self.known)


@dataclass(frozen=True)
class Profile:
    """Everything measured of one article."""

    sections: tuple[Section, ...]
    scores: Scores
    counts: Counts = field(repr=False)

    @property
    def sentences(self) -> Iterable[Measured]:
        return (sentence for section in self.sections for sentence in section.sentences)


def score(article: Article, known_terms: Sequence[str] = ()) -> Scores | None:
    """Scores of an article; None where it is not in English or holds no prose."""
    found = profile(article, known_terms)
    return found.scores if found else None


def profile(article: Article, known_terms: Sequence[str] = (), lines: Iterable | None = None) -> Profile | None:
    """An article measured; None where it is not in English or holds no prose.

    `lines` are its sentences where they have been cut already (anything with `segment`, `start` and `end`).
    """
    if not is_english(article):
        return None
    known, sections, open_ = KnownTerms(known_terms), [], []
    for sentence in _measured(_cut(article) if lines is None else lines, known):
        if sentence.segment.kind is Kind.HEADING and sentence.start == 0 and open_:
            sections.append(_section(open_))
            open_ = []
        open_.append(sentence)
    if not open_:
        return None
    sections.append(_section(open_))
    counts, familiar = Counts(), Counts()
    for section in sections:
        counts, familiar = counts + section.counts, familiar + section.known
    return Profile(tuple(sections), rated(counts, familiar), counts)


def language(article: Article) -> str:
    """The language that an article says it is in; "en" where it does not say."""
    return str(article.front_matter.get("lang") or "en").strip()


def is_english(article: Article) -> bool:
    """Whether the formulas, which know English only, may score the article."""
    return language(article).lower().replace("_", "-").split("-")[0] in ("en", "english")


def _cut(article: Article) -> Iterable:
    for segment in article.segments:
        if segment.kind in PROSE:
            yield from sentences(segment)


def _measured(lines: Iterable, known: KnownTerms) -> Iterable[Measured]:
    """The sentences that hold words. A heading, a list item, a table cell: each ends what a reader takes in at once."""
    lines = [line for line in lines if line.segment.kind in PROSE]
    each = words_of_each([line.segment.text[line.start:line.end] for line in lines])
    for line, found in zip(lines, each, strict=True):
        if found:
            yield Measured(line.segment, line.start, line.end, tuple(found), tuple(known.within(found)) if known else ())


def _section(found: Sequence[Measured]) -> Section:
    first = found[0].segment
    heading = first if first.kind is Kind.HEADING else None
    all_words = [word for sentence in found for word in sentence.words]
    familiar = [word for sentence in found for word in sentence.known]
    return Section(heading.text if heading else "", heading.level if heading else 0, tuple(found),
                   count(all_words, len(found)), count(familiar, 0))


def without(counts: Counts, known: Counts) -> Counts:
    """Counts in which known terms weigh as much as the other words do on average: they lengthen a sentence, no more."""
    others = counts.words - known.words
    if not known.words or not others:
        return counts
    syllables = (counts.syllables - known.syllables) / others * counts.words
    return Counts(counts.words, counts.sentences, min(syllables, counts.syllables),
                  counts.long_words - known.long_words, counts.hard_words - known.hard_words)


def rated(counts: Counts, known: Counts = Counts()) -> Scores:  # noqa: B008 - frozen
    """The scores that follow from counts; `known` are those of known terms among them."""
    grade = round(formulas.flesch_kincaid_grade(counts), 1)
    eased = round(formulas.flesch_kincaid_grade(without(counts, known)), 1) if known.words else grade
    return Scores(
        counts.words, counts.sentences, round(60 * counts.words / WORDS_A_MINUTE), grade, round(grade + YEARS, 1),
        round(formulas.smog(counts), 1), round(counts.hard_words / counts.words, 3) if counts.words else 0.0,
        known.words, eased, round(eased + YEARS, 1))
