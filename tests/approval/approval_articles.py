"""Articles and settings that the tests of this room share."""

from __future__ import annotations

from datetime import date

from quietword import approval
from quietword.approval.writing import with_review
from quietword.article import Article, parse
from quietword.library.config import Approver, Config

TODAY = date(2026, 11, 23)
LEAD, EDITOR, NURSE = "Clinical lead", "Editor", "Second clinician"
CONFIG = Config(name="Sample", approvers=(
    Approver(LEAD, "clinical"), Approver(EDITOR, "editorial"), Approver(NURSE, "clinical")))
TWO = Config(name="Sample", approvers=CONFIG.approvers, required_roles=("clinical", "editorial"))

SOURCE = """---
title: How to sit with worry
summary: Five small steps for a worried evening.
author: Practice editorial team
topics: [worry]
kind: coping-tip
sources:
  - {title: "NHS: anxiety", url: "https://www.nhs.uk/anxiety"}
review: {status: draft}
---

Worry comes and goes. Here is *one* thing to try.

- Write it down
- Put it away until [tomorrow](later.md)

![A chair by a window](chair.png "A quiet chair")

!!! note "Good to know"
    It may take a few evenings.
"""


def article(source: str = SOURCE) -> Article:
    return parse(source, "worry.md")


def approve(source: str = SOURCE, by: str = LEAD, config: Config = CONFIG, on: date = TODAY, assets=None,
            read: tuple[str, ...] = ()) -> str:
    """`source` with an approval of its present words."""
    from quietword.approval.approving import approved
    return with_review(source, approved(article(source), config, by, on, assets or {}, read))


def standing(source: str, config: Config = CONFIG, today: date = TODAY, assets=None) -> approval.Standing:
    return approval.standing(article(source), config, today, assets or {})


def digest(source: str, assets=None) -> str:
    return approval.digest(article(source), assets or {})
