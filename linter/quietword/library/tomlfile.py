"""TOML files read key by key, so that whatever is wrong is said with its file, line, key and what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from quietword.library.errors import LibraryError
from quietword.library.tomltext import TomlError, parsed


class Table:
    """A table of a TOML file. Keys are taken out one by one; `done` complains about those that nobody asked for."""

    def __init__(self, path: Path, source: str, values: dict[str, Any], name: str = "", after: int = 0):
        self.path, self.source, self.name = path, source, name
        self._values, self._after, self._known = values, after, set()

    @classmethod
    def read(cls, path: Path) -> Table:
        """The top table of a file. Raises LibraryError where it cannot be read or is not TOML."""
        from quietword.library.files import read
        source = read(path).removeprefix("\ufeff")
        try:
            return cls(path, source, parsed(source))
        except TomlError as error:
            raise LibraryError(path, error.line, f"is not valid TOML: {error.problem}") from None

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def wrong(self, key: str, problem: str) -> LibraryError:
        """An error about a key, with its line."""
        name = f"{self.name}.{key}" if self.name else key
        return LibraryError(self.path, self.line(key), f"`{name}` {problem}")

    def line(self, key: str) -> int:
        """The line on which a key stands, as near as can be told (the table's own line where it is missing)."""
        rest = self.source[self._after:]
        body = rest.split("\n[", 1)[0] if self.name else rest
        found = re.search(rf"(?:^|[{{,])[ \t]*\[*[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", body, re.MULTILINE)
        return self.source.count("\n", 0, self._after + (found.start() if found else 0)) + 1

    def take(self, key: str, expected: str, fits: Callable[[Any], bool], default: Any = None) -> Any:
        """The value of a key, or `default`. Raises LibraryError unless `fits`."""
        self._known.add(key)
        if key not in self._values:
            return default
        value = self._values[key]
        if not fits(value):
            raise self.wrong(key, f"must be {expected}, not {_described(value)}")
        return value

    def need(self, key: str, of: str = "") -> None:
        """Raises LibraryError where a key is missing."""
        self._known.add(key)
        if key not in self._values:
            raise LibraryError(self.path, self.line(key), f"{of or self.name or 'the file'} has no `{key}`")

    def text(self, key: str, default: str = "", *, empty: bool = True) -> str:
        """A line of text."""
        expected = "text in quotes" if empty else "text in quotes, not empty"
        return self.take(key, expected, lambda v: isinstance(v, str) and (empty or bool(v.strip())), default)

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts, none of them empty or there twice."""
        values = self.take(key, 'a list of texts, like ["one", "two"]', _is_texts, default)
        for value in values:
            if list(values).count(value) > 1:
                raise self.wrong(key, f'has "{value}" twice')
        return tuple(values)

    def whole(self, key: str, default: int, *, least: int = 1, most: int = 10_000) -> int:
        """A whole number from `least` to `most`."""
        return self.take(key, f"a whole number from {least} to {most}",
                         lambda v: type(v) is int and least <= v <= most, default)

    def number(self, key: str, default: float, *, least: float, most: float) -> float:
        """A number from `least` to `most`."""
        return float(self.take(key, f"a number from {least:g} to {most:g}",
                               lambda v: type(v) in (int, float) and least <= v <= most, default))

    def day(self, key: str) -> date | None:
        """A date without a time, unquoted."""
        return self.take(key, "a date without quotes, like 2026-11-23",
                         lambda v: isinstance(v, date) and not isinstance(v, datetime))

    def table(self, key: str) -> Table:
        """A table within; empty where there is none."""
        values = self.take(key, f"a table: [{key}] on a line of its own", lambda v: isinstance(v, dict), {})
        found = re.search(rf"^\[{re.escape(key)}\]", self.source, re.MULTILINE)
        return Table(self.path, self.source, values, key, found.start() if found else 0)

    def tables(self, key: str, *, brief: bool = False) -> list[Table]:
        """A list of tables; `brief` where they are usually written `{ … }` on one line each."""
        expected = f"a list like {key} = [{{ … }}]" if brief else f"tables: each begins with [[{key}]] on a line of its own"
        values = self.take(key, expected, lambda v: isinstance(v, list) and all(isinstance(e, dict) for e in v), [])
        heads = [found.start() for found in re.finditer(rf"^\[\[\s*{re.escape(key)}\s*\]\]", self.source, re.MULTILINE)]
        if len(heads) != len(values):
            first = self._after + len("\n".join(self.source.split("\n")[:self.line(key) - 1])) + 1
            heads = [min(first, len(self.source))] * len(values)
        return [Table(self.path, self.source, value, key, at) for value, at in zip(values, heads, strict=True)]

    def rest(self) -> dict[str, Any]:
        """All the values, for a table whose keys are free."""
        self._known.update(self._values)
        return dict(self._values)

    def done(self) -> None:
        """Raises LibraryError for a key that nobody asked for, with the one that was perhaps meant."""
        for key in self._values:
            if key not in self._known:
                raise self.wrong(key, f"is no setting here. {meant(key, self._known)}")


def meant(name: str, known: Iterable[str]) -> str:
    """"Did you mean …?", or what there is."""
    known = sorted(known)
    near = get_close_matches(name, known, 1, 0.6)
    return f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(known)}."


def _is_texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(entry, str) and entry.strip() for entry in value)


def _described(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "text" if value.strip() else "empty text"
    if isinstance(value, int | float):
        return f"{value}"
    if isinstance(value, datetime):
        return "a date with a time"
    if isinstance(value, date):
        return "a date"
    return "a list" if isinstance(value, list) else "a table" if isinstance(value, dict) else "that"
