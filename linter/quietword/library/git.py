"""What git remembers of a library: every version of every article, commit messages, names of branches and tags."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quietword.library.errors import LibraryError
from quietword.library.files import SUFFIXES

_NONE = "0" * 40
_REVISIONS = re.compile(r"--(?:all|not|remotes(?:=.+)?)")


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its name (40 digits) and the day of it, as 2026-11-23."""

    name: str
    day: str


@dataclass(frozen=True, slots=True)
class Version:
    """What a commit made of a file: `blob` is empty where it took the file away, `before` where there was none."""

    commit: Commit
    path: str
    blob: str
    before: str = ""


def repository(path: Path) -> Path:
    """The top folder of the git repository that a folder lies in. Raises LibraryError where there is none."""
    return Path(_git(path, "rev-parse", "--show-toplevel", otherwise="lies in no git repository").strip())


def is_shallow(root: Path) -> bool:
    """Whether this clone lacks the older commits."""
    return _git(root, "rev-parse", "--is-shallow-repository").strip() == "true"


def versions(root: Path, revisions: Sequence[str] = ("--all",)) -> list[Version]:
    """Every version of every article that the revisions hold, the oldest first. Raises LibraryError."""
    paths = [f":(top,icase,glob)**/*{suffix}" for suffix in SUFFIXES]
    out = _git(root, "log", "--reverse", "--topo-order", "-m", "--root", "--raw", "-z", "--no-abbrev", "--no-renames",
               "--no-textconv", "--no-ext-diff", "--format=%x01%H %cs", *_checked(root, revisions), "--", *paths)
    return list(_versions(iter(out.split("\0"))))


def _versions(tokens: Iterator[str]) -> Iterator[Version]:
    """Reads `\\1COMMIT DAY`, `:MODE MODE BLOB BLOB LETTER` and `PATH`, as git parts them by NUL."""
    commit = Commit("", "")
    for token in tokens:
        token = token.lstrip("\n")
        if token.startswith("\x01"):
            name, _, day = token[1:].strip().partition(" ")
            commit = Commit(name, day)
        elif token.startswith(":"):
            _, mode, before, blob, _ = token.split(" ")
            path = next(tokens)
            if not mode.startswith(("12", "16")):                # symlinks and submodules are no articles
                yield Version(commit, path, *("" if name == _NONE[:len(name)] else name for name in (blob, before)))


def messages(root: Path, revisions: Sequence[str] = ("--all",)) -> Iterator[tuple[Commit, str]]:
    """Every commit message, the oldest first."""
    out = _git(root, "log", "--reverse", "--topo-order", "-z", "--format=%H %cs%n%B", *_checked(root, revisions), "--")
    for entry in out.split("\0"):
        head, _, message = entry.partition("\n")
        if head:
            name, _, day = head.partition(" ")
            yield Commit(name, day), message


def parents(root: Path, revisions: Sequence[str]) -> dict[str, int]:
    """How many parents each commit has, by its name."""
    out = _git(root, "rev-list", "--parents", *_checked(root, revisions), "--")
    return {name: len(rest) for name, *rest in (line.split() for line in out.splitlines())}


def is_there(root: Path, name: str) -> bool:
    """Whether this clone holds the commit or tag of a full name. The name of nothing, all zeros, never is."""
    return not set(name) <= {"0"} and any(contents(root, [name]))


def tag_message(root: Path, name: str) -> str:
    """What is written on an annotated tag; empty for whatever is no such tag."""
    if _git(root, "cat-file", "-t", name).strip() != "tag":
        return ""
    return _git(root, "cat-file", "tag", name).partition("\n\n")[2]


def comment_mark(root: Path) -> str:
    """What begins a comment in a commit message."""
    try:
        return _git(root, "config", "--get", "core.commentChar").strip().replace("auto", "#") or "#"
    except LibraryError:                                      # not set
        return "#"


def hook_file(root: Path, name: str) -> str:
    """Where git looks for a hook, from the top folder or as a whole path; `core.hooksPath` counts."""
    return _git(root, "rev-parse", "--git-path", f"hooks/{name}").strip()


def tracked(root: Path, folder: str) -> list[str]:
    """The files that git keeps in a folder, as paths from the top folder."""
    return _git(root, "ls-files", "-z", "--", folder).split("\0")[:-1]


def names(root: Path) -> list[str]:
    """Names of branches and tags, here and on remotes as far as known."""
    refs = _git(root, "for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes", "refs/tags").split()
    return sorted({ref.split("/", 2)[2] for ref in refs})


def at_the_tips(root: Path) -> set[tuple[str, str]]:
    """(path, blob) of everything that branches and tags hold now."""
    tips = set(_git(root, "for-each-ref", "--format=%(objectname)", "refs/heads", "refs/remotes", "refs/tags").split())
    found = set()
    for tip in sorted(tips) or ["HEAD"]:
        if _git(root, "cat-file", "-t", f"{tip}^{{}}").strip() != "commit":      # a tag may name any object
            continue
        for entry in _git(root, "ls-tree", "-r", "-z", "--full-tree", tip).split("\0"):
            head, _, path = entry.partition("\t")
            if path:
                found.add((path, head.split(" ")[2]))
    return found


def contents(root: Path, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of blobs, one after the other, in the order asked for; those that are not there are left out."""
    command = ["git", "-C", str(root), "cat-file", "--batch"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            for blob in blobs:
                process.stdin.write(f"{blob}\n".encode())
                process.stdin.flush()
                head = process.stdout.readline().split()
                if len(head) == 3:
                    content = process.stdout.read(int(head[2]))
                    process.stdout.read(1)
                    yield blob, content
        finally:
            process.terminate()      # closing its input is no end where a forked process still holds it open


def _checked(root: Path, revisions: Sequence[str]) -> list[str]:
    """Revisions that are none of git's options, apart from those that name revisions. Raises LibraryError."""
    for revision in revisions:
        if revision.startswith("-") and not _REVISIONS.fullmatch(revision):
            raise LibraryError(root, 0, f"`{revision}` is no revision")
    return list(revisions)


def _git(folder: Path, *arguments: str, otherwise: str = "") -> str:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True)
    except FileNotFoundError:
        raise LibraryError(folder, 0, "git is not installed here") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
        raise LibraryError(folder, 0, otherwise or f"git says: {said}") from None
    return done.stdout.decode("utf-8", "replace")
