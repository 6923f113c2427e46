"""How an article stands: who approved which words, and until when. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from quietword.approval.digest import digest
from quietword.article import Article
from quietword.library.config import Config
from quietword.library.schema import day, wrote


class State(StrEnum):
    """Only `approved` may go out."""

    DRAFT = "draft"
    APPROVED = "approved"
    STALE = "stale"              # changed since it was approved
    OVERDUE = "overdue"          # its review date has passed
    RETIRED = "retired"          # taken out on purpose


@dataclass(frozen=True, slots=True)
class Review:
    """One person's approval, as the article's front matter holds it, once it has been found to be in order."""

    by: str
    on: date
    due: date
    digest: str
    read: frozenset[str] = frozenset()       # rules whose warnings this person has confirmed reading


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article stands, and why in plain words."""

    state: State
    reason: str
    due: date | None = None                  # the first date on which an approval ends
    reviews: tuple[Review, ...] = ()         # those that count
    missing: tuple[str, ...] = ()            # roles that have yet to approve; "" stands for any

    @property
    def by(self) -> tuple[str, ...]:
        """Who approved."""
        return tuple(review.by for review in self.reviews)

    @property
    def read(self) -> frozenset[str]:
        """Rules whose warnings every approver has confirmed reading."""
        return frozenset.intersection(*(review.read for review in self.reviews)) if self.reviews else frozenset()


class _Doubt(Exception):
    """Why a review does not count: the state that follows and the reason."""

    def __init__(self, state: State, reason: str):
        super().__init__(reason)
        self.state, self.reason = state, reason


def standing(article: Article, config: Config, today: date, assets: Mapping[str, bytes]) -> Standing:
    """How an article stands on a day. `assets` as for `digest`. Whatever is not plainly in order is not approved."""
    value = article.front_matter.get("review")
    entries = value if isinstance(value, list) else [] if value is None else [value]
    retired = next((entry for entry in entries if isinstance(entry, Mapping) and entry.get("status") == "retired"), None)
    if retired is not None:
        because = retired.get("because")
        return Standing(State.RETIRED, f"retired: {because}" if isinstance(because, str) and because else "retired")
    words = digest(article, assets)
    reviews, doubts = [], []
    for entry in entries:
        try:
            reviews.append(_review(entry, article, config, today, words))
        except _Doubt as doubt:
            doubts.append(doubt)
    missing = _missing(reviews, config)
    if doubts and (missing or not reviews):
        gravest = max(doubts, key=lambda doubt: _GRAVITY[doubt.state])
        return Standing(gravest.state, gravest.reason, reviews=tuple(reviews), missing=missing or ("",))
    if missing:
        return Standing(State.DRAFT, _waiting(reviews, missing), reviews=tuple(reviews), missing=missing)
    due = min(review.due for review in reviews)
    who = " and ".join(review.by for review in reviews)
    return Standing(State.APPROVED, f"approved by {who} until {due.isoformat()}", due, tuple(reviews))


_GRAVITY = {State.DRAFT: 0, State.OVERDUE: 1, State.STALE: 2}


def _review(entry: Any, article: Article, config: Config, today: date, words: str) -> Review:
    """One entry of `review`, if it counts today; else raises why not."""
    review = _well_formed(entry)
    if not config.roles(review.by):
        raise _Doubt(State.DRAFT, f"{review.by} approved it but is not listed under `approvers` in quietword.toml")
    if review.by and wrote(review.by, article.front_matter):
        raise _Doubt(State.DRAFT, f"{review.by} wrote it, and nobody can approve their own article")
    if review.digest != words:
        raise _Doubt(State.STALE, f"changed since {review.by} approved it on {review.on.isoformat()}")
    if review.on > today:
        raise _Doubt(State.DRAFT, f"the approval is dated {review.on.isoformat()}, which is still to come "
                     "(is the date of this computer right?)")
    due = min(review.due, months_after(review.on, config.review.longest))
    if due < today:
        raise _Doubt(State.OVERDUE, f"was due for review on {due.isoformat()}")
    return Review(review.by, review.on, due, review.digest, review.read)


def _well_formed(entry: Any) -> Review:
    if not isinstance(entry, Mapping):
        raise _Doubt(State.DRAFT, "its `review` cannot be understood")
    status = entry.get("status")
    if status == "draft" and isinstance(status, str):
        raise _Doubt(State.DRAFT, "nobody has approved it yet")
    if not isinstance(status, str) or status != "approved":
        raise _Doubt(State.DRAFT, f"its review status is {status!r}, which is not `approved`" if status is not None
                     else "its `review` has no status")
    by, on, due, words = entry.get("by"), day(entry.get("on")), day(entry.get("due")), entry.get("digest")
    if not isinstance(by, str) or not on or not due or not isinstance(words, str):
        lacking = [key for key, value in (("by", by), ("on", on), ("due", due), ("digest", words)) if not value]
        raise _Doubt(State.DRAFT, f"its approval has no usable {' and '.join(f'`{key}`' for key in lacking or ['by'])}")
    read = entry.get("read", [])
    rules = [rule for rule in read if isinstance(rule, str)] if isinstance(read, list) else []
    return Review(by, on, due, words, frozenset(rules))


def _missing(reviews: list[Review], config: Config) -> tuple[str, ...]:
    """Roles that nobody has filled yet. Each has to be filled by somebody else."""
    people = frozenset(review.by for review in reviews)
    return _unfilled(config.required_roles or ("",), people, config)


def _unfilled(roles: tuple[str, ...], people: frozenset[str], config: Config) -> tuple[str, ...]:
    if not roles or not people:
        return roles
    first, rest = roles[0], roles[1:]
    able = [person for person in sorted(people) if not first or first in config.roles(person)]
    options = [_unfilled(rest, people - {person}, config) for person in able]
    return min([*options, (first, *_unfilled(rest, people, config))], key=len)


def _waiting(reviews: list[Review], missing: tuple[str, ...]) -> str:
    if not reviews:
        return "nobody has approved it yet"
    who = " and ".join(review.by for review in reviews)
    return f"approved by {who}; still to be approved by: {' and '.join(role or 'somebody else' for role in missing)}"


def due_on(front_matter: Mapping[str, Any], config: Config, today: date) -> date:
    """When an approval given today ends: sooner for topics on which being out of date does harm."""
    topics = front_matter.get("topics")
    sooner = isinstance(topics, list) and any(topic in config.review.sooner_topics for topic in topics)
    return months_after(today, config.review.sooner if sooner else config.review.months)


def months_after(start: date, months: int) -> date:
    """The same day some months later, or the last day of that month."""
    years, month = divmod(start.month - 1 + months, 12)
    for last in (start.day, 30, 29, 28):
        try:
            return date(start.year + years, month + 1, last)
        except ValueError:
            continue
    raise ValueError(f"no date {months} months after {start}")


def unread(findings: Iterable[Any], stands: Standing) -> tuple[Any, ...]:
    """The open warnings that not every approver has confirmed reading."""
    return tuple(finding for finding in findings
                 if not finding.waived and finding.severity == "warning" and finding.rule not in stands.read)
