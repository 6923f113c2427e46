"""`quietword.toml`: what a practice has settled for its library."""

from __future__ import annotations

from pathlib import Path

from quietword.library.config import Approver, Config, Levels, ReviewCycle
from quietword.library.errors import LibraryError
from quietword.library.tomlfile import Table

SETTINGS = "quietword.toml"
USUAL = "guidance"        # where a repository usually keeps its library


def find_library(path: Path) -> Path | None:
    """The library that a file or folder belongs to: the nearest folder, going up, that holds `quietword.toml` or
    has a `guidance` folder that does. None where there is no such folder."""
    path = Path(path).absolute()
    for folder in (path, *path.parents):
        for candidate in (folder, folder / USUAL):
            if (candidate / SETTINGS).is_file():
                return candidate
    return None


def load_config(folder: Path) -> Config:
    """The settings of the library in `folder`, helplines included.

    Raises LibraryError for whatever is missing, unknown or of the wrong type, with file, line and key.
    """
    from quietword.library.helplines import HELPLINES, load_helplines
    folder = Path(folder)
    top = Table.read(folder / SETTINGS)
    approvers = _approvers(top)
    config = Config(
        name=top.text("name"), url=_url(top), approvers=approvers, required_roles=_roles(top, approvers),
        staff=top.texts("staff"), phones=top.texts("phones"), emails=top.texts("emails"),
        known_terms=top.texts("known_terms"), glossary=_glossary(top), rule_folders=_rule_folders(top, folder),
        stale_after=top.whole("stale_after", 90, most=3650), reading=_levels(top.table("reading")),
        review=_cycle(top.table("review")),
        helplines=load_helplines(folder) if (folder / HELPLINES).exists() else ())
    top.done()
    return config


def _url(top: Table) -> str:
    url = top.text("url")
    if url and not url.startswith(("https://", "http://")):
        raise top.wrong("url", "must begin with https://, or be empty")
    return url


def _approvers(top: Table) -> tuple[Approver, ...]:
    found = []
    for entry in top.tables("approvers", brief=True):
        for key in ("name", "role"):
            entry.need(key, 'an entry of `approvers` (like { name = "Clinical lead", role = "clinical" })')
        approver = Approver(entry.text("name", empty=False), entry.text("role", empty=False))
        for key, value in (("name", approver.name), ("role", approver.role)):
            if value != value.strip():
                raise entry.wrong(key, "begins or ends with a blank; reviews must carry it letter by letter")
        entry.done()
        if approver in found:
            raise top.wrong("approvers", f'has "{approver.name}" as {approver.role} twice')
        found.append(approver)
    return tuple(found)


def _roles(top: Table, approvers: tuple[Approver, ...]) -> tuple[str, ...]:
    roles = top.texts("required_roles")
    for role in roles:
        if role not in {approver.role for approver in approvers}:
            raise top.wrong("required_roles", f'asks for "{role}", but nobody under `approvers` has that role, '
                            "so nothing could ever be approved")
    return roles


def _glossary(top: Table) -> dict[str, str]:
    table = top.table("glossary")
    entries = table.rest()
    for key, value in entries.items():
        if not isinstance(value, str) or not value.strip():
            raise table.wrong(key, "must be text in quotes: what these letters stand for")
    return entries


def _rule_folders(top: Table, folder: Path) -> tuple[str, ...]:
    names = top.texts("rule_folders")
    for name in names:
        if not (folder / name).is_dir():
            raise top.wrong("rule_folders", f'names "{name}", but there is no such folder in {folder}')
        if not (folder / name).resolve().is_relative_to(folder.resolve()):
            raise top.wrong("rule_folders", f'names "{name}", which lies outside the library')
    return names


def _levels(table: Table) -> Levels:
    usual = Levels()
    levels = Levels(
        advice_grade=table.number("advice_grade", usual.advice_grade, least=1, most=20),
        warning_grade=table.number("warning_grade", usual.warning_grade, least=1, most=20),
        sentence_advice=table.whole("sentence_advice", usual.sentence_advice, most=200),
        sentence_warning=table.whole("sentence_warning", usual.sentence_warning, most=200),
        paragraph=table.whole("paragraph", usual.paragraph, most=50))
    table.done()
    if levels.advice_grade > levels.warning_grade:
        raise table.wrong("advice_grade", f"must not be above `warning_grade` ({levels.warning_grade:g})")
    if levels.sentence_advice > levels.sentence_warning:
        raise table.wrong("sentence_advice", f"must not be above `sentence_warning` ({levels.sentence_warning})")
    return levels


def _cycle(table: Table) -> ReviewCycle:
    usual = ReviewCycle()
    cycle = ReviewCycle(
        months=table.whole("months", usual.months, most=usual.longest),
        sooner=table.whole("sooner", usual.sooner, most=usual.longest),
        sooner_topics=table.texts("sooner_topics", usual.sooner_topics))
    table.done()
    if cycle.sooner > cycle.months:
        raise table.wrong("sooner", f"must not be above `months` ({cycle.months})")
    return cycle


def require_library(path: Path) -> Path:
    """As `find_library`. Raises LibraryError where there is none."""
    found = find_library(path)
    if found is None:
        raise LibraryError(path, 0, f"belongs to no library: there is no {SETTINGS} here or in any folder above. "
                           "`quietword init` makes one.")
    return found
