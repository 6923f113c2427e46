"""The words that reports share: how grave, how many, and what may be printed at all."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

SEVERITIES = ("error", "warning", "advice")
CALLED = {"error": "must change", "warning": "second look", "advice": "suggestion"}
VERDICTS = {"blocked": "must not go out yet", "needs-attention": "wants a second look", "clear": "nothing in the way"}

_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")


def plain(text: str) -> str:
    """Text that is safe to print: no control, direction-changing or private characters, blanks run together.

    An article is untrusted text: its escape sequences must reach neither a terminal nor a log.
    """
    return " ".join(_UNPRINTABLE.sub(_instead, text).split())


def edged(text: str) -> str:
    """`plain`, with a blank kept at either end."""
    clean = plain(text)
    return f"{' ' if text[:1].isspace() else ''}{clean}{' ' if clean and text[-1:].isspace() else ''}"


def _instead(found: re.Match) -> str:
    return " " if found[0] in "\t\n\r\u2028\u2029" else "\ufffd"


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 article`, `2 articles`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def headline(run: Any) -> str:
    """A run in one line of plain words, the same in every report."""
    total, unread = run.summary(), len(run.problems)
    parts = [counted(total["articles"], "article") + " read"]
    if total["errors"]:
        parts.append(f"{total['errors']:,} must change")
    if total["warnings"]:
        parts.append(f"{total['warnings']:,} {'wants' if total['warnings'] == 1 else 'want'} a second look")
    if total["advice"]:
        parts.append(counted(total["advice"], "suggestion"))
    if len(parts) == 1 and total["articles"]:
        parts.append("nothing stands in the way")
    if total["waived"]:
        parts.append(f"{total['waived']:,} waived")
    if unread:
        parts.append(f"{counted(unread, 'file')} could not be checked")
    return " · ".join(parts)


def cited(source: Any) -> str:
    """A source in a few words: its title and, where known, the clause."""
    return f"{source.title}, {source.clause}" if source.clause else source.title


def excerpt(sentence: str, at: int, text: str, room: int = 280) -> tuple[str, str, str]:
    """What stands before the flagged words, the words, and what follows, cut to about `room` characters at blanks."""
    if not sentence or sentence[at:at + len(text)] != text:
        return "", plain(_shortened(text or sentence, room)), ""
    before, after = sentence[:at], sentence[at + len(text):]
    text = _shortened(text, room)
    side = max((room - len(text)) // 2, 30)
    if len(before) + len(text) + len(after) > room:
        if len(before) > side:
            before = "… " + before[-side:].partition(" ")[2]
        if len(after) > side:
            after = after[:side].rpartition(" ")[0] + " …"
    return edged(before), plain(text), edged(after)


def _shortened(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return f"{text[:room // 2].rpartition(' ')[0] or text[:room // 2]} … {text[-room // 3:].partition(' ')[2]}"


def fold(text: str) -> str:
    """Text for comparing: compatibility forms made one, case gone, blanks run together."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
