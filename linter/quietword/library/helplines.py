"""`helplines.toml`: the only numbers that articles may use, each with its source and the day it was checked.

    [[helpline]]                       # one table a service
    id         = "samaritans"          # needed: small letters, digits and hyphens; no two alike
    name       = "Samaritans"          # needed
    who        = "anyone, about anything"          # needed: who it is for, to follow "For …"
    number     = "116 123"             # as people write it; at least one of number, text, email and chat
    text       = "SHOUT to 85258"      # what to text and where, or a number alone
    email      = "jo@samaritans.org"
    chat       = "https://…"           # address of a web chat
    url        = "https://…"           # the service's own site
    note       = "…"                   # a sentence more, where people must know it
    hours      = "24 hours a day, every day"       # needed
    cost       = "free"                # needed
    country    = "UK"                  # needed: UK, England, Scotland, Wales, Northern Ireland, US …
    topics     = ["always"]            # needed: topics of articles that list it; "always" is on every page
    source     = "https://…"           # needed: the page that the facts come from
    checked    = 2026-11-23            # needed: a date without quotes
    confidence = "H"                   # needed: H several sources agree, M one, L they disagree. Only H is shown.
"""

from __future__ import annotations

import re
from pathlib import Path

from quietword.library.config import Helpline
from quietword.library.errors import LibraryError
from quietword.library.tomlfile import Table

HELPLINES = "helplines.toml"
_NEEDED = ("id", "name", "who", "hours", "cost", "country", "topics", "source", "checked", "confidence")
_TEXTS = ("name", "who", "note", "hours", "cost", "country")
_WAYS = ("number", "text", "email", "chat")
_SHAPES = {
    "id": (re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), "small letters, digits and hyphens, like night-line"),
    "number": (re.compile(r"\+?\d[\d ]*\d"), "digits and blanks, as people write it: 116 123"),
    "text": (re.compile(r"(\S[^\d\n]* to )?\+?\d[\d ]*\d"), "a number, or words to send and a number: SHOUT to 85258"),
    "email": (re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+"), "an email address"),
    "chat": (re.compile(r"https://[^\s<>\"]+"), "an address that begins with https://"),
    "url": (re.compile(r"https://[^\s<>\"]+"), "an address that begins with https://"),
    "source": (re.compile(r"https://[^\s<>\"]+"), "an address that begins with https://"),
    "confidence": (re.compile(r"[HML]"), "H, M or L"),
}


def load_helplines(folder: Path) -> tuple[Helpline, ...]:
    """The helplines of the library in `folder`, in the order of the file. Raises LibraryError with line and key."""
    top = Table.read(Path(folder) / HELPLINES)
    entries = top.tables("helpline")
    top.done()
    found: dict[str, Helpline] = {}
    for table in entries:
        helpline = _helpline(table)
        if helpline.id in found:
            raise table.wrong("id", f'"{helpline.id}" is there twice')
        found[helpline.id] = helpline
    return tuple(found.values())


def _helpline(table: Table) -> Helpline:
    of = f"the helpline that begins on line {table.line('')}"
    for key in _NEEDED:
        table.need(key, of)
    values = {key: table.text(key, empty=key == "note") for key in _TEXTS}
    values |= {key: _shaped(table, key) for key in _SHAPES}
    topics = table.texts("topics")
    helpline = Helpline(**values, topics=topics, checked=table.day("checked"))
    table.done()
    if not topics:
        raise table.wrong("topics", 'is empty, so nobody would see it; write ["always"] for every page')
    if not any(values[way] for way in _WAYS):
        raise LibraryError(table.path, table.line("name"), f"{helpline.name} has no `number`, `text`, `email` or `chat`: "
                           "a reader could not get through")
    return helpline


def _shaped(table: Table, key: str) -> str:
    shape, expected = _SHAPES[key]
    return table.take(key, expected, lambda value: isinstance(value, str) and bool(shape.fullmatch(value)), "")
