"""Block rules as the site's Python-Markdown reads blocks, with the place of every line.

They stand in for markdown-it's rules of the same name. Each token that holds text has `meta["lines"]`: offset in its content,
offset in the source, one pair a line, flattened. Where CommonMark and Python-Markdown part ways, these follow the page that
readers get: `#Heading` needs no blank, a fence that never closes is none, an underline makes a heading of one line only.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import reference as reference_rule
from markdown_it.token import Token

_FENCE = re.compile(
    r"(?P<fence>~{3,}|`{3,})(?:[ \t]*\.?[\w#.+-]+(?=[\t ]|$))?"
    r"(?:[ \t]*\{[^\n]*\}|(?:[ \t]*[A-Za-z]\w*(?:=\"[^\"\n]*\"|='[^'\n]*')?(?=[\t ]|$))+)?[ \t]*$"
)
_ABBREVIATION = re.compile(r"\*\[(?P<label>[^\]\\]*)\][ ]?:[ \t]*(?P<title>.*)$")
_SEPARATOR = re.compile(r"[ \t|:-]+$")
_UNDERLINE = re.compile(r"[=-]+[ \t]*$")
_BLOCK_TAG = re.compile(
    r"<(?:(?P<raw>pre|script|style|textarea)|/?(?:address|article|aside|blockquote|body|canvas|center|colgroup|dd|details|div|dl|dt|"
    r"fieldset|figcaption|figure|footer|form|group|h[1-6]|header|hgroup|hr|html|iframe|legend|li|main|map|math|menu|nav|noscript|"
    r"object|ol|option|output|p|progress|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul|video))(?=[\s/>]|$)",
    re.I,
)
OPENERS = frozenset("`~>*-+_0123456789#<[!?=:")
"""What a block can begin with, if it is no paragraph, table or definition list."""


def begin(state: StateBlock, line: int) -> int:
    """Offset of a line's first character behind the marks of the blocks that it stands in."""
    return state.bMarks[line] + state.tShift[line]


def text_of(state: StateBlock, line: int) -> str:
    """A line without the marks and blanks in front of it."""
    return state.src[begin(state, line) : state.eMarks[line]]


def content(state: StateBlock, first: int, last: int) -> tuple[str, list[int]]:
    """Lines `first` to before `last` as one text, and the place of each line."""
    if last == first + 1:
        return text_of(state, first).rstrip(" \t"), [0, begin(state, first)]
    parts, lines, at = [], [], 0
    for line in range(first, last):
        part = text_of(state, line)
        parts.append(part)
        lines += (at, begin(state, line))
        at += len(part) + 1
    return "\n".join(parts).rstrip(" \t"), lines


def push_inline(state: StateBlock, name: str, tag: str, text: str, lines: list[int]) -> Token:
    """Pushes `name_open`, the text, and `name_close`; returns the first."""
    opening = state.push(f"{name}_open", tag, 1)
    token = state.push("inline", "", 0)
    token.content, token.children, token.meta = text, [], {"lines": lines}
    state.push(f"{name}_close", tag, -1)
    return opening


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph, or a heading where its second line is an underline."""
    line, end, level = start + 1, state.lineMax, 0
    before, state.parentType = state.parentType, "paragraph"
    while line < end:
        at = begin(state, line)
        if at >= state.eMarks[line]:
            break
        if state.src[at] in OPENERS and 0 <= state.sCount[line] <= state.blkIndent + 3:
            if line == start + 1 and state.sCount[line] >= state.blkIndent and _UNDERLINE.match(text_of(state, line)):
                level = 1 if state.src[at] == "=" else 2
                break
            if ends_paragraph(state, line, end):
                break
        line += 1
    state.parentType = before
    text, lines = content(state, start, line)
    state.line = line + 1 if level else line
    push_inline(state, "heading" if level else "paragraph", f"h{level}" if level else "p", text, lines)
    return True


def underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line over an underline is a heading even where it looks like a list item or a quote."""
    if silent or start + 1 >= end or state.is_code_block(start) or state.src[begin(state, start)] == "#":
        return False
    indent = state.sCount[start + 1] - state.blkIndent
    if not 0 <= indent <= 3 or not _UNDERLINE.match(text_of(state, start + 1)):
        return False
    text, lines = content(state, start, start + 1)
    state.line = start + 2
    push_inline(state, "heading", "h1" if text_of(state, start + 1)[0] == "=" else "h2", text, lines)
    return True


def ends_paragraph(state: StateBlock, line: int, end: int) -> bool:
    """Whether another block begins at a line, with no blank line in front of it."""
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`# A heading #`, with or without the blank."""
    at, stop = begin(state, start), state.eMarks[start]
    if state.src[at : at + 1] != "#" or state.is_code_block(start):
        return False
    if silent:
        return True
    text = state.src[at:stop]
    bare = text.lstrip("#")
    level = min(len(text) - len(bare), 6)
    shown = text[level:].strip(" \t")
    shown = shown.rstrip("#").rstrip(" \t") if not shown.endswith("\\#") else shown
    state.line = start + 1
    push_inline(state, "heading", f"h{level}", shown, [0, at + level + text[level:].find(shown) if shown else at])
    return True


def code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines indented by four."""
    if not state.is_code_block(start):
        return False
    line = last = start + 1
    while line < end and (state.isEmpty(line) or state.is_code_block(line)):
        line += 1
        last = last if state.isEmpty(line - 1) else line
    state.line = last
    token = state.push("code_block", "code", 0)
    token.content, lines = content(state, start, last)
    token.meta = {"lines": lines}
    return True


def fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A fenced block that closes with the very marks that it opens with."""
    at = begin(state, start)
    if state.src[at : at + 3] not in ("```", "~~~") or state.is_code_block(start):
        return False
    match = _FENCE.match(text_of(state, start))
    last = match and _closing(state, start, end, match["fence"])
    if not last:
        return False
    if silent:
        return True
    state.line = last + 1
    token = state.push("fence", "code", 0)
    token.info = match[0][len(match["fence"]) :].strip()
    token.content, lines = content(state, start + 1, last) if last > start + 1 else ("", [0, at])
    token.map, token.meta = [start, last + 1], {"lines": lines}
    return True


def _closing(state: StateBlock, start: int, end: int, marks: str) -> int | None:
    """The line of a fence's end. Closing lines are looked up once a document, so that many open fences cost nothing."""
    known = state.env.setdefault("fences", {})
    if marks not in known:
        places = [match.end() for match in re.finditer(rf"(?<!{marks[0]}){marks}[ \t]*$", state.src, re.M)]
        known[marks] = places
    places = known[marks]
    if not places or places[-1] <= state.eMarks[start]:
        return None
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent:
            return None
        if text_of(state, line).rstrip(" \t") == marks and not state.is_code_block(line):
            return line
        if state.eMarks[line] > places[-1]:
            return None
    return None


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Rows of cells; the second line says how many. A cell beyond their number is not shown."""
    if (
        start + 1 >= end
        or state.sCount[start + 1] < state.blkIndent
        or state.is_code_block(start)
        or state.is_code_block(start + 1)
    ):
        return False
    under = text_of(state, start + 1)
    if "-" not in under or not _SEPARATOR.match(under) or "|" not in text_of(state, start):
        return False
    columns = len(_cells(text_of(state, start)))
    if not columns or columns != len(_cells(under)):
        return False
    state.push("table_open", "table", 1)
    _row(state, start, "th", columns)
    line = start + 2
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if state.src[begin(state, line)] in "`~<!?=>" and ends_paragraph(state, line, end):
            break
        _row(state, line, "td", columns)
        line += 1
    state.push("table_close", "table", -1)
    state.line = line
    return True


def _row(state: StateBlock, line: int, tag: str, columns: int) -> None:
    base = begin(state, line)
    for text, lines in _cells(text_of(state, line))[:columns]:
        push_inline(state, tag, tag, text, [place + base * (index % 2) for index, place in enumerate(lines)])


def _cells(row: str) -> list[tuple[str, list[int]]]:
    """The cells of a row: text, in which `\\|` has become `|`, and the places in the row of its pieces."""
    bare = row.rstrip(" \t")
    cells, start = [], 1 if bare.startswith("|") else 0
    ends = [match.start() for match in re.finditer(r"(?<!\\)\|", bare) if match.start() >= start]
    if not ends or ends[-1] != len(bare) - 1:
        ends.append(len(bare))
    for end in ends:
        at = start + len(bare[start:end]) - len(bare[start:end].lstrip(" \t"))
        text, lines = "", []
        for piece in bare[at:end].rstrip(" \t").split("\\|"):
            if lines:
                piece, at = "|" + piece, at + 1  # the backslash goes
            lines += (len(text), at)
            text += piece
            at += len(piece)
        cells.append((text, lines))
        start = end + 1
    return cells


def abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`*[HTML]: what it stands for`, shown when the pointer rests on the word."""
    at = begin(state, start)
    if state.src[at : at + 2] != "*[" or state.is_code_block(start):
        return False
    match = _ABBREVIATION.match(text_of(state, start))
    if not match:
        return False
    if not silent:
        state.line = start + 1
        token = state.push("abbreviation", "", 0)
        token.meta = {"title": (at + match.start("title"), at + match.end("title"))}
    return True


def reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[label]: target "title"`, as markdown-it reads it, with its text and lines noted."""
    found = reference_rule(state, start, end, silent)
    if found and not silent:
        token = state.tokens[-1]
        token.content, lines = content(state, start, state.line)
        token.meta = {"lines": lines}
    return found


def html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment on lines of its own, or a block-level element: up to its end (`pre`, `script` …) or a blank line."""
    at = begin(state, start)
    if state.src[at : at + 1] != "<" or state.is_code_block(start):
        return False
    comment = state.src.startswith("<!--", at)
    tag = None if comment else _BLOCK_TAG.match(state.src, at, state.eMarks[start])
    last = _comment_end(state, start, end) if comment else tag and _element_end(state, start, end, tag)
    if not last:
        return False
    if silent:
        return True
    state.line = last
    text, lines = content(state, start, last)
    if comment:
        push_inline(state, "paragraph", "p", text, lines)
    else:
        token = state.push("html_block", "", 0)
        token.content, token.meta = text, {"lines": lines}
    return True


def _comment_end(state: StateBlock, start: int, end: int) -> int | None:
    """The line after a comment's last; None where it does not close, because then it is shown."""
    at = begin(state, start)
    if _last(state, "-->") < at + 4 or state.src.startswith(("<!-->", "<!--->"), at):
        return None
    return _line_with("-->", state, start, end, at + 4)


def _element_end(state: StateBlock, start: int, end: int, tag: re.Match) -> int:
    if tag["raw"]:
        close = f"</{tag['raw'].lower()}>"
        line = _line_with(close, state, start, end, begin(state, start)) if _last(state, close) > begin(state, start) else None
        if line:
            return line
    line = start + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    return line


def _last(state: StateBlock, mark: str) -> int:
    """Where a mark (in lower case) stands last in the document, or -1; looked up once."""
    known = state.env.setdefault("last", {})
    if mark not in known:
        known[mark] = state.src.lower().rfind(mark)
    return known[mark]


def _line_with(mark: str, state: StateBlock, start: int, end: int, at: int) -> int | None:
    """The line after the first that holds a mark (in lower case) from offset `at` on, in the same container."""
    for line in range(start, end):
        if line > start and state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return None
        if mark in state.src[max(at, begin(state, line)) : state.eMarks[line]].lower():
            return line + 1
    return None
