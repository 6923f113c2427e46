"""What the linter says: findings, and the verdict on an article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from quietword.article import Position, Span
from quietword.rules import Confidence, Severity


class Verdict(StrEnum):
    """What follows from the findings that are not waived."""

    BLOCKED = "blocked"  # an error: may not go out
    NEEDS_ATTENTION = "needs-attention"  # a warning: a second reader must see it
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to have a quiet word about."""

    path: str
    rule: str
    group: str
    severity: Severity
    confidence: Confidence
    span: Span
    start: Position
    end: Position
    message: str
    why: str
    instead: str
    text: str = ""  # the flagged words, as a reader sees them
    sentence: str = ""  # the sentence around them
    at: int = 0  # offset of `text` in `sentence`, in characters
    fix: str | None = None
    cue: str = ""  # subtitles: the time code
    waived: bool = False
    waived_because: str = ""
    new: bool | None = None  # with --changed-since: does it touch a changed line


@dataclass(frozen=True)
class Result:
    """What the engine says of one article."""

    path: str
    findings: tuple[Finding, ...]  # in the order of the source, waived ones included
    readability: Any = None  # readability.Scores; None where nothing was scored
    wording_examples: int = 0

    @property
    def verdict(self) -> Verdict:
        open_ = {finding.severity for finding in self.findings if not finding.waived}
        if Severity.ERROR in open_:
            return Verdict.BLOCKED
        return Verdict.NEEDS_ATTENTION if Severity.WARNING in open_ else Verdict.CLEAR
