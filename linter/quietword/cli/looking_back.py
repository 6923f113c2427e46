"""Reads what git remembers with the rules about people, and gathers what they find: once each, first and last seen."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from quietword.article import Article, ArticleError, parse
from quietword.engine import Problem, Result, Run, check, load_rules
from quietword.library import LibraryError, git

ABOUT_PEOPLE = ("confidentiality", "identifiers")
MESSAGE, NAME = "commit message", "branch or tag"
MANY, CHUNK = 200, 50      # versions from which a second process earns its start; versions handed over at once
_TRAILER = re.compile(                # who took part and what it refers to; no more than a name, an address or a number
    r"^(?:(?:signed-off|co-authored|co-developed|reviewed|acked|tested|reported|suggested|helped|approved|merged)-by|cc"
    r"|change-id|fixes|closes|refs|see-also):[ \t]*(?:[^<>\n.!?]{0,60}|[^<>\n!?]{0,60}<[^<>\n]*>|https?://\S+)[ \t]*$",
    re.MULTILINE | re.IGNORECASE)

Key = tuple[str, str, str]


@dataclass
class Sighting:
    """One finding, wherever it stood: the finding itself, its places, and the first and last commit that held it."""

    finding: Any
    places: dict[str, None] = field(default_factory=dict)
    first: git.Commit | None = None        # None: a name of a branch or tag, which belongs to no commit
    last: git.Commit | None = None
    still: bool = False                    # a branch or tag holds it now


@dataclass(frozen=True)
class Past:
    """What was read, and what was found in it."""

    sightings: tuple[Sighting, ...]
    versions: int
    commits: int
    shallow: bool

    @property
    def run(self) -> Run:
        """The findings as a run, one result a finding, in the same order: reports know how to redact that."""
        return Run(tuple(Result(next(iter(one.places)), (one.finding,)) for one in self.sightings))

    @property
    def exit_code(self) -> int:
        """2 where older commits are missing from this clone, else 1 where something blocks, else 0."""
        blocks = any(one.finding.severity == "error" for one in self.sightings)
        return 2 if self.shallow else 1 if blocks else 0


def look_back(root: Path, config: Any, folders: tuple[Path, ...], revisions: tuple[str, ...], jobs: int = 0) -> Past:
    """Reads every version of every article, commit messages and names of branches and tags. Raises LibraryError."""
    versions = git.versions(root, revisions)
    messages = list(git.messages(root, revisions))
    if not messages:
        raise LibraryError(root, 0, "has no commits to look through")
    wanted = list(dict.fromkeys((version.path, version.blob) for version in versions if version.blob))
    found = dict(_findings(root, wanted, Reader(config, folders), jobs))
    seen: dict[Key, Sighting] = {}
    for version in versions:
        for finding in found.get((version.path, version.blob), ()):
            _note(seen, finding, version.path, version.commit)
    tips = git.at_the_tips(root)
    for place in wanted:
        if place in tips:
            for finding in found.get(place, ()):
                seen[key(finding)].still = True
    _read_words(seen, Reader(config, folders), messages, git.names(root))
    kept = sorted(seen.values(), key=lambda one: (one.finding.severity != "error", one.first.day if one.first else ""))
    return Past(tuple(kept), len(wanted), len(messages), git.is_shallow(root))


@dataclass(frozen=True)
class Reader:
    """Reads one text with the rules about people; can be handed to another process."""

    config: Any
    folders: tuple[Path, ...]

    def findings(self, text: str, path: str) -> tuple[Any, ...]:
        """Errors and warnings that nobody has waived."""
        from quietword.library.config import Surroundings
        rules = _rules(self.folders)
        found = check(_article(text, path), rules, self.config, Surroundings()).findings
        return tuple(one for one in found if one.group in ABOUT_PEOPLE and one.severity != "advice" and not one.waived)

    def message(self, text: str) -> tuple[Any, ...]:
        """The same of a commit's message: what its author says, without who took part and what it refers to."""
        return self.findings(_TRAILER.sub("", text), "message.txt")

    def name(self, name: str) -> tuple[Any, ...]:
        """The same of a branch's or tag's name, read as a sentence and as the name of a file."""
        words = re.sub(r"[-_/.]+", " ", name)
        return *self.findings(words, "name.txt"), *self.findings("", f"{name.replace('/', '-')}.txt")


_loaded: dict[tuple[Path, ...], tuple[Any, ...]] = {}


def _rules(folders: tuple[Path, ...]) -> tuple[Any, ...]:
    if folders not in _loaded:
        _loaded[folders] = load_rules(ABOUT_PEOPLE, (), folders)
    return _loaded[folders]


def _article(text: str, path: str) -> Article:
    """An article; what cannot be read as one (an old version with broken front matter) is read as plain text."""
    try:
        return parse(text, path)
    except ArticleError:
        return replace(parse(text, f"{path}.txt"), path=path)


def _findings(root: Path, wanted: list[tuple[str, str]], reader: Reader, jobs: int) -> Iterator[tuple[Any, tuple]]:
    """For each (path, blob) what was found in it, with a progress bar at a terminal where it takes long."""
    texts = _texts(root, wanted)
    processes = jobs or (min(os.cpu_count() or 1, 8) if len(wanted) >= MANY else 1)
    work = _in_processes(texts, reader, processes) if processes > 1 else _read_all(texts, reader)
    if len(wanted) < MANY // 4 or not sys.stderr.isatty():
        yield from work
        return
    import typer
    with typer.progressbar(work, length=len(wanted), label="Looking back", file=sys.stderr) as bar:
        yield from bar


def _texts(root: Path, wanted: list[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], str]]:
    paths: dict[str, list[str]] = {}
    for path, blob in wanted:
        paths.setdefault(blob, []).append(path)
    for blob, content in git.contents(root, paths):
        for path in paths[blob]:
            yield (path, blob), content.decode("utf-8", "replace")


def _read_all(texts: Iterable[tuple[tuple[str, str], str]], reader: Reader) -> Iterator[tuple[Any, tuple]]:
    for place, text in texts:
        yield place, reader.findings(text, place[0])


def _read_chunk(chunk: list[tuple[tuple[str, str], str]], reader: Reader) -> list[tuple[Any, tuple]]:
    return list(_read_all(chunk, reader))


def _in_processes(texts: Iterator[tuple[tuple[str, str], str]], reader: Reader, processes: int) -> Iterator[tuple[Any, tuple]]:
    """The same in several processes, never holding more than a few chunks of text at once."""
    from collections import deque
    from concurrent.futures import ProcessPoolExecutor
    with ProcessPoolExecutor(processes) as pool:
        waiting: deque = deque()
        while (chunk := list(islice(texts, CHUNK))) or waiting:
            if chunk:
                waiting.append(pool.submit(_read_chunk, chunk, reader))
            if not chunk or len(waiting) > 2 * processes:
                yield from waiting.popleft().result()


def _read_words(seen: dict[Key, Sighting], reader: Reader, messages: Iterable[tuple[git.Commit, str]],
                names: Iterable[str]) -> None:
    """Commit messages, and names of branches and tags."""
    for commit, message in messages:
        for finding in reader.message(message):
            _note(seen, finding, MESSAGE, commit)
            seen[key(finding)].still = True
    for name in names:
        for finding in reader.name(name):
            _note(seen, finding, f"{NAME} {name}", None)
            seen[key(finding)].still = True


def key(finding: Any) -> Key:
    """What makes two findings the same, wherever they stand: rule, sentence and words."""
    return finding.rule, " ".join(finding.sentence.split()).casefold(), " ".join(finding.text.split()).casefold()


def _note(seen: dict[Key, Sighting], finding: Any, place: str, commit: git.Commit | None) -> None:
    one = seen.setdefault(key(finding), Sighting(replace(finding, path=place)))
    one.places.setdefault(place)
    one.first, one.last = one.first or commit, commit or one.last


def problem_of(past: Past, root: Path) -> Problem | None:
    """Why this look back may have missed something."""
    if not past.shallow:
        return None
    return Problem(str(root), 0, "this clone lacks its older commits, so they have not been read: "
                   "run `git fetch --unshallow` and look again")
