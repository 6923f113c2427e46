"""A fingerprint of what a reader gets. Pure: values in, text out.

What is fingerprinted is what is staged: `public_body` and the public part of the front matter are written to the site
as they are, together with the files given as `assets`, and nothing else. So whatever changes a page changes its digest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from quietword.article import Article, Kind, parse
from quietword.library.schema import public

_VERSION = 1
_EMPTY = ("<!-->", "<!--->")
_BLANKS = re.compile(r"\n{3,}")


def digest(article: Article, assets: Mapping[str, bytes]) -> str:
    """`sha256:…` over everything that reaches a reader: words, markup, link targets, public front matter, files.

    `assets` are the bytes of the local files that the article shows or links to, by target. Line ends, blanks at the
    ends of lines, blank lines beyond one, comments and private front matter make no difference.
    """
    body = re.sub(r"[ \t]+$", "", public_body(article), flags=re.MULTILINE)
    covered = [_VERSION, public(article.front_matter), body,
               sorted((target, sha256(content).hexdigest()) for target, content in assets.items())]
    text = json.dumps(covered, sort_keys=True, ensure_ascii=True, default=_plain)
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def public_body(article: Article) -> str:
    """The Markdown that readers get: no front matter, no comments, lines end in LF, at most one blank line in a row.

    Blanks at the ends of lines go, but for the two that make a line break.
    """
    text, before = _tidied(article), None
    while "<!--" in text and text != before:        # a comment that went may have been what made the next one code
        text, before = _tidied(parse(f"\n{text}")), text
    return text


def _tidied(article: Article) -> str:
    text = _without_comments(article).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    kept = [_line(line, after) for line, after in zip(lines, [*lines[1:], ""], strict=True)]
    return _BLANKS.sub("\n\n", "\n".join(kept)).strip("\n") + "\n"


def _line(line: str, after: str) -> str:
    bare = line.rstrip(" \t")
    breaks = bare and line.endswith("  ") and after.strip(" \t") and not bare.endswith("}")
    return f"{bare}  " if breaks else bare


def _without_comments(article: Article) -> str:
    """The body without its comments."""
    source, kept, at = article.source, "", article.body_start
    for start, end in _comments(article):
        kept += source[at:start]
        if kept[-1:].strip() and source[end:end + 1].strip():
            kept += " "                # words on either side must not run together and make something new
        at = end + _blanks_to_skip(kept, source, end)
    return kept + source[at:]


def _comments(article: Article) -> Iterator[tuple[int, int]]:
    """Where comments begin and end; `<!--` that a reader sees, as in code, begins none."""
    source, at = article.source, article.body_start
    shown = [(run.source, run.source + run.source_length) for segment in article.segments
             if segment.kind not in (Kind.COMMENT, Kind.RAW) for run in segment.runs]
    while (start := source.find("<!--", at)) >= 0:
        empty = next((form for form in _EMPTY if source.startswith(form, start)), "")
        closing = start + len(empty) - 3 if empty else source.find("-->", start + 4)
        if closing < 0:
            return
        if any(first <= start < last for first, last in shown):
            at = start + 4
        else:
            at = closing + 3
            yield start, at


def _blanks_to_skip(before: str, source: str, at: int) -> int:
    """How many blanks after a comment to leave out, so that no trace of it is left."""
    end = at
    while not before[-1:].strip() and source.startswith((" ", "\t"), end):
        end += 1
    return end - at


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"front matter holds a {type(value).__name__}")
