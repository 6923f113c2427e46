"""Captions and subtitles: plain text, SubRip and WebVTT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from quietword.article.html import value
from quietword.article.model import ArticleError, Kind, Segment
from quietword.article.text import Block, Prose, Source

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_TIME = r"(?:\d{1,3}:)?[0-5]?\d:[0-5]\d[.,]\d{1,3}"
_TIMING = re.compile(rf"[ \t]*({_TIME})[ \t]*-->[ \t]*({_TIME})(?:[ \t][^\r\n]*)?$")
_NEARLY = re.compile(r"[ \t]*\d{1,3}:\d{2}.*(?:->|–>|—>|→|\d:\d)")  # a time code with a slip in it
_TAG = re.compile(r"</?(?:[bcivu]|ruby|rt|lang|font)(?:\.[^\s>]*)?(?:\s+(?P<note>[^>]*))?>|<\d[\d:.]*>|\{\\[^}]*\}")
_EMOJI = "\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_ENDS = re.compile(rf"[.!?…:;♪][\"'”’»)\]]*\s*$|[{_EMOJI}][\ufe0f\u200d{_EMOJI}]*\s*$|(?:^|\s)[#@]\w+\s*$")
_ENDS_SENTENCE = re.compile(r"[.!?…♪][\"'”’»)\]]*\s*$")
_BEGINS = re.compile(rf"\s*(?:[-–—•·*▪]\s|\d+[.)]\s|[#@]\w|[{_EMOJI}])")
_LONGEST_PAUSE = 3.0  # seconds; a sentence does not run on over a longer one
_MOST_CUES = 60  # in one segment, where nothing ever ends a sentence


@dataclass
class _Cue:
    """A subtitle: when it shows, and its lines as ranges of the text."""

    code: str = ""
    start: float = 0.0
    end: float = 0.0
    lines: list[tuple[int, int]] = field(default_factory=list)


def caption(text: str) -> list[Segment]:
    """The paragraphs of a plain text, never read as Markdown; a line break is kept where a line is clearly at its end."""
    block = Source.as_it_stands(text).whole
    found, lines = [], []
    for start, end in [*_lines(text), (len(text), len(text))]:
        if text[start:end].strip(" \t\ufeff"):
            lines.append((start, end))
        elif lines:
            found.append(_joined(block, lines).segment(Kind.CAPTION, 0, len(found) + 1))
            lines = []
    return [segment for segment in found if segment]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The range of each line, without its end."""
    return (match.span(1) for match in _LINE.finditer(text) if match.start() < len(text))


def _joined(block: Block, lines: list[tuple[int, int]]) -> Prose:
    """Lines as one text: tags left out, a blank between them, or a line break where one clearly ends or the next begins."""
    prose, text, before = Prose(block), block.text, ""
    for start, end in lines:
        if prose.length:
            apart = _ENDS.search(before) or _BEGINS.match(text, start, end)
            prose.add("\n" if apart else " ", start, 0)
        before = text[start:end]
        for tag in _TAG.finditer(text, start, end):
            prose.add_escaped(start, tag.start())
            start = tag.end()
        prose.add_escaped(start, end)
    return prose


def subtitles(path: str, text: str) -> list[Segment]:
    """The cues of an .srt or .vtt file, those of one sentence joined. Raises ArticleError for a time code that is none."""
    web = path.lower().endswith(".vtt")
    if web and text.strip("\ufeff \t\r\n") and not text.lstrip("\ufeff").startswith("WEBVTT"):
        raise ArticleError(path, 1, "a .vtt file begins with the line WEBVTT")
    reader = _Subtitles(path, text, web)
    found = reader.read()
    for number, cues in enumerate(_sentences(reader.cues, text), 1):
        found.append(_segment(reader.block, cues, number))
    return sorted((segment for segment in found if segment), key=lambda segment: segment.runs[0].source)


class _Subtitles:
    """Reads a file of subtitles line by line."""

    def __init__(self, path: str, text: str, web: bool):
        self.path, self.text, self.web = path, text, web
        self.block = Source.as_it_stands(text).whole
        self.cues: list[_Cue] = []
        self.found: list[Segment | None] = []
        self.lines: list[tuple[int, int]] = []  # of the paragraph that is being read, as far as no cue has them
        self.timed = False  # whether this paragraph has a time code

    def read(self) -> list[Segment | None]:
        """Notes the cues; returns segments for everything else: notes, styles, names of cues and of voices."""
        for start, end in [*_lines(self.text), (len(self.text), len(self.text))]:
            line = self.text[start:end]
            if not line.strip(" \t\ufeff"):
                self._paragraph_ends()
            elif "-->" in line and not self._is_note(start):
                self._cue(start, line)
            else:
                self.lines.append((start, end))
        return self.found

    def _is_note(self, at: int) -> bool:
        """Whether the paragraph of the line at an offset is a note or a style of WebVTT."""
        first = self.lines[0][0] if self.lines else at
        return self.web and not self.timed and self.text.startswith(("NOTE", "STYLE", "REGION"), first)

    def _fail(self, at: int, problem: str) -> None:
        raise ArticleError(self.path, len(re.findall(r"\r\n|\n|\r", self.text[:at])) + 1, problem)

    def _cue(self, start: int, line: str) -> None:
        """A time code begins a cue; the line in front of it is the cue's number or name."""
        match = _TIMING.match(line)
        if not match:
            self._fail(start, "this time code cannot be read; expected 00:00:01,000 --> 00:00:02,000")
        if self.lines and (not self.timed or self._is_number(self.lines[-1])):
            name = self.lines.pop()
            if not self._is_number(name):
                self.found.append(_joined(self.block, [name]).segment(Kind.RAW, 0, 0))
        self._lines_of_cue()
        self.cues.append(_Cue(match[1], _seconds(match[1]), _seconds(match[2])))
        self.timed = True

    def _is_number(self, line: tuple[int, int]) -> bool:
        return self.text[slice(*line)].strip(" \t\ufeff").isdigit()

    def _lines_of_cue(self) -> None:
        if self.lines and not self.cues:
            self._fail(self.lines[0][0], "text stands in front of the first time code")
        if self.lines:
            self._voices()
            self.cues[-1].lines += self.lines
        self.lines = []

    def _voices(self) -> None:
        for start, end in self.lines:
            for tag in _TAG.finditer(self.text, start, end):
                if tag["note"]:
                    self.found += [
                        replace(segment, cue=self.cues[-1].code)
                        for segment in value(self.block, *tag.span("note"), len(self.cues), "voice")
                    ]

    def _paragraph_ends(self) -> None:
        if self.lines and not self.timed:
            self._untimed()
        else:
            self._lines_of_cue()
        self.lines, self.timed = [], False

    def _untimed(self) -> None:
        """A paragraph without a time code: a header, note or style; in SubRip the rest of a cue, or a mistake."""
        first = self.lines[0][0]
        if self.web:
            kept = first <= 1 or self._is_note(first)
            self.found.append(_joined(self.block, self.lines).segment(Kind.COMMENT if kept else Kind.RAW, 0, 0))
            return
        for start, end in self.lines[:2]:
            if _NEARLY.match(self.text, start, end):
                self._fail(start, "this time code cannot be read; expected 00:00:01,000 --> 00:00:02,000")
        self._lines_of_cue()


def _seconds(code: str) -> float:
    """Seconds of a time code."""
    total = 0.0
    for part in code.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def _sentences(cues: list[_Cue], text: str) -> Iterator[list[_Cue]]:
    """Cues in groups, so that a sentence which runs over several stands in one."""
    group: list[_Cue] = []
    for cue in cues:
        if not cue.lines:
            continue
        if group and (
            _ENDS_SENTENCE.search(_TAG.sub("", text[slice(*group[-1].lines[-1])]))
            or len(group) >= _MOST_CUES
            or cue.start - group[-1].end > _LONGEST_PAUSE
        ):
            yield group
            group = []
        group.append(cue)
    if group:
        yield group


def _segment(block: Block, cues: list[_Cue], number: int) -> Segment | None:
    """The segment of a group of cues."""
    segment = _joined(block, [line for cue in cues for line in cue.lines]).segment(Kind.CAPTION, 0, number)
    if not segment:
        return None
    starts = []
    for cue in cues:
        run = next((run for run in segment.runs if run.source + run.source_length > cue.lines[0][0]), None)
        if run:
            starts.append((run.at + max(cue.lines[0][0] - run.source, 0), cue.code))
    return replace(segment, cue=cues[0].code, cues=tuple(starts))
