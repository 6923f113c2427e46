"""What would leave this machine with a push, or be kept for good with a commit, that was not there before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quietword.cli.looking_back import MESSAGE, NAME, Reader, key
from quietword.library import git

Found = tuple[str, Any]        # a place in words, and the finding
Findings = dict[tuple[str, str], tuple[Any, ...]]      # by path and blob
TAG = "message of the tag"
_SCISSORS = re.compile(r"^\S+ -{8,} >8 -{8,}$", re.MULTILINE)


@dataclass(frozen=True)
class Push:
    """One branch or tag on its way: full names of what is pushed and of what the remote has (zeros: nothing), and the
    remote's name for it."""

    new: str
    old: str = ""
    name: str = ""


def pushes(environment: Mapping[str, str], lines: Iterable[str]) -> list[Push]:
    """What is about to be pushed: as pre-commit tells it in the environment, else as git tells a hook, line by line."""
    if "PRE_COMMIT_REMOTE_NAME" in environment:
        new = environment.get("PRE_COMMIT_TO_REF") or environment.get("PRE_COMMIT_LOCAL_BRANCH") or "HEAD"
        told = [Push(new, environment.get("PRE_COMMIT_FROM_REF", ""), environment.get("PRE_COMMIT_REMOTE_BRANCH", ""))]
    else:
        told = [Push(new, old, name) for _, new, name, old in (line.rsplit(maxsplit=3) for line in lines if line.strip())]
    return [push for push in told if set(push.new) != {"0"}]       # all zeros: it is deleted there


def in_message(root: Path, text: str, reader: Reader) -> list[Found]:
    """What a commit message tells about people; git's own remarks in it are left out, as it leaves them out itself."""
    cut = _SCISSORS.search(text)
    mark = re.escape(git.comment_mark(root))
    text = re.sub(rf"^{mark}.*$", "", text[:cut.start()] if cut else text, flags=re.MULTILINE)
    return [(MESSAGE, finding) for finding in reader.message(text)]


def in_push(root: Path, pushed: list[Push], remote: str, reader: Reader, home: Path | None = None) -> list[Found]:
    """What commits that the remote lacks bring in, the oldest first: in articles, messages, and names of branches and tags.

    A commit brings in what none of its parents had in the files that it changes. Articles are those in the folder `home`,
    as the gate reads no others either; without one, all. Raises LibraryError.
    """
    if not pushed:
        return []
    told = tuple(f"^{push.old}" for push in pushed if push.old and git.is_there(root, push.old))
    there = f"--remotes={remote}" if remote else "--remotes"
    revisions = (*(push.new for push in pushed), *told, "--not", there)
    folder = home.resolve().relative_to(root.resolve()) if home else Path()
    versions = [version for version in git.versions(root, revisions) if Path(version.path).is_relative_to(folder)]
    found = [*_in_articles(versions, _findings(root, versions, reader), git.parents(root, revisions)), *_in_messages(root, revisions, reader)]
    for push in pushed:
        name = re.sub(r"^refs/(heads|tags)/", "", push.name)
        found += [(f"{NAME} {name}", finding) for finding in reader.name(name)]
        found += [(f"{TAG} {name}", finding) for finding in reader.message(git.tag_message(root, push.new))]
    return found


def _in_articles(versions: list[git.Version], findings: Findings, parents: Mapping[str, int]) -> Iterator[Found]:
    changes: dict[str, list[git.Version]] = defaultdict(list)
    for version in versions:
        changes[version.commit.name].append(version)
    for commit, changed in changes.items():
        before = {key(finding) for version in changed for finding in findings[version.path, version.before]}
        times: dict[tuple[str, str], int] = defaultdict(int)
        for version in changed:
            times[version.path, version.blob] += 1
        for (path, blob), many in times.items():
            if many == max(parents[commit], 1):             # else a merge took the file as one of its parents had it
                yield from ((f"{commit[:10]} {path}", one) for one in findings[path, blob] if key(one) not in before)


def _findings(root: Path, versions: list[git.Version], reader: Reader) -> Findings:
    """What stands in each version, and in the one before it; nothing in a file that is not there."""
    wanted: dict[str, dict[str, None]] = defaultdict(dict)
    for version in versions:
        for blob in (version.blob, version.before):
            wanted[blob][version.path] = None
    found: Findings = defaultdict(tuple)
    wanted.pop("", None)
    for blob, content in git.contents(root, wanted):
        for path in wanted[blob]:
            found[path, blob] = reader.findings(content.decode("utf-8", "replace"), path)
    return found


def _in_messages(root: Path, revisions: tuple[str, ...], reader: Reader) -> Iterator[Found]:
    for commit, message in git.messages(root, revisions):
        for finding in reader.message(message):
            yield f"{commit.name[:10]} {MESSAGE}", replace(finding, path=MESSAGE)
