"""Waivers: a comment in front of a block that says why a finding there may stand.

    <!-- quietword: allow RULE because "reason" by NAME until 2027-01-31 -->

A reason is required; there is no "allow all". A waiver for an error needs `by` somebody listed as an approver who is not the
author. A waiver covers the block of lines behind it, up to the next blank line. One that does not work is a finding itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from quietword.article import Article, Kind, Segment, Span
from quietword.engine.finding import Finding
from quietword.library.schema import wrote
from quietword.rules import Rule, Severity

_OPENING = re.compile(r"^quietword\s*:\s*(?P<rest>.*)$", re.S)
_WAIVER = re.compile(
    r"allow\s+(?P<rule>[\w-]+)(?:\s+because\s+[\"“](?P<reason>[^\"”]*)[\"”])?(?:\s+by\s+(?P<by>.+?))?"
    r"(?:\s+until\s+(?P<until>\S+))?\s*$",
    re.S,
)
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
SHORTEST_REASON = 8  # characters; "because" alone is no reason


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver as written: what it allows, why, by whom, until when, and the source range that it covers."""

    span: Span
    covers: Span
    rule: str
    reason: str = ""
    by: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a waiver does not work: the rule that reports it, the waiver's place, and the words for it."""

    rule: str
    span: Span
    message: str


def read(article: Article) -> list[Waiver]:
    """The waivers of an article, in the order of the source; one that cannot be read has no rule."""
    return [
        _waiver(article, segment, opening["rest"])
        for segment in article.segments
        if segment.kind is Kind.COMMENT and (opening := _OPENING.match(segment.text.strip()))
    ]


def _waiver(article: Article, segment: Segment, words: str) -> Waiver:
    span = segment.span(0, len(segment.text))
    start = article.source.find("-->", span.end)
    start = len(article.source) if start < 0 else start + 3
    behind = len(article.source) - len(article.source[start:].lstrip())
    blank = _BLANK_LINE.search(article.source, behind)
    covers = Span(start, blank.start() if blank else len(article.source))
    match = _WAIVER.match(words.strip())
    if not match:
        return Waiver(span, covers, "")
    return Waiver(
        span, covers, match["rule"], (match["reason"] or "").strip(), (match["by"] or "").strip(), match["until"] or ""
    )


def apply(
    article: Article, findings: Sequence[Finding], rules: Sequence[Rule], config: Any, today: date | None
) -> tuple[list[Finding], list[Trouble]]:
    """The findings with those that a working waiver covers marked, and what is wrong with waivers. None is lost."""
    result, troubles = list(findings), []
    names = {name: rule.name for rule in rules for name in (rule.name, *rule.aliases)}
    for waiver in read(article):
        rule = names.get(waiver.rule)
        covered = [
            place
            for place, finding in enumerate(result)
            if finding.rule == rule
            and waiver.covers.start <= finding.span.start < max(waiver.covers.end, waiver.covers.start + 1)
        ]
        trouble = _trouble(waiver, rule, [result[place] for place in covered], article, config, today)
        if trouble:
            troubles.append(trouble)
        else:
            for place in covered:
                result[place] = replace(result[place], waived=True, waived_because=waiver.reason)
    return result, troubles


def _trouble(
    waiver: Waiver, rule: str | None, covered: list[Finding], article: Article, config: Any, today: date | None
) -> Trouble | None:
    if not waiver.rule:
        return Trouble("waiver-without-reason", waiver.span, "This waiver cannot be read.")
    if len(waiver.reason) < SHORTEST_REASON:
        return Trouble("waiver-without-reason", waiver.span, f"This waiver for `{waiver.rule}` gives no reason.")
    if waiver.until:
        try:
            until = date.fromisoformat(waiver.until)
        except ValueError:
            return Trouble("waiver-expired", waiver.span, f"`{waiver.until}` is not a date; write it as 2027-01-31.")
        if today and until < today:
            return Trouble("waiver-expired", waiver.span, f"This waiver for `{waiver.rule}` ended on {waiver.until}.")
    if not covered:
        return Trouble("waiver-unused", waiver.span, f"Nothing behind this waiver is found by `{waiver.rule}` any more.")
    if any(finding.severity is Severity.ERROR for finding in covered):
        return _not_allowed(waiver, article, config)
    return None


def _not_allowed(waiver: Waiver, article: Article, config: Any) -> Trouble | None:
    if not waiver.by:
        return Trouble(
            "waiver-not-allowed", waiver.span, f"A waiver for `{waiver.rule}` needs the name of an approver: by NAME."
        )
    if wrote(waiver.by, article.front_matter):
        return Trouble("waiver-not-allowed", waiver.span, "The author cannot waive an error in their own article.")
    if not config.roles(waiver.by):
        return Trouble("waiver-not-allowed", waiver.span, f"{waiver.by} is not among the approvers in quietword.toml.")
    return None
