"""Raw HTML: comments, attributes, and the text between tags."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from quietword.article.model import Kind, Run, Segment, Span

_PIECE = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)|<(?P<tag>[/!?]?[A-Za-z][^\s>/]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>|(?P<text>[^<]+|<)",
    re.S,
)
_ATTRIBUTE = re.compile(r"(?P<name>[\w:-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))")
_KINDS = {"alt": Kind.ALT, "title": Kind.TITLE, "href": Kind.LINK_TARGET, "src": Kind.LINK_TARGET}


def html_segments(raw: str, span: Callable[[int, int], Span], block: int) -> tuple[list[Segment], list[Segment]]:
    """What raw HTML holds: (comments and attributes, visible text). `span` maps offsets in `raw` to the source."""
    hidden: list[Segment] = []
    visible: list[Segment] = []
    for match in _PIECE.finditer(raw):
        if match["comment"] is not None:
            hidden += _piece(Kind.COMMENT, match["comment"], match.start("comment"), span, block)
        elif match["tag"]:
            for attribute in _ATTRIBUTE.finditer(match["rest"]):
                group = next(g for g in ("double", "single", "bare") if attribute[g] is not None)
                kind = _KINDS.get(attribute["name"].lower(), Kind.ATTRIBUTE)
                hidden += _piece(
                    kind, attribute[group], match.start("rest") + attribute.start(group), span, block, attribute["name"].lower()
                )
        elif match["text"].strip():
            visible += _piece(Kind.HTML, match["text"], match.start("text"), span, block + len(visible) + 1)
    return hidden, visible


def _piece(kind: Kind, raw: str, at: int, span: Callable[[int, int], Span], block: int, key: str = "") -> list[Segment]:
    text = raw.strip()
    if not text:
        return []
    at += raw.index(text)
    place = span(at, at + len(text))
    shown = unescape(text)
    return [Segment(kind, shown, (Run(0, place.start, len(shown), place.end - place.start),), key=key, block=block)]
