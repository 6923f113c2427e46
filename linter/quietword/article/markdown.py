"""Markdown to segments: what a reader sees, what a "view source" reader sees, and where each character came from."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from quietword.article import attributes, blocks, coverage, html
from quietword.article.containers import container
from quietword.article.inline import PositionedInline
from quietword.article.model import Kind, Segment
from quietword.article.text import Block, Prose, Source

EXAMPLE = "wording-example"
_DEEPEST = 40
_MARKUP = re.compile(r"[\\`*_\[<&{]")  # text without any of these is what it says
_KINDS = {
    "heading_open": Kind.HEADING,
    "list_item_open": Kind.LIST_ITEM,
    "blockquote_open": Kind.QUOTE,
    "th_open": Kind.TABLE_CELL,
    "td_open": Kind.TABLE_CELL,
    "footnote_reference_open": Kind.FOOTNOTE,
    "dd_open": Kind.LIST_ITEM,
    "dt_open": Kind.LIST_ITEM,
    "call_out_title_open": Kind.CALL_OUT,
    "tab_title_open": Kind.TAB,
}
_CLOSES = {name.replace("_open", "_close") for name in _KINDS}
_ENDS_LINE = frozenset({Kind.HEADING, Kind.TABLE_CELL})
_LABEL = re.compile(r"\[(?:[^\]\\]|\\.)*\]:\s*", re.S)
_BLANK_LINES = re.compile(r"\n[ \t]*\n")


class _Blocks(ParserBlock):
    """The block parser, which leaves its state in the environment."""

    def parse(self, src: str, md: MarkdownIt, env: Any, outTokens: list[Token]) -> list[Token] | None:
        state = env["state"] = StateBlock(src, md, env, outTokens)
        self.plain = [rule for rule in self.ruler.getRules("") if rule.__name__ in ("table", "deflist", "paragraph")]
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        """As markdown-it does it, but a line that begins with a letter is tried by three rules only."""
        every, line = self.ruler.getRules(""), startLine
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                return
            if state.level >= _DEEPEST:
                state.line = endLine
                return
            plain = state.src[blocks.begin(state, line)] not in blocks.OPENERS and not state.is_code_block(line)
            for rule in self.plain if plain else every:
                if rule(state, line, endLine, False):
                    break
            line = state.line
            if line < endLine and state.isEmpty(line):
                line += 1
                state.line = line


@cache
def _parser() -> MarkdownIt:
    """The parser, made once: CommonMark with tables, footnotes, definition lists, abbreviations, call-outs and tabs."""
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    md = MarkdownIt("commonmark", {"maxNesting": _DEEPEST, "inline_definitions": True})
    md.block, md.inline = _Blocks(), PositionedInline()
    md.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
    rules, anywhere = md.block.ruler, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    for name, rule in (("table", blocks.table), ("code", blocks.code), ("reference", blocks.reference)):
        rules.at(name, rule, {"alt": []})
    for name, rule in (("fence", blocks.fence), ("heading", blocks.heading), ("html_block", blocks.html)):
        rules.at(name, rule, anywhere)
    rules.at("paragraph", blocks.paragraph, {"alt": []})
    rules.disable(["lheading"])
    rules.before("fence", "container", container, anywhere)
    rules.before("blockquote", "underlined", blocks.underlined, {"alt": []})
    rules.before("list", "abbreviation", blocks.abbreviation, anywhere)
    md.inline.ruler.disable(["linkify", "strikethrough"])
    md.inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    return md


def segments(text: str, start: int) -> tuple[list[Segment], int]:
    """The segments of Markdown that begins at `start` of `text`, and the number of fenced wording examples in it.

    They come in the order of the source. Raises RecursionError where nesting is too deep.
    """
    source = Source(text, start)
    if not source.normal:
        return [], 0
    reader = _Reader(source)
    md = _parser()
    tokens: list[Token] = []
    md.block.parse(source.normal, md, reader.environment, tokens)
    reader.read(tokens)
    found = coverage.completed(source, reader.found, reader.skipped, reader.number)
    return sorted(found, key=lambda segment: segment.runs[0].source), reader.examples


class _Reader:
    """Walks the tokens of one document."""

    def __init__(self, source: Source):
        self.source = source
        self.environment: dict[str, Any] = {}
        self.found: list[Segment] = []
        self.number = 0  # of the block
        self.examples = 0
        self.skipped: list[tuple[int, int]] = []  # ranges of `normal` that rules must not see
        self.inline = _parser().inline

    def read(self, tokens: list[Token]) -> None:
        """Each token in turn; the innermost open block that has a kind gives its text that kind."""
        lists = 0
        stack: list[tuple[Kind, int]] = [(Kind.PARAGRAPH, 0)]
        for token in tokens:
            name = token.type
            if name == "inline":
                if token.content:
                    self._inline(token, *stack[-1])
            elif name in _KINDS:
                level = int(token.tag[1]) if name == "heading_open" else lists
                stack.append((_KINDS[name], level))
            elif name in _CLOSES:
                stack.pop()
            elif name.endswith("list_open"):
                lists += 1
            elif name.endswith("list_close"):
                lists -= 1
            elif name in _OTHERS:
                self.number += 1
                _OTHERS[name](self, token)

    def _add(self, *found: Segment | None) -> None:
        self.found += [segment for segment in found if segment]

    def _block(self, token: Token) -> Block:
        """A token's text and where its lines stand."""
        if not token.meta:  # the term of a definition, whose rule is not ours: it stands at the end of its line
            ends = self.environment["state"].eMarks
            line_end = ends[token.map[0]]
            line = self.source.normal[ends[token.map[0] - 1] + 1 if token.map[0] else 0 : line_end]
            token.meta = {"lines": [0, line_end - len(line) + len(line.rstrip()) - len(token.content)]}
        return Block(self.source, token.content, token.meta["lines"])

    def _inline(self, token: Token, kind: Kind, level: int) -> None:
        """The prose of a block, and the segments in it."""
        self.number += 1
        block = self._block(token)
        prose = Prose(block)
        if not _MARKUP.search(token.content):
            prose.add_lines(0, len(token.content))
        else:
            children = self.inline.parse(token.content, _parser(), self.environment, [])
            marks = attributes.found(token.content, children, ends_line=kind in _ENDS_LINE) if "{" in token.content else ()
            for child in children:
                prose = self._child(child, prose, kind, level)
            for start, end in marks:
                prose.cut(block.place(start), block.place(end - 1) + 1)
                self._add(*attributes.segments(block, start, end, self.number))
        self._add(prose.segment(kind, level, self.number))

    def _child(self, child: Token, prose: Prose, kind: Kind, level: int) -> Prose:
        """Adds an inline token to the prose; returns the prose that goes on, a new one behind a block-level tag."""
        name, at, block = child.type, child.meta.get("at", 0), prose.block
        if name == "text":
            self._text(child, at, prose)
        elif name == "text_special":
            prose.add(child.content, at, len(child.markup))
        elif name in ("softbreak", "hardbreak"):
            prose.add(" ", at + (block.text[at] == "\\"))
        elif name == "code_inline":
            start = at + len(child.markup)
            shown = block.text[start : start + len(child.content)].replace("\n", " ")
            start += shown != child.content  # one blank on either side belongs to the marks
            prose.add_lines(start, start + len(child.content))
        elif name == "link_close" and "end" in child.meta:
            self._target(block, at + 1, child.meta["end"])
        elif name == "image":
            self._image(child, at, block)
        elif name == "html_inline":
            return self._tag(child, at, prose, kind, level)
        return prose

    def _text(self, child: Token, at: int, prose: Prose) -> None:
        block = prose.block
        if block.text.startswith(child.content, at):
            prose.add(child.content, at)
        else:  # an address in `<…>`, with %20 and the like made readable
            prose.add(child.content, at + 1, block.text.find(">", at) - at - 1)

    def _tag(self, child: Token, at: int, prose: Prose, kind: Kind, level: int) -> Prose:
        end = at + len(child.content)
        if child.content[1] in "!?":
            self._add(html.comment(prose.block, at, end, self.number))
            return prose
        self._add(*html.attributes(prose.block, at, end, self.number))
        if not html.breaks(child.content):
            return prose
        if child.content[1:3].lower() == "br":
            prose.add(" ", at, 0)
            return prose
        self._add(prose.segment(kind, level, self.number))
        return Prose(prose.block)

    def _target(self, block: Block, start: int, end: int) -> None:
        """`(target "title")` behind a link's text or a definition's label."""
        text = block.text
        if start < end and text[start] == "(":
            start, end = start + 1, end - 1
        elif start and text[start - 1] == "]":
            return  # a label, or nothing: the definition has the target
        while start < end and text[start].isspace():
            start += 1
        target = parseLinkDestination(text, start, end)
        if not target.ok:
            return
        inside = text[start : start + 1] == "<"
        self._add(*html.value(block, start + inside, target.pos - inside, self.number, "href"))
        at = target.pos
        while at < end and text[at].isspace():
            at += 1
        title = parseLinkTitle(text, at, end, None)
        if title.ok:
            self._add(*html.value(block, at + 1, title.pos - 1, self.number, "title"))

    def _image(self, child: Token, at: int, block: Block) -> None:
        alt, inner = Prose(block), at + 2
        for part in child.children or []:
            place = inner + part.meta.get("at", 0)
            if part.type in ("softbreak", "hardbreak"):
                alt.add(" ", place + (block.text[place] == "\\"))
            elif part.type == "text_special":
                alt.add(part.content, place, len(part.markup))
            elif part.type == "code_inline":
                alt.add_lines(place + len(part.markup), place + len(part.markup) + len(part.content))
            elif part.type == "image":
                self._image(part, place, block)
            elif part.content and part.type == "text":
                self._text(part, place, alt)
            elif part.type == "link_close" and "end" in part.meta:
                self._target(block, place + 1, inner + part.meta["end"])
        self._add(alt.segment(Kind.ALT, 0, self.number))
        self._target(block, inner + len(child.content) + 1, child.meta["end"])

    def _code(self, token: Token) -> None:
        """A segment a paragraph: its lines are joined, so that a sentence which runs over them can be matched."""
        if token.info == EXAMPLE:
            state = self.environment["state"]
            first, last = token.map
            self.examples += 1
            self.skipped.append((state.eMarks[first - 1] + 1 if first else 0, state.eMarks[last - 1]))
            return
        block, start = self._block(token), 0
        for gap in [*_BLANK_LINES.finditer(token.content), None]:
            prose = Prose(block)
            prose.add_lines(start, gap.start() if gap else len(token.content))
            self._add(prose.segment(Kind.CODE, 0, self.number))
            start = gap.end() if gap else 0

    def _html(self, token: Token) -> None:
        if re.search(r"<[^>]*\smarkdown[\s=>]", token.content):
            self._inline(token, Kind.PARAGRAPH, 0)
        else:
            self._add(*html.read(self._block(token), self.number))

    def _definition(self, token: Token) -> None:
        block = self._block(token)
        label = _LABEL.match(token.content)
        if label:
            self._target(block, label.end(), len(token.content))

    def _abbreviation(self, token: Token) -> None:
        self._add(*html.value(self.source.whole, *token.meta["title"], self.number, "title"))

    def _container(self, token: Token) -> None:
        if token.meta["types"]:
            self._add(*html.value(self.source.whole, *token.meta["types"], self.number, "class"))


_OTHERS = {
    "fence": _Reader._code,
    "code_block": _Reader._code,
    "html_block": _Reader._html,
    "definition": _Reader._definition,
    "abbreviation": _Reader._abbreviation,
    "container_open": _Reader._container,
}
