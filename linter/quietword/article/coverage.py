"""No blind spot: what no other kind covers is read as it stands, and a word that markup splits is read as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from itertools import combinations

from quietword.article.html import BLOCKS, TAGS
from quietword.article.model import Kind, Run, Segment
from quietword.article.text import INVISIBLE, Block, Prose, Source

_TRIMMED = " \t#>*_-+|[](){}:!\"'`~=\\.,;<>/"
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[\s>*+\d.)-]*\d[.)]\s+|\s*\[\^\d+\]:?\s*")  # of a list item or footnote: no word of anybody's
_TARGET = re.compile(r"https?:|mailto:|tel:|sms:|[\w./#-]+\.(?:md|html?|png|jpe?g|webp|svg|gif)\b", re.I)
_STRETCH = re.compile(r"[^\r\n]+")
_ENTITY = r"&(?:#\w+|\w+);"
_MARKS = (
    r"[*_`~\\]+",  # emphasis
    rf"<!--[^\n]{{0,500}}?-->|<(?!/?(?:{'|'.join(BLOCKS)})\b|[^<>\s]*[:@])[/!?A-Za-z][^<>\n]*>|{INVISIBLE.pattern}",
    rf"</?(?:{'|'.join(BLOCKS)})\b[^<>\n]*>",
    r"!?\[|\](?:\([^()\n]*\)|\[[^\[\]\n]*\])?",  # links
    r"\{[^{}\n]*\}",
    r"[<>]",
)  # attributes; addresses
_ANY_MARK = f"(?:{'|'.join(_MARKS)})"
_PART = rf"(?:[^\W_]++|{_ENTITY})"
_SPLIT_WORD = re.compile(
    rf"(?<![^\W_])(?:[^\W_]++(?:{_ANY_MARK}++{_PART}|{_ENTITY}|(?<=;){_PART})++|"
    rf"{_ENTITY}(?:{_ANY_MARK}*+{_PART})++|&#\w+;)"
)
_TAGS, _ANGLES = 1, 5
_EACH_MARK = [re.compile(mark) for mark in _MARKS]
_HINT = re.compile(rf"[*_`~\\<>\[\]{{&]|{INVISIBLE.pattern}")
_LETTERS = re.compile(r"[^\W_]+")


def completed(source: Source, found: list[Segment], skipped: list[tuple[int, int]], number: int) -> list[Segment]:
    """`found`, with what it missed. `skipped` are ranges of `normal` that nobody should read; `number` is the last block's."""
    found = found + _uncovered(source, found, skipped, number)
    return found + _split_words(source, found, skipped)


def _uncovered(source: Source, found: list[Segment], skipped: list[tuple[int, int]], number: int) -> list[Segment]:
    """A segment for every stretch with a word that no segment holds."""
    ranges = [(source.place(start), source.place(end)) for start, end in skipped]
    ranges += [(run.source, run.source + run.source_length) for segment in found for run in segment.runs]
    ranges.sort()
    rest: list[Segment] = []
    at, text = source.start, source.text
    for start, end in [*ranges, (len(text), len(text))]:
        if start > at and _WORD.search(text, at, start):
            rest += _stretches(text, at, start, number + len(rest))
        at = max(at, end)
    return rest


def _stretches(text: str, start: int, end: int, number: int) -> list[Segment]:
    """A segment for each line that holds a word."""
    found = []
    for match in _STRETCH.finditer(text, start, end):
        shown = match[0].strip(_TRIMMED)
        if _WORD.search(shown) and shown.lower() not in TAGS and not _NUMBER.fullmatch(match[0]):
            at = match.start() + match[0].index(shown)
            kind = Kind.LINK_TARGET if _TARGET.match(shown) else Kind.RAW
            found.append(Segment(kind, shown, (Run(0, at, len(shown), len(shown)),), block=number + len(found) + 1))
    return found


def _split_words(source: Source, found: list[Segment], skipped: list[tuple[int, int]]) -> list[Segment]:
    """Words with markup inside as the other parser would show them: joined, or in pieces; only those not read that way yet."""
    matches = [match for match in _candidates(source.normal) if not any(start <= match.start() < end for start, end in skipped)]
    if not matches:
        return []
    known = {word for segment in found for word in _LETTERS.findall(segment.text)}
    block = source.whole
    result = []
    for match in matches:
        for way in _ways(tuple(bool(mark.search(match[0])) for mark in _EACH_MARK)):
            for entities in (True, False) if "&" in match[0] else (True,):
                prose = _without(block, match, way, entities)
                if not known.issuperset(_LETTERS.findall(prose.tidy())) and (segment := prose.segment(Kind.RAW)):
                    result.append(segment)
                    known.update(_LETTERS.findall(segment.text))
    return result


def _candidates(text: str) -> Iterator[re.Match]:
    """Words with markup inside: looked for at the marks, which are few, and not at the words."""
    done = 0
    for hint in _HINT.finditer(text):
        at = hint.start()
        if at >= done:
            while at > done and text[at - 1].isalnum():
                at -= 1
            inside_tag = text[hint.start()] == ">" and text[max(at - 2, 0) : at].endswith(("<", "</"))
            if not inside_tag and (match := _SPLIT_WORD.match(text, at)):
                done = match.end()
                yield match


@cache
def _ways(present: tuple[bool, ...]) -> list[re.Pattern]:
    """What the other parser might leave out of a word that holds these kinds of marks."""
    marks = [mark for mark, found in zip(_MARKS, present, strict=True) if found]
    fewest = 0 if not marks or present[_TAGS] or present[_ANGLES] else 1
    return [
        re.compile("|".join([*some, _ENTITY])) for count in range(fewest, len(marks) + 1) for some in combinations(marks, count)
    ]


def _without(block: Block, match: re.Match, marks: re.Pattern, entities: bool) -> Prose:
    """A split word without some of its marks, its entities as what they stand for or left out."""
    prose, at = Prose(block), match.start()
    for mark in marks.finditer(block.text, match.start(), match.end()):
        prose.add(block.text[at : mark.start()], at)
        if entities and mark[0][0] == "&":
            prose.add(unescape(mark[0]), mark.start(), len(mark[0]))
        at = mark.end()
    prose.add(block.text[at : match.end()], at)
    return prose
