"""Word lists: one plain file each, one entry a line; `#` at the start of a line, or after two blanks, is a comment.

An entry is written in the pattern language (see `patterns`), so it may hold several words, a wildcard (`sob*`) or another
list (`{family}`).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


class LexiconError(ValueError):
    """A word list that is asked for and not there."""


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of the list `name`, in the order of the file. Raises LexiconError where there is no such list."""
    file = files("quietword.language") / "lexicons" / f"{name}.txt"
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LexiconError(f"no word list is called {{{name}}}; expected a file lexicons/{name}.txt") from None
    lines = (line.split("  #", 1)[0].strip() for line in text.splitlines() if not line.startswith("#"))
    return tuple(line for line in lines if line)


@cache
def word_set(name: str) -> frozenset[str]:
    """The list `name` as a set, for look-ups word by word."""
    return frozenset(entries(name))
