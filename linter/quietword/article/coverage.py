"""No blind spot: what no other kind covers is read as it stands, and a word that markup splits is read as one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from html import unescape
from itertools import combinations

from quietword.article.html import BLOCKS, SYNTAX
from quietword.article.model import Kind, Run, Segment
from quietword.article.text import INVISIBLE, Block, Prose, Source

_TRIMMED = " \t#>*_-+|[](){}:!\"'`~=\\.,;<>/"
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[\s>*+\d.)-]*\d[.)]\s+\W*|\W*\[\^\d+\]\W*")  # of a list item or footnote: no word of anybody's
_TARGET = re.compile(r"https?:|mailto:|tel:|sms:|[\w./#-]+\.(?:md|html?|png|jpe?g|webp|svg|gif)\b", re.I)
_STRETCH = re.compile(r"[^\r\n]+")
_ENTITY = r"&(?:#\w+|\w+);"
_ANY_TAG = r"<!--[^\n]{0,500}?-->|<(?![^<>\s]*[:@]|[bh]r\b)[/!?A-Za-z][^<>\n]*>"  # no word goes on behind <br> or <hr>
_ANGLE = r"<(?![bh]r\b)|>"
_LINKS = r"!?\[|\](?:\([^()\n]*\)|\[[^\[\]\n]*\])?"
_ANY_MARK = rf"(?:[*_`~\\]+|{_ANY_TAG}|{INVISIBLE.pattern}|{_LINKS}|\{{[^{{}}\n]*\}}|{_ANGLE})"
_PART = rf"(?:[^\W_]++|{_ENTITY})"
_SPLIT_WORD = re.compile(
    rf"(?<![^\W_])(?:[^\W_]++(?:{_ANY_MARK}++{_PART}|{_ENTITY}|(?<=;){_PART})++|"
    rf"{_ENTITY}(?:{_ANY_MARK}*+{_PART})++|&#\w+;)"
)
_HINT = re.compile(rf"[*_`~\\<>\[\]{{&]|{INVISIBLE.pattern}")
_TAG_END = re.compile(r"[\w\"'/-]>")
_ENTITY_LINE, _ONE_ENTITY = re.compile(r"[^\n&]*&[^\n]*"), re.compile(_ENTITY)
_LETTERS = re.compile(r"[^\W_]+")


def completed(source: Source, found: list[Segment], skipped: list[tuple[int, int]], number: int) -> list[Segment]:
    """`found`, with what it missed. `skipped` are ranges of `normal` that nobody should read; `number` is the last block's."""
    found = found + _uncovered(source, found, skipped, number)
    found = found + _split_words(source, found, skipped)
    return found + (_gathered(source) if "&" in source.normal else [])


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
        if _WORD.search(shown) and not _NUMBER.fullmatch(match[0]) and not _is_syntax(match[0]):
            at = match.start() + match[0].index(shown)
            kind = Kind.LINK_TARGET if _TARGET.match(shown) else Kind.RAW
            found.append(Segment(kind, shown, (Run(0, at, len(shown), len(shown)),), block=number + len(found) + 1))
    return found


def _is_syntax(raw: str) -> bool:
    """Whether a stretch holds names of HTML's elements and attributes alone, in a tag or in front of a value."""
    return ("<" in raw or raw.rstrip("\"'").endswith("=")) and SYNTAX.issuperset(raw.lower().strip(" \t<>/{}:=\"'").split())


def _split_words(source: Source, found: list[Segment], skipped: list[tuple[int, int]]) -> list[Segment]:
    """Words with markup inside as the other parser would show them: joined, or in pieces; only those not read that way yet."""
    ends = [0, *(edge for span in skipped for edge in span)]  # of what is read and what is skipped, in turn
    matches = [match for match in _candidates(source.normal) if bisect_right(ends, match.start()) % 2]
    if not matches:
        return []
    known = {word for segment in found for word in _LETTERS.findall(segment.text)}
    block = source.whole
    result = []
    for match in matches:
        behind_tag = "&" in match[0] and _TAG_END.search(
            block.text, block.text.rfind("\n", 0, match.start()) + 1, match.start()
        )
        for way in _ways(_kinds(match[0])):
            for entities in ("shown", "left out", "apart") if behind_tag else ("shown",):
                prose = _without(block, match, way, entities)
                if not known.issuperset(_LETTERS.findall(prose.tidy())) and (segment := prose.segment(Kind.RAW)):
                    result.append(segment)
                    known.update(_LETTERS.findall(segment.text))
    return result


def _gathered(source: Source) -> list[Segment]:
    """The entities that follow a tag or comment in their line, one after another: Python-Markdown gathers them so."""
    prose, count = Prose(source.whole), 0
    for line in _ENTITY_LINE.finditer(source.normal):
        tag = _TAG_END.search(source.normal, *line.span())
        for entity in _ONE_ENTITY.finditer(source.normal, tag.end(), line.end()) if tag else ():
            prose.add(unescape(entity[0]), entity.start(), len(entity[0]))
            count += 1
    segment = prose.segment(Kind.RAW) if count > 1 else None
    return [segment] if segment and _WORD.search(segment.text) else []


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
def _marks() -> dict[str, re.Pattern]:
    """What can split a word, by kind."""
    block = rf"/?(?:{'|'.join(BLOCKS)})\b(?<!br)(?<!hr)"
    marks = {
        "emphasis": r"[*_`~\\]+",
        "inline tag": rf"<!--[^\n]{{0,500}}?-->|<(?!{block}|[^<>\s]*[:@])[/!?A-Za-z][^<>\n]*>|{INVISIBLE.pattern}",
        "block tag": rf"<{block}[^<>\n]*>",
        "link": _LINKS,
        "attributes": r"\{[^{}\n]*\}",
        "address": _ANGLE,
    }
    return {kind: re.compile(mark) for kind, mark in marks.items()}


def _kinds(word: str) -> tuple[str, ...]:
    """The kinds of marks in a word; `<` and `>` are those of an address where they are no tag's."""
    kinds = [kind for kind, mark in _marks().items() if mark.search(word)]
    bare = _marks()["inline tag"].sub("", _marks()["block tag"].sub("", word))
    return tuple(kind for kind in kinds if kind != "address" or "<" in bare or ">" in bare)


@cache
def _ways(kinds: tuple[str, ...]) -> list[re.Pattern]:
    """What the other parser might leave out of a word that holds these kinds of marks: any of them, or, of tags, none."""
    fewest = 0 if not kinds or "address" in kinds else 1
    chosen = [some for count in range(fewest, len(kinds) + 1) for some in combinations(kinds, count)]
    return [re.compile("|".join([*(_marks()[kind].pattern for kind in some), _ENTITY])) for some in chosen]


def _without(block: Block, match: re.Match, marks: re.Pattern, entities: str) -> Prose:
    """A split word without some of its marks; its entities are shown, left out, or stand apart.

    Python-Markdown moves an entity that follows a tag or comment in its line to a place of its own.
    """
    prose, at = Prose(block), match.start()
    for mark in marks.finditer(block.text, match.start(), match.end()):
        prose.add(block.text[at : mark.start()], at)
        if entities != "left out" and mark[0][0] == "&":
            apart = " " if entities == "apart" else ""
            prose.add(apart, mark.start(), 0)
            prose.add(unescape(mark[0]), mark.start(), len(mark[0]))
            prose.add(apart, mark.end(), 0)
        at = mark.end()
    prose.add(block.text[at : match.end()], at)
    return prose
