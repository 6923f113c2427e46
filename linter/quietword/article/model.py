"""What an article is once it has been read: pieces of text that know where they came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """Where in an article a piece of text stands. Rules choose kinds."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE_CELL = "table-cell"
    CALL_OUT = "call-out"  # the title of "!!! note"; its body has the kinds of any other text
    TAB = "tab"  # the title of '=== "Tab"'
    CAPTION = "caption"  # a subtitle cue or figure caption
    FOOTNOTE = "footnote"
    ALT = "alt"
    TITLE = "title"  # the title of a link or image, shown on hover
    ATTRIBUTE = "attribute"  # {: ... } and attributes of raw HTML
    COMMENT = "comment"
    HTML = "html"  # text between raw HTML tags
    CODE = "code"
    LINK_TARGET = "link-target"
    FRONT_MATTER = "front-matter"  # one string value; `key` names it ("review.by")
    FILE_NAME = "file-name"
    RAW = "raw"  # whatever no other kind covers, so that nothing goes unread


PROSE = frozenset(
    {
        Kind.PARAGRAPH,
        Kind.HEADING,
        Kind.LIST_ITEM,
        Kind.QUOTE,
        Kind.TABLE_CELL,
        Kind.CALL_OUT,
        Kind.TAB,
        Kind.CAPTION,
        Kind.FOOTNOTE,
    }
)
"""Kinds that a reader reads as running text; readability looks at nothing else."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of the source, in characters (Unicode code points) from the start of the file."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the source as people say it: line and column count from 1, in characters; offset from 0."""

    line: int
    column: int
    offset: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a segment's text and the source it was read from.

    Where `length == source_length` characters correspond one to one; otherwise the whole stretch (an entity, say)
    stands for the whole source range.
    """

    at: int
    source: int
    length: int
    source_length: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of text as a reader sees it, soft line breaks joined by a space, with the map back to the source."""

    kind: Kind
    text: str
    runs: tuple[Run, ...]
    key: str = ""  # front matter: the dotted key; attribute: its name
    level: int = 0  # heading: 1 to 6; list item: depth from 1
    block: int = 0  # segments of one block (a paragraph and the alt texts in it) share the number
    cue: str = ""  # subtitles: the time code of the first cue
    cues: tuple[tuple[int, str], ...] = ()  # subtitles: where in the text each cue begins, and its time code

    def span(self, start: int, end: int) -> Span:
        """The source range of `text[start:end]` (offsets in characters, `start <= end`)."""
        first = self._source(start, after=False)
        return Span(first, max(first, self._source(end, after=True)))

    def cue_at(self, at: int) -> str:
        """Subtitles: the time code of the cue that holds `text[at]`; a segment may run over several cues."""
        index = bisect_right(self.cues, at, key=lambda cue: cue[0]) - 1
        return self.cues[index][1] if index >= 0 else self.cue

    def _source(self, at: int, *, after: bool) -> int:
        if not self.runs:
            return 0
        index = max(bisect_right(self.runs, at - after, key=lambda run: run.at) - 1, 0)
        run = self.runs[index]
        within = min(max(at - run.at, 0), run.length)
        if run.length == run.source_length:
            return run.source + within
        return run.source + (run.source_length if (within and after) or within == run.length else 0)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a segment: `segment.text[start:end]`."""

    segment: Segment
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.segment.text[self.start : self.end]


@dataclass(frozen=True)
class Article:
    """One source file, read: what it says, piece by piece, in the order of the source."""

    path: str
    source: str
    segments: tuple[Segment, ...]
    front_matter: dict = field(default_factory=dict)
    front_matter_span: Span | None = None
    body_start: int = 0  # offset of the first character after the front matter
    wording_examples: int = 0  # fenced blocks marked `wording-example`, which rules skip

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        at = self.source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.source.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Line and column of a source offset. The only place in the house that knows about lines."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1, offset)


class ArticleError(Exception):
    """A source that cannot be read as an article: says the file, the line (from 1) and what is wrong."""

    def __init__(self, path: str, line: int, problem: str):
        super().__init__(f"{path}:{line}: {problem}")
        self.path, self.line, self.problem = path, line, problem
