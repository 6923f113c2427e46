"""The bookkeeping of offsets: a source as Markdown reads it, and prose that remembers where it was read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from html import unescape

from quietword.article.model import Kind, Run, Segment

_CRLF = re.compile(r"\r\n")
_INVISIBLE = (
    "\x02\x03\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffb"
)
_DROPPED = re.compile(rf"[{_INVISIBLE}]+|(?<=\w)\u200d(?=\w)|(?<=\w)[\U000e0000-\U000e007f]+|(?<=[ \t])[ \t]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
INVISIBLE = re.compile(rf"[{_INVISIBLE}\U000e0000-\U000e007f]|(?<=\w)\u200d(?=\w)")
"""Characters that a reader cannot see, and which could split a word unnoticed."""


class Source:
    """A text whose Markdown begins at `start`. `normal` is what is parsed: line ends are line feeds, NUL is U+FFFD.

    Everything is read in offsets of `normal`; `runs` turns them into offsets of the text as it stands in the file.
    """

    def __init__(self, text: str, start: int = 0):
        self.text, self.start = text, start
        normal = text[start:] if start else text
        self._crlf: list[int] = []
        if "\r" in normal:
            self._crlf = [match.start() - count for count, match in enumerate(_CRLF.finditer(normal))]
            normal = normal.replace("\r\n", "\n").replace("\r", "\n")
        self.normal = normal.replace("\0", "\ufffd") if "\0" in normal else normal

    @classmethod
    def as_it_stands(cls, text: str) -> Source:
        """A source that is no Markdown: nothing is normalised."""
        source = cls("")
        source.text = source.normal = text
        return source

    @property
    def whole(self) -> Block:
        """All of it as one block."""
        return Block(self, self.normal, [0, 0])

    def place(self, at: int) -> int:
        """The offset in the file of an offset in `normal`."""
        return self.start + at + (bisect_left(self._crlf, at) if self._crlf else 0)

    def runs(self, runs: list[tuple[int, int, int, int]]) -> tuple[Run, ...]:
        """Runs in offsets of the file, from (offset in the text, offset in `normal`, length, length in `normal`)."""
        if not self._crlf:
            start = self.start
            return tuple([Run(at, place + start, length, held) for at, place, length, held in runs])
        return tuple(run for piece in runs for run in self._located(*piece))

    def _located(self, at: int, place: int, length: int, held: int) -> list[Run]:
        """One run, cut at every CRLF in it: there one character of the text stands for two of the file."""
        start, end = self.place(place), self.place(place + held)
        if length != held or end - start == held:
            return [Run(at, start, length, end - start)]
        found = []
        for index in range(bisect_left(self._crlf, place), bisect_left(self._crlf, place + held)):
            line_end = self._crlf[index]
            if line_end > place:
                found.append(Run(at, self.place(place), line_end - place, line_end - place))
            at += line_end - place
            found.append(Run(at, self.place(line_end), 1, 2))
            at, place, held = at + 1, line_end + 1, held - (line_end + 1 - place)
        return [*found, Run(at, self.place(place), held, held)] if held else found


class Block:
    """The text of a block, the marks of what it stands in taken away, and the place in `normal` of each of its lines.

    `lines` is flat: offset in the text, offset in `normal`, and so on.
    """

    __slots__ = ("_offsets", "_places", "_shift", "source", "text")

    def __init__(self, source: Source, text: str, lines: list[int]):
        self.source, self.text = source, text
        self._shift = lines[1] - lines[0]
        self._offsets, self._places = (lines[::2], lines[1::2]) if len(lines) > 2 else ([], [])

    def place(self, at: int) -> int:
        """The offset in `normal` of an offset in the text."""
        if not self._offsets:
            return at + self._shift
        index = bisect_right(self._offsets, at) - 1
        return self._places[index] + at - self._offsets[index]

    def cuts(self, start: int, end: int) -> list[int]:
        """Where, inside `[start:end]` of one line of the text, the source has something between: `\\|` in a table's cell."""
        if not self._offsets or "\n" in self.text:
            return []
        return self._offsets[bisect_right(self._offsets, start) : bisect_left(self._offsets, end)]


class Prose:
    """Text put together from pieces of a block, with the map back."""

    __slots__ = ("block", "length", "parts", "runs")

    def __init__(self, block: Block):
        self.block = block
        self.parts: list[str] = []
        self.runs: list[tuple[int, int, int, int]] = []  # offset, offset in `normal`, length, length in `normal`
        self.length = 0

    def add(self, text: str, at: int, held: int | None = None) -> None:
        """Adds text that was read from `held` characters (its own length by default) at `at` of the block's text."""
        for cut in self.block.cuts(at, at + len(text)) if held is None else ():
            self._add(text[: cut - at], self.block.place(at), cut - at)
            text, at = text[cut - at :], cut
        self._add(text, self.block.place(at), len(text) if held is None else held)

    def _add(self, text: str, place: int, held: int) -> None:
        length = len(text)
        if not length:
            return
        if self.runs and length == held:
            at, before, was, had = self.runs[-1]
            if was == had and before + was == place:
                self.runs[-1] = (at, before, was + length, was + length)
                self.parts.append(text)
                self.length += length
                return
        self.runs.append((self.length, place, length, held))
        self.parts.append(text)
        self.length += length

    def add_lines(self, start: int, end: int) -> None:
        """Adds `text[start:end]` of the block with every line break and the blanks around it as one space."""
        text = self.block.text
        while (line_end := text.find("\n", start, end)) >= 0:
            self.add(text[start:line_end].rstrip(" \t"), start)
            self.add(" ", line_end)
            start = line_end + 1
            while start < end and text[start] in " \t":
                start += 1
        self.add(text[start:end], start)

    def add_decoded(self, start: int, end: int, codes: re.Pattern, decode: Callable[[str], str]) -> None:
        """As `add_lines`, with whatever matches `codes` as what it stands for."""
        for match in codes.finditer(self.block.text, start, end):
            shown = decode(match[0])
            if shown != match[0]:
                self.add_lines(start, match.start())
                self.add(shown, match.start(), len(match[0]))
                start = match.end()
        self.add_lines(start, end)

    def add_escaped(self, start: int, end: int) -> None:
        """As `add_lines`, with HTML's entities as the characters that they stand for."""
        self.add_decoded(start, end, _ENTITY, unescape)

    def cut(self, start: int, end: int) -> None:
        """Takes out what was read from `normal[start:end]`."""
        self._keep(
            [
                (max(at, at + start - place), min(at + length, at + end - place)) if length == held else (at, at + length)
                for at, place, length, held in self.runs
                if place < end and start < place + held
            ]
        )

    def _keep(self, dropped: list[tuple[int, int]]) -> None:
        """Drops ranges of the text, given in order."""
        text, runs = "".join(self.parts), self.runs
        self.parts, self.runs, self.length = [], [], 0
        at, index = 0, 0
        for start, end in [*dropped, (len(text), len(text))]:
            while at < start:
                while runs[index][0] + runs[index][2] <= at:
                    index += 1
                first, place, length, held = runs[index]
                stop = min(start, first + length)
                if length == held:
                    self._add(text[at:stop], place + at - first, stop - at)
                else:
                    self._add(text[at:stop], place, held)
                at = stop
            at = max(at, end)

    def tidy(self) -> str:
        """The text without invisible characters, doubled blanks and blanks at its ends."""
        text = "".join(self.parts)
        bare = text.strip()
        if len(bare) != len(text):
            lead = len(text) - len(text.lstrip())
            self._keep([(0, lead), (lead + len(bare), len(text))] if bare else [(0, len(text))])
            text = bare
        if text and _DROPPED.search(text):
            self._keep([match.span() for match in _DROPPED.finditer(text)])
            text = "".join(self.parts)
            if text != text.strip():
                return self.tidy()
        return text

    def segment(self, kind: Kind, level: int = 0, block: int = 0, key: str = "") -> Segment | None:
        """What was put together as a segment; None where it is blank."""
        text = self.tidy()
        return Segment(kind, text, self.block.source.runs(self.runs), key, level, block) if text else None
