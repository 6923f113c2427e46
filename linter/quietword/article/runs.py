"""The bookkeeping of offsets: a source with its lines, and prose that remembers where it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from markdown_it.token import Token

from quietword.article.model import Kind, Run, Segment, Span

_LETTER = re.compile(r"\w")
_MARKUP_ONLY = re.compile(r"^[\W\d_]*$")


class Source:
    """A document whose Markdown starts at `start`: its text as it stands, and as markdown-it reads it."""

    def __init__(self, text: str, start: int):
        self.text, self.start = text, start
        self.normal = text[start:].replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")

    @cached_property
    def _lines(self) -> list[int]:
        """Offsets in the text of the starts of the Markdown's lines, and of its end."""
        starts = [self.start]
        starts += [match.end() for match in re.compile(r"\r\n|\n|\r").finditer(self.text, self.start)]
        return [*starts, len(self.text)]

    def line_start(self, line: int) -> int:
        """Offset of a line of the Markdown, counted from 0."""
        return self._lines[min(line, len(self._lines) - 1)]

    def line(self, line: int) -> str:
        """A line's text without its end."""
        return self.text[self.line_start(line) : self.line_start(line + 1)].rstrip("\r\n")

    def lines_of(self, token: Token, column: int) -> tuple[list[int], int]:
        """For each line of an inline token's content, (offset in content, offset in the source), flattened.

        Markdown strips what stands before a line (a quote's marks, a list's indent), so each line of the content is found at the
        end of its source line; a table cell is found from `column` on.
        """
        if column or (token.level and "\n" not in token.content and "|" in self.line((token.map or [0])[0])):
            return self._cell(token, column)
        origin: list[int] = []
        at = 0
        for number, part in enumerate(token.content.split("\n")):
            line = (token.map or [0])[0] + number
            raw = self.line(line)
            end = len(raw.rstrip()) if not part.endswith((" ", "\t")) else len(raw)
            place = raw.rfind(part, 0, end)
            if part and raw[place + len(part) :].strip(" \t#"):
                place = raw.find(part)
            origin += [at, self.line_start(line) + max(place, 0)]
            at += len(part) + 1
        return origin, 0

    def _cell(self, token: Token, column: int) -> tuple[list[int], int]:
        """The origin of a table cell, in which every `\\|` of the source has become `|`."""
        line = (token.map or [0])[0]
        raw, base, origin, at = self.line(line), self.line_start(line), [], 0
        for piece in re.findall(r"\|?[^|]*", token.content)[:-1] or [""]:
            place = raw.find(piece, column)
            column = (place if place >= 0 else column) + len(piece)
            origin += [at, base + max(place, 0)]
            at += len(piece)
        return origin, column

    @staticmethod
    def place(origin: list[int], at: int) -> int:
        """The source offset of an offset in a token's content."""
        index = 0
        while index + 2 < len(origin) and origin[index + 2] <= at:
            index += 2
        return origin[index + 1] + at - origin[index]

    def span(self, origin: list[int], start: int, end: int) -> Span:
        return Span(self.place(origin, start), self.place(origin, end))

    def line_segments(self, lines: range, kind: Kind, block: int) -> list[Segment]:
        """One segment for each line that is not blank."""
        found = []
        for line in lines:
            raw = self.line(line)
            shown = raw.strip()
            if shown:
                found.append(
                    Segment(
                        kind, shown, (Run(0, self.line_start(line) + raw.index(shown), len(shown), len(shown)),), block=block
                    )
                )
        return found

    def uncovered(self, found: list[Segment], skipped: list[tuple[int, int]], block: int) -> list[Segment]:
        """Segments for every stretch with letters that none of `found` holds: link targets, labels, whatever else there is."""
        ranges = sorted([(run.source, run.source + run.source_length) for s in found for run in s.runs] + skipped)
        rest: list[Segment] = []
        at = self.start
        for start, end in [*ranges, (len(self.text), len(self.text))]:
            if start > at:
                rest += self._stretches(at, start, block + len(rest))
            at = max(at, end)
        return rest

    def _stretches(self, start: int, end: int, block: int) -> list[Segment]:
        found = []
        for match in re.compile(r"[^\r\n]+").finditer(self.text, start, end):
            text = match[0].strip(" \t#>*_-+|[](){}:!\"'`~=\\")
            if not _MARKUP_ONLY.match(text):
                at = match.start() + match[0].index(text)
                kind = (
                    Kind.LINK_TARGET
                    if re.match(
                        r"(https?:|mailto:|tel:|sms:|[\w./#-]+\.(md|html?|png|jpe?g|webp|avif|svg|gif|heic|bmp|tiff?|pdf|docx?|mp[34]|m4a|wav|mov)\b)",
                        text,
                    )
                    else Kind.RAW
                )
                found.append(Segment(kind, text, (Run(0, at, len(text), len(text)),), block=block + len(found) + 1))
        return found


@dataclass
class Prose:
    """Text put together from pieces of a block, with the map back to the source."""

    source: Source
    origin: list[int]
    parts: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add(self, text: str, at: int, source_length: int) -> None:
        """Adds text that was read at offset `at` of the block's content from `source_length` characters."""
        if not text:
            return
        place = self.source.place(self.origin, at)
        last = self.runs[-1] if self.runs else None
        if last and last.length == last.source_length and len(text) == source_length and last.source + last.length == place:
            self.runs[-1] = Run(last.at, last.source, last.length + len(text), last.length + len(text))
        else:
            self.runs.append(Run(self.length, place, len(text), source_length))
        self.parts.append(text)
        self.length += len(text)

    def segment(self, kind: Kind, level: int, block: int) -> Segment:
        return Segment(kind, self.text, tuple(self.runs), level=level, block=block)

    def cut(self, start: int, end: int, kind: Kind, block: int) -> Segment:
        """The piece `[start:end]` as a segment of its own."""
        whole = self.segment(kind, 0, block)
        span = whole.span(start, end)
        text = self.text[start:end]
        return Segment(kind, text, (Run(0, span.start, len(text), span.end - span.start),), block=block)

    def without(self, ranges: list[tuple[int, int]]) -> Prose:
        """The prose less some ranges."""
        rest = Prose(self.source, self.origin)
        whole, text, at = self.segment(Kind.PARAGRAPH, 0, 0), self.text, 0
        for start, end in [*ranges, (len(text), len(text))]:
            for run in whole.runs:
                low, high = max(at, run.at), min(start, run.at + run.length)
                if low < high:
                    exact = run.length == run.source_length
                    rest.runs.append(
                        Run(
                            rest.length,
                            run.source + (low - run.at if exact else 0),
                            high - low,
                            high - low if exact else run.source_length,
                        )
                    )
                    rest.parts.append(text[low:high])
                    rest.length += high - low
            at = end
        return rest
