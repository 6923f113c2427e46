"""What `review` says after somebody has approved, taken back or retired an article. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from quietword.approval.digest import digest
from quietword.approval.standing import Review, State, due_on, standing
from quietword.article import Article
from quietword.library.config import Config
from quietword.library.schema import wrote

Entry = dict[str, Any]
DRAFT: Entry = {"status": "draft"}


class RefusalError(Exception):
    """Why somebody may not do this, in words for them."""


def must_be_approver(by: str, config: Config) -> None:
    """Raises RefusalError unless `by` is listed under `approvers`, letter by letter."""
    if config.roles(by):
        return
    names = sorted({approver.name for approver in config.approvers})
    near = get_close_matches(by.strip().casefold(), [name.casefold() for name in names], 1)
    hint = next((f'Did you mean "{name}"?' for name in names if near and name.casefold() == near[0]), "")
    listed = f"The list has: {', '.join(names)}." if names else "The list is empty."
    raise RefusalError(f'"{by}" is not listed under `approvers` in quietword.toml, so cannot approve. {hint or listed}')


def approved(article: Article, config: Config, by: str, today: date, assets: Mapping[str, bytes],
             read: Iterable[str] = ()) -> Entry | list[Entry]:
    """The `review` of an article that `by` approves today, beside what others have approved of the very same words.

    `read` names the rules whose warnings `by` has confirmed reading. Raises RefusalError for whoever may not.
    """
    must_be_approver(by, config)
    if wrote(by, article.front_matter):
        raise RefusalError(f"{by} wrote this article. Somebody else has to read it: nobody sees their own blind spots.")
    stands = standing(article, config, today, assets)
    if stands.state is State.RETIRED:
        raise RefusalError(f"this article is {stands.reason}. Use --revoke first, if it is to come back.")
    mine = _entry(Review(by, today, due_on(article.front_matter, config, today), digest(article, assets),
                         frozenset(read)))
    others = [_entry(review) for review in stands.reviews if review.by != by]
    return [*others, mine] if others else mine


def revoked(article: Article, config: Config, by: str, today: date, assets: Mapping[str, bytes]) -> Entry | list[Entry]:
    """The `review` once `by` has taken back their own approval; if they gave none, all approvals. Raises RefusalError."""
    must_be_approver(by, config)
    stands = standing(article, config, today, assets)
    others = [_entry(review) for review in stands.reviews if review.by != by]
    if len(others) == len(stands.reviews) or not others:
        return dict(DRAFT)
    return others if len(others) > 1 else others[0]


def retired(article: Article, config: Config, by: str, today: date, because: str) -> Entry:
    """The `review` of an article that is taken out on purpose. Its author may do it too. Raises RefusalError."""
    if not wrote(by, article.front_matter):
        must_be_approver(by, config)
    if not because.strip():
        raise RefusalError("say why with --because: whoever looks for the article next year will want to know.")
    return {"status": "retired", "by": by, "on": today, "because": " ".join(because.split())}


def _entry(review: Review) -> Entry:
    entry: Entry = {"status": "approved", "by": review.by, "on": review.on, "due": review.due, "digest": review.digest}
    return entry | ({"read": sorted(review.read)} if review.read else {})
