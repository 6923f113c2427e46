"""Attribute lists, `{: .class title="shown on hover" }`, where the site's Python-Markdown takes them for such."""

from __future__ import annotations

import re

from markdown_it.token import Token

from quietword.article.html import value
from quietword.article.model import Segment
from quietword.article.text import Block

_LIST = re.compile(r"\{:?[ ]*(?=[^}\s])(?:[^{}\n\"']++|\"[^\"\n]*+\"|'[^'\n]*+'|[\"'])*+\}")
_ITEM = re.compile(
    r"(?P<name>[^\s=}]+)=(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s}]+))|"
    r"(?P<word>[^\s=}]+)"
)


def found(text: str, children: list[Token], *, ends_line: bool) -> list[tuple[int, int]]:
    """The ranges of a block's text that are attribute lists; everything else in braces is shown.

    They stand right behind an inline element, at the end of a heading or cell (`ends_line`), or alone on a block's last line.
    """
    ends = set()
    for child in children:
        if child.type in ("em_close", "strong_close"):
            ends.add(child.meta["at"] + len(child.markup))
        elif child.type == "code_inline":
            ends.add(text.find(child.markup, child.meta["at"] + len(child.markup) + len(child.content)) + len(child.markup))
        elif child.type in ("link_close", "image"):
            ends.add(child.meta.get("end") or text.find(">", child.meta["at"]) + 1)
    ranges = []
    for match in _LIST.finditer(text):
        start, end = match.span()
        line_start = text.rfind("\n", 0, start) + 1
        last = not text[end:].strip(" ")
        alone = line_start > 0 and not text[line_start:start].strip(" ")
        if start in ends or (last and (alone or (ends_line and text[start - 1 : start] == " "))):
            ranges.append((start, end))
    return ranges


def segments(block: Block, start: int, end: int, number: int) -> list[Segment]:
    """The values in one attribute list, each keyed by its name."""
    result = []
    for match in _ITEM.finditer(block.text, start + 1 + (block.text[start + 1] == ":"), end - 1):
        word = match["word"]
        if word is None:
            result += value(block, *match.span(match.lastgroup or "bare"), number, match["name"].lower())
        else:
            key = {".": "class", "#": "id"}.get(word[0], "")
            result += value(block, match.start() + bool(key), match.end(), number, key)
    return result
