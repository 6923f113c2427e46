"""A practice's own repository, made from templates: everything that it needs to check and publish."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from quietword.library.errors import LibraryError

_HIDDEN = {"gitignore": ".gitignore", "pre-commit-config.yaml": ".pre-commit-config.yaml", "github": ".github"}
"""Names in the templates, and what they are called in a repository: hidden files get lost in packages."""

UNKNOWN = f"quietword/quietword@{'0' * 40} # put Quietword's address and commit here"


@dataclass(frozen=True, slots=True)
class Practice:
    """What a new repository must know of a practice."""

    name: str
    approver: str
    owner: str               # who must approve changes on GitHub: "@somebody" or "@organisation/team"
    requirement: str         # what to install: "quietword==1.2.3", or an address


def create(folder: Path, practice: Practice) -> list[Path]:
    """Writes a repository into `folder` and returns its files. Writes nothing where one is there already: LibraryError."""
    _check(practice)
    texts = {folder / _place(name): _filled(name, text, practice) for name, text in _templates()}
    there = [path for path in texts if path.exists() or path.is_symlink()]
    if there:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise LibraryError(there[0], 0, f"is there already{more}; nothing has been written. Choose a new or empty folder.")
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return sorted(texts)


def _check(practice: Practice) -> None:
    for what, value in (("name", practice.name), ("approver", practice.approver)):
        if not value.strip() or value != value.strip() or not value.isprintable():
            raise LibraryError(what, 0, "should be a line of text, without blanks around it")
    if not re.fullmatch(r"@[A-Za-z0-9][\w.-]*(/[\w.-]+)?", practice.owner):
        raise LibraryError("owner", 0, f"should be a GitHub name like @somebody or @team/name, not {practice.owner!r}")


def _templates(folder: Any = None, name: str = "") -> list[tuple[str, str]]:
    folder = folder or files(__package__) / "templates" / "practice"
    found: list[tuple[str, str]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        inner = f"{name}{entry.name}"
        found += _templates(entry, f"{inner}/") if entry.is_dir() else [(inner, entry.read_text(encoding="utf-8"))]
    return found


def _place(name: str) -> str:
    first, slash, rest = name.partition("/")
    return f"{_HIDDEN.get(first, first)}{slash}{rest}"


def _filled(name: str, text: str, practice: Practice) -> str:
    if name == "mkdocs.yml":
        return _site_settings(text, practice)
    in_yaml = name.endswith(".md") and "\n---\n" in text
    values = {
        "NAME": practice.name, "NAME_QUOTED": json.dumps(practice.name, ensure_ascii=False),
        "APPROVER_QUOTED": json.dumps(practice.approver, ensure_ascii=False), "OWNER": practice.owner,
        "REQUIREMENT": practice.requirement, "REQUIREMENT_YAML": json.dumps(practice.requirement),
        "ACTION": action(practice.requirement)}
    if in_yaml:
        text = re.sub(r"^title: (.*@@NAME@@.*)$", lambda found: "title: " + json.dumps(
            found[1].replace("@@NAME@@", practice.name), ensure_ascii=False), text, count=1, flags=re.MULTILINE)
    return re.sub(r"@@([A-Z_]+)@@", lambda found: values[found[1]], text)


def _site_settings(text: str, practice: Practice) -> str:
    """The settings of this project's own site, with the practice's name and its page about social media."""
    name = json.dumps(practice.name, ensure_ascii=False)
    notice = "New library. Every page must be read by the practice's own clinicians before readers rely on it."
    text = re.sub(r"^site_name: .*$", lambda _: f"site_name: {name}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^(\s+notice: ).*$", lambda found: found[1] + notice, text, count=1, flags=re.MULTILINE)
    return text.rstrip("\n") + "\n  - Our rules for social media: social-media-policy.md\n"


def requirement() -> str:
    """What to install for this very program: its release, or where it was installed from."""
    from importlib.metadata import PackageNotFoundError, distribution
    try:
        installed = distribution("quietword")
    except PackageNotFoundError:
        return "quietword"
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    if "vcs_info" in origin:
        return f"quietword @ {origin['vcs_info']['vcs']}+{origin['url']}@{origin['vcs_info']['commit_id']}"
    return f"quietword @ {origin['url']}" if origin else f"quietword=={installed.version}"


def action(requirement: str) -> str:
    """What a workflow on GitHub `uses:` to run the very program that `requirement` installs: its repository at a commit.

    Where the requirement names no commit on GitHub it is one that does not exist, so that the gate stays shut until somebody
    puts in the right one. A name without a commit would be a door that others can open.
    """
    from quietword import __version__
    found = re.fullmatch(r"quietword *@ *git\+https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?@([0-9a-f]{40})", requirement)
    return f"{found[1]}@{found[2]} # v{__version__}" if found else UNKNOWN
