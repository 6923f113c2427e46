"""TOML read with care: whatever cannot be read is one kind of error with a line, however absurd the text."""

from __future__ import annotations

import re
import tomllib
from typing import Any

_WHERE = re.compile(r" \(at line (\d+), column \d+\)$")
_PART = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
_LONG_KEY = re.compile(rf"(?:^[ \t]*|[\[{{,][ \t]*){_PART}(?:[ \t]*\.[ \t]*{_PART}){{32}}", re.MULTILINE)
"""`a.a.a.…`: tomllib notes every beginning of a key, so that a hundred thousand parts would fill the memory."""


class TomlError(ValueError):
    """A text that is not TOML: the line (from 1) and what is wrong."""

    def __init__(self, line: int, problem: str):
        super().__init__(f"line {line}: {problem}")
        self.line, self.problem = line, problem


def parsed(text: str) -> dict[str, Any]:
    """The values of a TOML text. Raises TomlError."""
    if long := _LONG_KEY.search(text):
        raise TomlError(text.count("\n", 0, long.start()) + 1, "this key has too many parts")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _WHERE.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        problem = _WHERE.sub("", str(error)).removesuffix(" (at end of document)")
        raise TomlError(line, f"{problem[:1].lower()}{problem[1:]}") from None
    except RecursionError:
        raise TomlError(_fullest_line(text), "brackets are nested too deeply") from None
    except ValueError as error:                # a number that is too long for Python, say; it names no line
        raise TomlError(1, str(error)) from None


def _fullest_line(text: str) -> int:
    """The line with the most brackets."""
    counts = [line.count("[") + line.count("{") for line in text.split("\n")]
    return counts.index(max(counts)) + 1
