"""A sentence ready to be searched: folded, its words known, its names sorted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from quietword.article import Article, Kind, Segment, sentences
from quietword.language import patterns
from quietword.language.names import People, view
from quietword.language.text import fold, words


_QUOTED = re.compile(r"[\"“][^\"”]{0,600}(?:[\"”]|$)")


@dataclass(frozen=True)
class Line:
    """One sentence of an article: `segment.text[start:end]`. `index` counts sentences, `section` headings, from 0."""

    segment: Segment
    start: int
    end: int
    text: str
    folded: str
    words: frozenset[str]
    index: int
    section: int
    people: People

    @cached_property
    def view(self) -> str:
        """The folded text with names overwritten by their sort (see `names`)."""
        return view(self.text, self.folded, self.people, self.segment.kind is Kind.HEADING)

    @cached_property
    def narration(self) -> str:
        """The view with everything between double quotation marks blanked: what the author says, not whom they quote."""
        return _QUOTED.sub(lambda match: " " * len(match[0]), self.view)

    def has(self, pattern: str) -> bool:
        """Whether the pattern occurs in the sentence."""
        return next(self.matches(pattern), None) is not None

    def narrates(self, pattern: str) -> bool:
        """Whether the pattern occurs in the sentence outside quotation marks."""
        compiled = patterns.compile(pattern)
        if compiled.anchors is not None and compiled.anchors.isdisjoint(self.words):
            return False
        return compiled.regular_expression.search(self.narration) is not None

    def matches(self, pattern: str) -> Iterator[re.Match]:
        """The pattern's matches; their offsets count from the start of the sentence."""
        compiled = patterns.compile(pattern)
        if compiled.anchors is not None and compiled.anchors.isdisjoint(self.words):
            return iter(())
        return compiled.regular_expression.finditer(getattr(self, compiled.reads))


def lines(article: Article, known: Sequence[str] = ()) -> tuple[Line, ...]:
    """Every sentence of every segment, in the order of the source. `known` are full names that are no client's (staff)."""
    found: list[Line] = []
    people = People()
    for name in known:
        people.introduced.update(part.lower() for part in name.split())
    section = 0
    for segment in article.segments:
        section += segment.kind is Kind.HEADING
        for sentence in sentences(segment):
            text = segment.text[sentence.start:sentence.end]
            folded = fold(text)
            found.append(Line(segment, sentence.start, sentence.end, text, folded, frozenset(words(folded)), len(found),
                              section, people))
            people.read(text)
    return tuple(found)
