"""Markdown to segments: what a reader sees, what a "view source" reader sees, and where each character came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from quietword.article.containers import container_plugin
from quietword.article.html import html_segments
from quietword.article.inline import PositionedInline
from quietword.article.model import Kind, Run, Segment
from quietword.article.runs import Prose, Source

EXAMPLE_FENCE = "wording-example"
_DEEPEST = 60
_ATTRIBUTES = re.compile(r"\{:?\s*[.#\w][^{}\n]*\}")
_ABBREVIATION = re.compile(r"^\*\[([^\]\n]+)\]:[ \t]*(.*)$", re.M)
_KINDS = {
    "heading_open": Kind.HEADING,
    "list_item_open": Kind.LIST_ITEM,
    "blockquote_open": Kind.QUOTE,
    "th_open": Kind.TABLE_CELL,
    "td_open": Kind.TABLE_CELL,
    "footnote_open": Kind.FOOTNOTE,
    "dd_open": Kind.LIST_ITEM,
    "dt_open": Kind.LIST_ITEM,
}


@cache
def _markdown() -> MarkdownIt:
    """The parser, made once: CommonMark with tables, footnotes, definition lists, call-outs and tabs."""
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    md = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    inline = PositionedInline()
    inline.ruler, inline.ruler2 = md.inline.ruler, md.inline.ruler2
    md.inline = inline
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=False).use(deflist_plugin)
    container_plugin(md)
    md.disable(["text_join", "fragments_join"])
    return md


def segments(text: str, start: int) -> tuple[list[Segment], int]:
    """The segments of Markdown that begins at `start` of `text`, and the number of fenced wording examples in it."""
    reader = _Reader(Source(text, start))
    reader.read(_markdown().parse(reader.source.normal))
    return reader.finished(), reader.examples


@dataclass
class _Reader:
    """Walks the tokens of one document."""

    source: Source
    found: list[Segment] = field(default_factory=list)
    block: int = 0
    examples: int = 0
    skipped: list[tuple[int, int]] = field(default_factory=list)  # source ranges that rules must not see
    lists: int = 0

    def read(self, tokens: list[Token]) -> None:
        """Each token in turn; the innermost open block that has a kind gives its text that kind."""
        open_: list[tuple[Kind, int]] = [(Kind.PARAGRAPH, 0)]
        column = 0
        for token in tokens:
            if token.type in ("bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"):
                self.lists += token.nesting
            if token.type in _KINDS:
                level = int(token.tag[1]) if token.type == "heading_open" else self.lists
                open_.append((_KINDS[token.type], level))
            elif token.type.replace("_close", "_open") in _KINDS:
                open_.pop()
            elif token.type == "inline":
                self.block += 1
                column = self._inline(token, *open_[-1], column)
            elif token.type == "tr_open":
                column = 0
            elif token.type in ("fence", "code_block"):
                self._code(token)
            elif token.type == "html_block":
                self._html(token)
            elif token.type == "container_open":
                self._title(token)

    def _inline(self, token: Token, kind: Kind, level: int, column: int) -> int:
        """The prose of a block and the segments in it; returns how far in its line a table cell ended."""
        origin, column = self.source.lines_of(token, column if kind is Kind.TABLE_CELL else 0)
        prose = Prose(self.source, origin)
        children = token.children or []
        for index, child in enumerate(children):
            after = children[index + 1].meta if index + 1 < len(children) else {}
            self._child(child, prose, origin, (after or {}).get("at", len(token.content)), token.content)
        text = prose.text
        for match in _ATTRIBUTES.finditer(text):
            self.found.append(prose.cut(match.start(), match.end(), Kind.ATTRIBUTE, self.block))
        visible = prose.without([m.span() for m in _ATTRIBUTES.finditer(text)]) if "{" in text else prose
        if visible.text.strip():
            self.found.append(visible.segment(kind, level, self.block))
        return column

    def _child(self, child: Token, prose: Prose, origin: list[int], following: int, content: str) -> None:
        at = child.meta.get("at", 0) if child.meta else 0
        if child.type == "text":
            prose.add(child.content, at, len(child.content))
        elif child.type == "text_special":
            prose.add(child.content, at, len(child.markup))
        elif child.type in ("softbreak", "hardbreak"):
            prose.add(" ", at, 1)
        elif child.type == "code_inline":
            inner = content[at + len(child.markup) : following - len(child.markup)]
            lead = len(inner) - len(inner.lstrip()) if inner.strip() != inner and child.content != inner else 0
            prose.add(child.content, at + len(child.markup) + lead, len(child.content))
        elif child.type == "image":
            self._image(child, origin, at, following, content)
        elif child.type == "html_inline":
            found, _ = html_segments(child.content, lambda a, b: self.source.span(origin, at + a, at + b), self.block)
            self.found += found
            if child.content.lower().startswith(("<br", "<p", "<div", "<li")):
                prose.add(" ", at, len(child.content))

    def _image(self, child: Token, origin: list[int], at: int, following: int, content: str) -> None:
        alt = Prose(self.source, origin)
        for part in child.children or []:
            place = at + 2 + (part.meta.get("at", 0) if part.meta else 0)
            if part.content:
                alt.add(part.content, place, len(part.markup) if part.type == "text_special" else len(part.content))
            elif part.type == "softbreak":
                alt.add(" ", place, 1)
        if alt.text.strip():
            self.found.append(alt.segment(Kind.ALT, 0, self.block))

    def _code(self, token: Token) -> None:
        first, last = token.map
        if token.type == "fence" and token.info.strip() == EXAMPLE_FENCE:
            self.examples += 1
            self.skipped.append((self.source.line_start(first), self.source.line_start(last)))
            return
        body = range(first + (token.type == "fence"), last)
        self.block += 1
        self.found += self.source.line_segments(body, Kind.CODE, self.block)

    def _html(self, token: Token) -> None:
        start, end = self.source.line_start(token.map[0]), self.source.line_start(token.map[1])
        raw = self.source.text[start:end]
        self.block += 1
        from quietword.article.model import Span

        found, visible = html_segments(raw, lambda a, b: Span(start + a, start + b), self.block)
        self.found += found + visible
        self.block += len(visible)

    def _title(self, token: Token) -> None:
        meta = token.meta
        if meta["title"]:
            self.block += 1
            start = self.source.line_start(token.map[0])
            at = self.source.text.find(meta["title"], start)
            self.found.append(
                Segment(
                    Kind.TAB if meta["tab"] else Kind.CALL_OUT,
                    meta["title"],
                    (Run(0, at, len(meta["title"]), len(meta["title"])),),
                    block=self.block,
                )
            )

    def finished(self) -> list[Segment]:
        """Everything found, in the order of the source, with whatever no segment covers read as it stands."""
        self.found += self.source.uncovered(self.found, self.skipped, self.block)
        return sorted(self.found, key=lambda segment: segment.runs[0].source if segment.runs else 0)
