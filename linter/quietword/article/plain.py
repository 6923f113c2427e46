"""Captions and subtitles: plain text, SubRip and WebVTT."""

from __future__ import annotations

import re

from quietword.article.model import ArticleError, Kind, Run, Segment

_PARAGRAPH = re.compile(r"(?:[^\r\n]*\S[^\r\n]*(?:\r\n|\n|\r|\Z))+")
_CUE_TIME = re.compile(r"^[ \t]*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})[ \t]*-->[ \t]*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}[^\r\n]*", re.M)
_TAG = re.compile(r"<(?:v(?:\.[^ >]*)? (?P<voice>[^>]*)|/?[a-z][^>]*|\d[\d:.]*)>|\{\\[^}]*\}")
_ENDS = re.compile(r"[.!?…:;\"”)\]]\s*$|[^\w\s,'’–-]\s*$")


def caption(text: str) -> list[Segment]:
    """The paragraphs of a plain text, never read as Markdown; a line break is kept where a line is clearly at its end."""
    return [_joined([match.span()], text, Kind.CAPTION, number + 1) for number, match in enumerate(_PARAGRAPH.finditer(text))]


def subtitles(path: str, text: str) -> list[Segment]:
    """The cues of an .srt or .vtt file, those of one sentence joined. Raises ArticleError for a time code that is none."""
    found: list[Segment] = []
    group: list[tuple[int, int]] = []
    time = ""
    for number, match in enumerate(_PARAGRAPH.finditer(text)):
        timing = _CUE_TIME.search(text, match.start(), match.end())
        if not timing:
            found += _other(path, text, match, number)
            continue
        body = timing.end(), match.end()
        if group and _ENDS.search(text[group[-1][0] : group[-1][1]].rstrip()):
            found.append(_joined(group, text, Kind.CAPTION, len(found) + 1, time))
            group = []
        time = time if group else timing[1]
        group.append(body)
        for tag in _TAG.finditer(text, *body):
            if tag["voice"]:
                found.append(_exact(Kind.ATTRIBUTE, text, tag.start("voice"), tag.end("voice"), timing[1]))
    if group:
        found.append(_joined(group, text, Kind.CAPTION, len(found) + 1, time))
    return sorted((s for s in found if s.text.strip()), key=lambda segment: segment.runs[0].source if segment.runs else 0)


def _other(path: str, text: str, match: re.Match, number: int) -> list[Segment]:
    """A paragraph without a time code: a WebVTT header, note or style, or a mistake."""
    if "-->" in match[0]:
        line = text.count("\n", 0, match.start() + match[0].index("-->")) + 1
        raise ArticleError(path, line, "this time code cannot be read; expected 00:00:01,000 --> 00:00:02,000")
    if (number == 0 and match[0].lstrip("\ufeff").startswith("WEBVTT")) or match[0].startswith(("NOTE", "STYLE", "REGION")):
        return [_joined([match.span()], text, Kind.COMMENT, 0)]
    return [_joined([match.span()], text, Kind.RAW, 0)]


def _exact(kind: Kind, text: str, start: int, end: int, cue: str) -> Segment:
    return Segment(kind, text[start:end], (Run(0, start, end - start, end - start),), cue=cue)


def _joined(spans: list[tuple[int, int]], text: str, kind: Kind, block: int, cue: str = "") -> Segment:
    """The lines of some stretches as one text: tags left out, lines joined by a space, or a line break at a clear end."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for start, end in spans:
        for line in re.compile(r"[^\r\n]+").finditer(text, start, end):
            at = line.start()
            for tag in [*_TAG.finditer(line[0]), None]:
                stop = line.start() + (tag.start() if tag else len(line[0]))
                piece = text[at:stop]
                shown = piece.strip() if not parts or parts[-1] in (" ", "\n") else piece.rstrip()
                if shown:
                    runs.append(Run(length, at + piece.index(shown), len(shown), len(shown)))
                    parts.append(shown)
                    length += len(shown)
                at = line.start() + (tag.end() if tag else len(line[0]))
            if parts and parts[-1] not in (" ", "\n"):
                runs.append(Run(length, line.end(), 1, 0))
                parts.append("\n" if _ENDS.search(line[0]) else " ")
                length += 1
    if parts and parts[-1] in (" ", "\n"):
        parts.pop()
        runs.pop()
    return Segment(kind, "".join(parts), tuple(runs), block=block, cue=cue)
