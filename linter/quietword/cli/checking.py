"""From paths to a run: finds articles and settings, has each article checked, in several processes where that pays."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from quietword import library
from quietword.article import ArticleError, parse
from quietword.cli.remembered import Memory, basis, good_until, hash_of
from quietword.cli.trouble import told
from quietword.engine import Problem, Result, Run, load_rules
from quietword.engine import check as run_rules

STDIN = Path("-")
MANY = 200            # articles from which a second process earns its start
CHUNK = 25
WORTH_A_BAR = 50


@dataclass(frozen=True)
class Asked:
    """What a `check` was asked to do; plain values, so that another process can be handed it."""

    paths: tuple[Path, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    stdin_filename: str = "standard-input.md"
    changed_since: str = ""
    jobs: int = 0
    scores: bool = False
    afresh: bool = False        # read everything, whatever is remembered


@dataclass(frozen=True)
class Setting:
    """The settings and rules of one library, and the hash that tells them from all others."""

    config: Any
    rules: tuple[Any, ...]
    folder: Path | None = None

    @cached_property
    def basis(self) -> bytes:
        return basis(self.config, self.rules, self.folder)


@lru_cache(maxsize=64)
def setting(folder: Path | None, select: tuple[str, ...], ignore: tuple[str, ...]) -> Setting:
    """Settings of the library in `folder` (none: defaults) and the rules chosen. Raises LibraryError, RuleError."""
    config = library.load_config(folder) if folder else library.Config()
    own = tuple(folder / name for name in config.rule_folders) if folder else ()
    return Setting(config, load_rules(select, ignore, own), folder)


@lru_cache(maxsize=1024)
def library_of(folder: Path) -> Path | None:
    """The library that a folder belongs to, if any."""
    return library.find_library(folder)


@dataclass(frozen=True)
class Checked:
    """A run, the rules by name that it used, and how many articles the paths hold, checked or not."""

    run: Run
    rules: dict[str, Any]
    found: int


def checked(asked: Asked) -> Checked:
    """Checks what was asked. A file that cannot be checked becomes a problem; the others are still checked.

    Raises LibraryError or RuleError where settings or rules are broken, before any article is read.
    """
    files, unread = _found(asked.paths)
    found = len(files)
    homes = {_home(file, asked) for file in files} or {library_of(Path.cwd())}
    settings = [setting(home, asked.select, asked.ignore) for home in sorted(homes, key=str)]
    since = None
    if asked.changed_since:
        from quietword.cli.changes import Changes
        since = Changes.since(asked.changed_since)
        files = [file for file in files if since.touches(file)]
    results: list[Result] = []
    for outcome in _outcomes(files, asked):
        (unread if isinstance(outcome, Problem) else results).append(outcome)
    run = Run(tuple(results), tuple(unread))
    rules = {rule.name: rule for of in settings for rule in of.rules}
    return Checked(since.marked(run) if since else run, rules, found)


def usual_paths() -> tuple[Path, ...]:
    """What is read where no path is given: the library that the current folder belongs to, else the folder."""
    home = library_of(Path.cwd())
    return (Path(shown(home)) if home else Path("."),)


def _found(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """The articles that the paths name, each once, in order."""
    files: dict[Path, None] = {}
    problems = []
    for path in paths:
        if path == STDIN:
            files[STDIN] = None
            continue
        try:
            files.update(dict.fromkeys(library.discover([path])))
        except library.LibraryError as error:
            problems.append(Problem(shown(path), getattr(error, "line", 0) or 0, getattr(error, "problem", str(error))))
    return list(files), problems


def _outcomes(files: list[Path], asked: Asked) -> Iterator[Result | Problem]:
    """One outcome a file, in order."""
    known = {} if asked.afresh else {file: result for file in files if (result := _recalled(file, asked))}
    unknown = [file for file in files if file not in known]
    processes = asked.jobs or (min(os.cpu_count() or 1, 8) if len(unknown) >= MANY else 1)
    several = processes > 1 and len(unknown) > CHUNK
    fresh = _in_processes(unknown, asked, processes) if several else (check_file(file, asked) for file in unknown)
    work = (known[file] if file in known else next(fresh) for file in files)
    if len(files) < WORTH_A_BAR or not sys.stderr.isatty():
        yield from work
        return
    import typer
    with typer.progressbar(work, length=len(files), label="Reading", file=sys.stderr) as bar:
        yield from bar


def _in_processes(files: list[Path], asked: Asked, processes: int) -> Iterator[Result | Problem]:
    from concurrent.futures import ProcessPoolExecutor
    chunks = [files[at:at + CHUNK] for at in range(0, len(files), CHUNK)]
    with ProcessPoolExecutor(min(processes, len(chunks))) as pool:
        for outcomes in pool.map(_check_files, chunks, [asked] * len(chunks)):
            yield from outcomes


def _check_files(files: list[Path], asked: Asked) -> list[Result | Problem]:
    return [check_file(file, asked) for file in files]


def check_file(file: Path, asked: Asked) -> Result | Problem:
    """What the rules say of one file; why it could not be checked, if so."""
    name = asked.stdin_filename if file == STDIN else shown(file)
    try:
        of = setting(_home(file, asked), asked.select, asked.ignore)
        source = _standard_input(name) if file == STDIN else library.read(file)
        article = parse(source, name)
        around = _surroundings(file, article)
        result = run_rules(article, of.rules, of.config, around)
        if asked.scores and result.readability is None:
            result = _scored(result, article, of.config)
        if file != STDIN and not asked.afresh:
            last = good_until(article.front_matter, of.config, around.today)
            _memory(file, asked).keep(source.encode(), result, last, _pictures(article, around))
        return result
    except (library.LibraryError, ArticleError) as error:
        return Problem(name, error.line or 0, error.problem)
    except Exception as error:        # one article's mishap must not hide what the others have
        return Problem(name, 0, told(error))


def _recalled(file: Path, asked: Asked) -> Result | None:
    """What is remembered of a file, if it and all that bears on it are as they were."""
    if file == STDIN:
        return None
    try:
        raw = file.read_bytes()
    except OSError:
        return None

    def pictures() -> str:
        article = parse(raw.decode(), shown(file))
        return _pictures(article, _surroundings(file, article))

    return _memory(file, asked).recall(raw, shown(file), pictures)


def _memory(file: Path, asked: Asked) -> Memory:
    return Memory(setting(_home(file, asked), asked.select, asked.ignore).basis, asked.scores, date.today())


def _pictures(article: Any, around: Any) -> str:
    """A hash of what is known of an article's pictures; nothing where it names none."""
    return hash_of(sorted(around.images.items())) if library.names_images(article) else ""


def _home(file: Path, asked: Asked) -> Path | None:
    return library_of((Path(asked.stdin_filename) if file == STDIN else file).absolute().parent)


def _standard_input(name: str) -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise library.LibraryError(name, 0, f"is not UTF-8 text (byte {error.start + 1})") from None


def _surroundings(file: Path, article: Any) -> Any:
    """Facts from outside: today's date, and what is known of the images beside the article."""
    return library.surroundings(None if file == STDIN else file, article)


def _scored(result: Result, article: Any, config: Any) -> Result:
    from quietword.readability import score
    return replace(result, readability=score(article, config.known_terms))


def shown(path: Path) -> str:
    """A path as reports name it: from the current folder where it lies within, with forward slashes."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
