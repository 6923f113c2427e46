"""A library at a glance: what is published, what waits and for whom. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from quietword.approval.standing import Standing, State, unread
from quietword.article import Article
from quietword.library.config import Config
from quietword.library.schema import wrote


class Group(StrEnum):
    """Where an article stands in the overview, in the order in which it should be looked at."""

    BLOCKED = "blocked"
    OVERDUE = "overdue"
    STALE = "stale"
    WAITING = "waiting"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Row:
    """One article."""

    path: str
    title: str
    group: Group
    reason: str
    due: date | None = None
    soon: bool = False                  # published, and due within the days asked for
    by: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()     # who may review it now


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody who may approve, and how much there is for them to read."""

    name: str
    roles: tuple[str, ...]
    now: int
    soon: int


@dataclass(frozen=True)
class Overview:
    """The library on one day."""

    today: date
    within: int                         # days
    rows: tuple[Row, ...]
    reviewers: tuple[Reviewer, ...]

    def of(self, group: Group) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.group is group)

    @property
    def soon(self) -> tuple[Row, ...]:
        """What is published and due soon, the soonest first."""
        return tuple(sorted((row for row in self.rows if row.soon), key=lambda row: (row.due, row.path)))

    def summary(self) -> dict[str, int]:
        """Counts by group, with `due_soon` (a part of `published`) and `articles`."""
        counts = {group.value: len(self.of(group)) for group in Group}
        return {"articles": len(self.rows), **counts, "due_soon": len(self.soon)}


def row(article: Article, result: Any, stands: Standing, config: Config, today: date, within: int) -> Row:
    """One article's place in the overview; `result` is what the engine said, `within` the days that count as soon."""
    group, reason = _group(result, stands)
    title = article.front_matter.get("title")
    soon = group is Group.PUBLISHED and stands.due is not None and stands.due <= today + timedelta(days=within)
    may = _able(article, stands, config) if soon or group in (Group.OVERDUE, Group.STALE, Group.WAITING) else ()
    return Row(article.path, title if isinstance(title, str) else "", group, reason, stands.due, soon, stands.by, may)


def _group(result: Any, stands: Standing) -> tuple[Group, str]:
    if stands.state is State.RETIRED:
        return Group.RETIRED, stands.reason
    if result.verdict == "blocked":
        rules = sorted({finding.rule for finding in result.findings if not finding.waived and finding.severity == "error"})
        return Group.BLOCKED, f"blocked by {', '.join(rules)}"
    if stands.state is not State.APPROVED:
        return {State.OVERDUE: Group.OVERDUE, State.STALE: Group.STALE}.get(stands.state, Group.WAITING), stands.reason
    if warnings := unread(result.findings, stands):
        rules = sorted({finding.rule for finding in warnings})
        return Group.WAITING, f"approved, but nobody has confirmed reading its warnings: {', '.join(rules)}"
    return Group.PUBLISHED, stands.reason


def _able(article: Article, stands: Standing, config: Config) -> tuple[str, ...]:
    """Who may review it now: not its author, in a role that is missing (any, where none is)."""
    missing = stands.missing or config.required_roles or ("",)
    done = () if stands.state is State.APPROVED else stands.by
    names = dict.fromkeys(approver.name for approver in config.approvers)
    return tuple(name for name in names if name not in done and not wrote(name, article.front_matter)
                 and any(not role or role in config.roles(name) for role in missing))


def overview(rows: Iterable[Row], configs: Sequence[Config], today: date, within: int) -> Overview:
    """The whole library; `configs` are those of the libraries that the rows come from."""
    rows = tuple(rows)
    names = dict.fromkeys(approver.name for config in configs for approver in config.approvers)
    reviewers = tuple(_reviewer(name, rows, configs) for name in names)
    return Overview(today, within, rows, reviewers)


def _reviewer(name: str, rows: Sequence[Row], configs: Sequence[Config]) -> Reviewer:
    theirs = [row for row in rows if name in row.reviewers]
    roles = dict.fromkeys(role for config in configs for role in config.roles(name))
    return Reviewer(name, tuple(roles), sum(not row.soon for row in theirs), sum(row.soon for row in theirs))
