"""The overview as text, JSON or Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator

from quietword.approval.overview import Group, Overview, Row

_HEADS = {
    Group.BLOCKED: "Blocked: something must change first",
    Group.OVERDUE: "Overdue: the review date has passed, so it is off the site",
    Group.STALE: "Stale: changed since it was approved, so it is off the site",
    Group.WAITING: "Waiting for an approval",
    Group.PUBLISHED: "Published",
    Group.RETIRED: "Retired",
}


def _counts(view: Overview) -> str:
    counts = view.summary()
    told = [f"{counts[group.value]} {group.value}" for group in (
        Group.PUBLISHED, Group.WAITING, Group.BLOCKED, Group.STALE, Group.OVERDUE, Group.RETIRED)]
    articles = "1 article" if counts["articles"] == 1 else f"{counts['articles']:,} articles"
    return f"{articles}: {', '.join(told)} · {counts['due_soon']} due within {view.within} days"


def _sections(view: Overview) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for group in (Group.BLOCKED, Group.OVERDUE, Group.STALE, Group.WAITING):
        yield _HEADS[group], view.of(group)
    yield f"Due within {view.within} days", view.soon
    for group in (Group.PUBLISHED, Group.RETIRED):
        yield _HEADS[group], tuple(row for row in view.of(group) if not row.soon)


def _reviewers(view: Overview) -> Iterator[str]:
    for reviewer in view.reviewers:
        soon = f", {reviewer.soon} due soon" if reviewer.soon else ""
        yield f"{reviewer.name} ({', '.join(reviewer.roles)}): {reviewer.now} to review now{soon}"


def text(view: Overview) -> str:
    """For a person at a terminal."""
    lines = []
    for head, rows in _sections(view):
        if rows:
            lines += [f"{head} ({len(rows)})", *(f"  {row.path}\n      {row.reason}" for row in rows), ""]
    if view.reviewers:
        lines += ["Who can review", *(f"  {line}" for line in _reviewers(view)), ""]
    return "\n".join([*lines, _counts(view)]) + "\n"


def markdown(view: Overview) -> str:
    """For an issue or a wiki page."""
    lines = [f"# The library on {view.today.isoformat()}", "", _counts(view), ""]
    for head, rows in _sections(view):
        if rows:
            table = [f"| {_cell(row.title or row.path)} | {_cell(row.path)} | {_cell(row.reason)} |" for row in rows]
            lines += [f"## {head}", "", "| Article | File | Why |", "| --- | --- | --- |", *table, ""]
    if view.reviewers:
        lines += ["## Who can review", "", *(f"- {_cell(line)}" for line in _reviewers(view)), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _cell(value: str) -> str:
    """Text that cannot break out of a table cell or become markup."""
    escaped = "".join(f"\\{sign}" if sign in r"\`*_[]<>|#!&" else sign for sign in value)
    return " ".join(escaped.split())


def as_json(view: Overview) -> str:
    """For programs. Fields may be added, never changed."""
    rows = [{"path": row.path, "title": row.title, "group": row.group.value, "reason": row.reason,
             "due": row.due and row.due.isoformat(), "due_soon": row.soon, "approved_by": list(row.by),
             "reviewers": list(row.reviewers)} for row in view.rows]
    people = [{"name": one.name, "roles": list(one.roles), "now": one.now, "due_soon": one.soon} for one in view.reviewers]
    told = {"version": 1, "date": view.today.isoformat(), "within_days": view.within, "articles": rows,
            "reviewers": people, "summary": view.summary()}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


FORMATS = {"text": text, "json": as_json, "markdown": markdown}
