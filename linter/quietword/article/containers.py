"""Call-outs (`!!!`, `???`) and tabs (`===`), as the site's Python-Markdown reads them: a title line and an indented body.

Without this their bodies parse as code, which prose rules would skip while the site prints them as prose.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from quietword.article.blocks import begin, push_inline, text_of

INDENT = 4
_TYPES = r"[\w-]+(?: +[\w-]+)*"
_OPENINGS = {
    "!!!": re.compile(rf"!!! ?(?P<types>{_TYPES})(?: +\"(?P<title>.*?)\")? *$"),
    "???": re.compile(rf"\?\?\?\+? ?(?:(?P<types>{_TYPES})?(?: +\"(?P<title>.*?)\")|(?P<bare>{_TYPES})) *$"),
    "===": re.compile(r"===(?:\+!|!\+|\+|!)? +\"(?P<title>.*?)\" *$"),
}


def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule: a title in tokens of its own, then the tokens of the body."""
    at = begin(state, start)
    opening = _OPENINGS.get(state.src[at : at + 3])
    if opening is None or state.is_code_block(start):
        return False
    match = opening.match(text_of(state, start).rstrip(" \t"))
    if not match:
        return False
    if silent:
        return True
    last = _end(state, start, end)
    token = state.push("container_open", "div", 1)
    groups = match.groupdict()
    types = next((name for name in ("types", "bare") if groups.get(name)), "")
    token.meta = {"types": (at + match.start(types), at + match.end(types)) if types else None}
    if match["title"]:
        name = "tab_title" if state.src[at] == "=" else "call_out_title"
        push_inline(state, name, "p", match["title"], [0, at + match.start("title")])
    before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "container", last, state.blkIndent + INDENT
    state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax, state.blkIndent = before
    state.push("container_close", "div", -1)
    state.line = last
    return True


def _end(state: StateBlock, start: int, end: int) -> int:
    """The first line after the body: the first that is neither blank nor indented."""
    line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent + INDENT):
        line += 1
    return line
