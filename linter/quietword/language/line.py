"""A sentence ready to be searched: folded, its words known, its names sorted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from quietword.article import Article, Kind, Segment, sentences
from quietword.language import patterns
from quietword.language.names import SORTS, People, view
from quietword.language.text import fold, words

_QUOTED = re.compile(r"[\"“][^\"”]{0,600}(?:[\"”]|$)")


@dataclass(frozen=True)
class Line:
    """One sentence of an article: `segment.text[start:end]`. `index` counts sentences and `section` headings, from 0."""

    segment: Segment
    start: int
    end: int
    text: str
    folded: str
    view: str  # the folded text with names overwritten by their sort (see `names`)
    words: frozenset[str]  # and the sorts of names that stand in it
    index: int
    section: int

    @cached_property
    def narration(self) -> str:
        """The view with everything between double quotation marks blanked: what the author says, not whom they quote.

        One or two words in quotation marks are no quotation but a name or a manner of speaking, and stay.
        """
        return _QUOTED.sub(lambda match: match[0] if match[0].count(" ") < 2 else " " * len(match[0]), self.view)

    def has(self, pattern: str) -> bool:
        """Whether the pattern occurs in the sentence."""
        return next(self.matches(pattern), None) is not None

    def narrates(self, pattern: str) -> bool:
        """Whether the pattern occurs in the sentence outside quotation marks."""
        likely = patterns.index(pattern).candidates(self.words)
        return any(part.may_match(self.words) and part.regular_expression.search(self.narration) for part in likely)

    def matches(self, pattern: str) -> Iterator[re.Match]:
        """The pattern's matches; their offsets count from the start of the sentence."""
        for part in patterns.index(pattern).candidates(self.words):
            if part.may_match(self.words):
                yield from part.regular_expression.finditer(getattr(self, part.reads))


def lines(article: Article, known: Sequence[str] = ()) -> tuple[Line, ...]:
    """Every sentence of every segment, in the order of the source. `known` are full names that are no client's (staff)."""
    read: list[tuple[Segment, int, int, int]] = []
    people = People()
    for name in known:
        people.introduced.update(part.lower() for part in name.split())
    section = 0
    for segment in article.segments:
        section += segment.kind is Kind.HEADING
        for sentence in sentences(segment):
            people.read(segment.text[sentence.start : sentence.end])
            read.append((segment, sentence.start, sentence.end, section))
    return tuple(_line(index, *place, people) for index, place in enumerate(read))


def _line(index: int, segment: Segment, start: int, end: int, section: int, people: People) -> Line:
    text = segment.text[start:end]
    folded = fold(text)
    shown = view(text, folded, people, segment.kind is Kind.HEADING)
    met = words(folded)
    if shown is not folded:
        met.update(sort for sort in SORTS.values() if sort in shown)
    return Line(segment, start, end, text, folded, shown, frozenset(met), index, section)
