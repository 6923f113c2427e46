"""Links to articles that are not published become plain words, in whichever of Markdown's ways they are written."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

_TEXT = r"\[((?:[^\[\]]|\[[^\]]*\])*)\]"
_INLINE = re.compile(r"(?P<image>!?)" + _TEXT + r"\(\s*<?(?P<target>[^()\s<>]+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)")
_DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\]^][^\]]*)\]:[ \t]*\n?[ \t]*<?(?P<target>[^\s<>]+)>?[ \t]*(?:\n?[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$\n?", re.M)
_REFERENCE = re.compile(r"(?P<image>!?)" + _TEXT + r"(?: ?\[(?P<name>[^\]]*)\])?(?![(:\[])")
_HTML = re.compile(r"<a\b(?P<before>[^>]*?)\bhref\s*=\s*(?P<target>\"[^\"]*\"|'[^']*'|[^\s>]+)[^>]*>(?P<text>.*?)</a\s*>", re.I | re.S)


def without_links(body: str, path: str, closed: Callable[[str], bool]) -> tuple[str, list[str]]:
    """The Markdown `body` of the page `path` with its links to `closed` places as plain words, and those places.

    `closed` is asked with a path from the library's folder. Pictures, and links to anywhere else, stay as they are.
    """
    gone: list[str] = []

    def leads_nowhere(target: str) -> bool:
        place = next((place for place in _places(target.strip("\"'"), path) if closed(place)), "")
        gone.extend([place] if place else [])
        return bool(place)

    body = _HTML.sub(lambda found: found["text"] if leads_nowhere(found["target"]) else found[0], body)
    body = _INLINE.sub(lambda found: found[0] if found["image"] or not leads_nowhere(found["target"]) else found[2], body)
    names = {_name(found["name"]) for found in _DEFINITION.finditer(body) if leads_nowhere(found["target"])}
    if names:
        body = _DEFINITION.sub(lambda found: "" if _name(found["name"]) in names else found[0], body)
        body = _REFERENCE.sub(lambda found: found[2] if not found["image"] and _name(found["name"] or found[2]) in names else found[0], body)
    return body, gone


def _name(text: str) -> str:
    """The name of a reference: case and blanks make no difference. Source: CommonMark 0.31, 4.7."""
    return " ".join(text.casefold().split())


def _places(target: str, path: str) -> list[str]:
    """The articles that a target may mean: a file beside the page, or, as written in HTML, an address beside its address."""
    bare = target.split("#")[0].split("?")[0]
    if not bare or bare.startswith("/") or re.match(r"[a-z][a-z0-9+.-]*:", bare, re.I):
        return []
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), bare))
    page = posixpath.normpath(posixpath.join(path.rsplit(".", 1)[0], bare))
    return [file, f"{page}.md", f"{page}.markdown"]
