"""Raw HTML: comments, attributes, and the text between tags."""

from __future__ import annotations

import re

from quietword.article.model import Kind, Segment
from quietword.article.text import Block, Prose

_TAG = re.compile(r"</?(?P<name>[A-Za-z][^\s/>]*)(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>")
_ATTRIBUTE = re.compile(r"(?P<name>[^\s\"'<>/=]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)  # tags at which a word does not end
BLOCKS = (
    "article aside blockquote br caption center col colgroup dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "html iframe legend li main math nav ol option p pre script section style summary table tbody td textarea tfoot th thead tr ul video"
).split()
_NAMES = (
    "accept action align alt autoplay border charset class cols colspan content controls datetime dir disabled for height hidden href "
    "id label lang loading loop markdown max method min name placeholder poster rel role rows rowspan scope size sizes src srcset "
    "start style summary tabindex target title type value width"
).split()
SYNTAX = _INLINE.union(BLOCKS, _NAMES)
"""Names of HTML's elements and attributes: in a tag they tell nothing about anybody."""
_KINDS = {"alt": Kind.ALT, "title": Kind.TITLE, "href": Kind.LINK_TARGET, "src": Kind.LINK_TARGET}


def read(block: Block, number: int) -> list[Segment]:
    """What raw HTML holds: comments, attributes and visible text. A word that a tag splits is read as one."""
    found: list[Segment | None] = []
    text, shown, kind, start = block.text, Prose(block), Kind.HTML, 0
    last_end = text.rfind("-->")
    for opening in re.finditer("<", text):
        at = opening.start()
        if at < start:
            continue
        tag = None if text.startswith("<!--", at) else _TAG.match(text, at)
        if not tag and (text[at + 1 : at + 4] != "!--" or last_end < at + 4):
            continue
        shown.add_escaped(start, at)
        if tag:
            start, name = tag.end(), tag["name"].lower()
            found += attributes(block, at, start, number)
            if name not in _INLINE:
                found.append(shown.segment(kind, 0, number))
                shown = Prose(block)
                kind = _kind_in(name, opened=text[at + 1] != "/")
        else:
            start = text.index("-->", at + 4) + 3
            found.append(comment(block, at, start, number))
    shown.add_escaped(start, len(text))
    found.append(shown.segment(kind, 0, number))
    return [segment for segment in found if segment]


def _kind_in(name: str, opened: bool) -> Kind:
    """The kind of the text behind a tag."""
    if opened and name == "figcaption":
        return Kind.CAPTION
    return Kind.CODE if opened and name in ("script", "style") else Kind.HTML


def breaks(tag: str) -> bool:
    """Whether a reader sees a gap where this tag stands."""
    match = _TAG.match(tag)
    return bool(match) and match["name"].lower() not in _INLINE


def comment(block: Block, start: int, end: int, number: int) -> Segment | None:
    """`<!-- … -->` at `[start:end]` of a block's text; also `<? … ?>` and the like."""
    text = block.text[start:end]
    opening, closing = (4, 3) if text.startswith("<!--") else (2, 1)
    inner = Prose(block)
    inner.add_lines(min(start + opening, end), max(end - closing, min(start + opening, end)))
    return inner.segment(Kind.COMMENT, 0, number)


def attributes(block: Block, start: int, end: int, number: int) -> list[Segment]:
    """The values of a tag's attributes, each keyed by its name."""
    found = []
    for match in _ATTRIBUTE.finditer(block.text, start, end):
        found += value(block, *match.span(match.lastgroup or "bare"), number, match["name"].lower())
    return found


def value(block: Block, start: int, end: int, number: int, key: str = "") -> list[Segment]:
    """An attribute's value, a title or a link's target; its kind goes by its key. Entities are what they stand for.

    A target with `%20` and the like is also read as what they stand for: names hide in addresses.
    """
    kind = _KINDS.get(key, Kind.ATTRIBUTE)
    prose = Prose(block)
    prose.add_escaped(start, end)
    found = [prose.segment(kind, 0, number, key)]
    if kind is Kind.LINK_TARGET and "%" in block.text[start:end]:
        plain = Prose(block)
        plain.add_decoded(start, end, _PERCENT, _unquoted)
        found.append(plain.segment(Kind.RAW, 0, number, key) if plain.parts != prose.parts else None)
    return [segment for segment in found if segment]


def _unquoted(code: str) -> str:
    try:
        return bytes.fromhex(code.replace("%", "")).decode()
    except UnicodeDecodeError:
        return code
