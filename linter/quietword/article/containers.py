"""Call-outs (`!!!`, `???`) and tabs (`===`), as the site's Python-Markdown reads them: a title line and an indented body.

Without this their bodies parse as code, which prose rules would skip while the site prints them as prose.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

INDENT = 4
_OPENING = re.compile(r"(?P<marker>!!!|\?\?\?\+?|===[!+]*)[ \t]+(?P<type>[\w \t-]*)(?:\"(?P<title>.*)\")?[ \t]*$")


def container(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The block rule; its tokens are `container_open` (with a title in `meta`), the body's, and `container_close`."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if state.is_code_block(start_line) or state.src[begin : begin + 3] not in ("!!!", "???", "==="):
        return False
    match = _OPENING.match(state.src[begin : state.eMarks[start_line]])
    if not match or not (match["type"].strip() or match["title"]):
        return False
    if silent:
        return True
    last = _end(state, start_line, end_line)
    token = state.push("container_open", "div", 1)
    token.map = [start_line, last]
    token.meta = {
        "tab": match["marker"].startswith("="),
        "title": match["title"] or "",
        "at": match.start("title") if match["title"] else 0,
    }
    before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax = "container", last
    state.blkIndent += INDENT
    state.md.block.tokenize(state, start_line + 1, last)
    state.parentType, state.lineMax, state.blkIndent = before
    state.push("container_close", "div", -1)
    state.line = last
    return True


def _end(state: StateBlock, start_line: int, end_line: int) -> int:
    """The first line after the body: the first that is neither blank nor indented."""
    line = start_line + 1
    while line < end_line and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent + INDENT):
        line += 1
    return line


def container_plugin(md: MarkdownIt) -> None:
    md.block.ruler.before("fence", "container", container, {"alt": ["paragraph", "reference", "blockquote", "list"]})
