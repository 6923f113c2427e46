"""Articles on disk: which files there are, and their text."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from quietword.library.errors import LibraryError

SUFFIXES = (".md", ".markdown", ".txt", ".srt", ".vtt")
_NOT_ARTICLES = frozenset({"build", "node_modules", "__pycache__", "site-packages"})


def discover(paths: Iterable[Path]) -> list[Path]:
    """The articles that `paths` name, each once: files as they are, folders with all that they hold, sorted.

    Hidden folders, `build` and what symlinks bring in from elsewhere are left out. Raises LibraryError for a path that
    is not there or is no article, and for two files whose names differ only by case: on many computers they are one.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(_within(path)))
        elif not path.exists():
            raise LibraryError(path, 0, "there is no such file or folder")
        elif not path.is_file():
            raise LibraryError(path, 0, "is no ordinary file")
        elif path.suffix.lower() not in SUFFIXES:
            raise LibraryError(path, 0, f"is no article: its name should end with {', '.join(SUFFIXES)}")
        else:
            found[path] = None
    _refuse_twins(found)
    return list(found)


def _within(folder: Path) -> Iterator[Path]:
    home = folder.resolve()
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_ARTICLES)
        for name in sorted(names):
            file = Path(at, name)
            if not name.startswith(".") and file.suffix.lower() in SUFFIXES and within(file, home):
                yield file


def within(file: Path, folder: Path) -> bool:
    """Whether a file is there and, symlinks followed, lies in a folder."""
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())


def _refuse_twins(files: Iterable[Path]) -> None:
    seen: dict[str, Path] = {}
    for file in files:
        twin = seen.setdefault(os.path.normpath(file.absolute()).casefold(), file)
        if os.path.normpath(twin.absolute()) != os.path.normpath(file.absolute()):
            raise LibraryError(file, 0, f"has the same name as {twin.name} but for capitals; give one of them another")


def read(path: Path) -> str:
    """The text of a UTF-8 file, every character of it (a BOM and the line ends too), so that offsets fit the file.

    Raises LibraryError where it cannot be opened or is not UTF-8, with the line of the first bad byte.
    """
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise LibraryError(path, 0, f"cannot be read: {error.strerror or type(error).__name__}") from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = " It looks like UTF-16." if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
        raise LibraryError(path, line, f"is not UTF-8 text (byte {error.start + 1}).{hint} "
                           "Save it as UTF-8 and try again.") from None
