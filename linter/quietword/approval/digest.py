"""A fingerprint of what a reader gets. Pure: values in, text out.

What is fingerprinted is what is staged: `public_body` and the public part of the front matter are written to the site
as they are, together with the files given as `assets`, and nothing else. So whatever changes a page changes its digest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from quietword.article import Article, Kind
from quietword.library.schema import public

_VERSION = 1
_COMMENT = re.compile(r"<!--(?:-?>|.*?-->)", re.DOTALL)
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
    text = _without_comments(article).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    kept = [_line(line, after) for line, after in zip(lines, [*lines[1:], ""], strict=True)]
    return _BLANKS.sub("\n\n", "\n".join(kept)).strip("\n") + "\n"


def _line(line: str, after: str) -> str:
    bare = line.rstrip(" \t")
    breaks = bare and line.endswith("  ") and after.strip(" \t") and not bare.endswith("}")
    return f"{bare}  " if breaks else bare


def _without_comments(article: Article) -> str:
    """The body without what the parser took for comments (`<!--` in code is none)."""
    source, kept, at = article.source, "", article.body_start
    for found in _COMMENT.finditer(source, article.body_start):
        if _is_comment(article, found.start(), found.end()):
            kept = _joined(kept + source[at:found.start()], source[found.end():])
            at = found.end() + _blanks_to_skip(kept, source, found.end())
    return kept + source[at:]


def _is_comment(article: Article, start: int, end: int) -> bool:
    """Whether the parser took this for a comment, or (an empty one) read nothing in it."""
    kinds = {segment.kind for segment in article.segments for run in segment.runs
             if run.source < end and start < run.source + run.source_length}
    return not kinds or Kind.COMMENT in kinds


def _joined(before: str, after: str) -> str:
    """Text up to a comment: words on either side of it must not run together and make something new."""
    return f"{before} " if before[-1:].strip() and after[:1].strip() else before


def _blanks_to_skip(before: str, source: str, at: int) -> int:
    """How many blanks after a comment to leave out, so that no trace of it is left."""
    if before[-1:] not in (" ", "\t", "\n", "\r", ""):
        return 0
    rest = source[at:]
    return len(rest) - len(rest.lstrip(" \t"))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"front matter holds a {type(value).__name__}")
