"""Runs rules over an article: matches, checks, one finding a place, severities settled, waivers applied."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from quietword.article import Article
from quietword.engine import waivers
from quietword.engine.finding import Finding, Result
from quietword.engine.matching import Matcher
from quietword.rules import Confidence, Hit, Reading, Rule, Severity

GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


_last: list[tuple[tuple[Rule, ...], Matcher]] = []      # by identity: hashing seventy rules for each article costs more than using them


def _matcher(rules: tuple[Rule, ...]) -> Matcher:
    """The matcher for these rules, kept for the next article."""
    if not _last or _last[0][0] is not rules:
        _last[:] = [(rules, Matcher(rules))]
    return _last[0][1]


def check(article: Article, rules: Sequence[Rule], config: Any = None, surroundings: Any = None) -> Result:
    """What the rules find in an article, in the order of the source, waived findings included.

    `config` is a `library.config.Config`, `surroundings` a `library.config.Surroundings`; both have defaults.
    """
    from quietword.library.config import Config, Surroundings

    rules, config, surroundings = tuple(rules), config or Config(), surroundings or Surroundings()
    reading = Reading(article, config, surroundings)
    found = [*_matcher(rules).hits(reading), *_checked(reading, rules, about_waivers=False)]
    findings = _without_repeats([_finding(article, rule, hit) for rule, hit in found])
    findings, reading.waiver_troubles = waivers.apply(article, findings, rules, config, surroundings.today)
    late = [_finding(article, rule, hit) for rule, hit in _checked(reading, rules, about_waivers=True)]
    return Result(article.path, tuple(_in_order([*findings, *late])), wording_examples=article.wording_examples)


def _checked(reading: Reading, rules: tuple[Rule, ...], *, about_waivers: bool) -> Iterator[tuple[Rule, Hit]]:
    """What the rules' own functions find."""
    for rule in rules:
        if rule.check and rule.about_waivers is about_waivers:
            for hit in import_module(rule.check).check(reading, rule):
                yield rule, hit


def _finding(article: Article, rule: Rule, hit: Hit) -> Finding:
    severity = hit.severity or rule.severity
    if severity is Severity.ERROR and hit.confidence is Confidence.MEDIUM:
        severity = Severity.WARNING
    return Finding(
        path=article.path,
        rule=rule.name,
        group=rule.group,
        severity=severity,
        confidence=hit.confidence,
        span=hit.span,
        start=article.position(hit.span.start),
        end=article.position(hit.span.end),
        message=hit.message or rule.message,
        why=rule.why,
        instead=hit.instead or rule.instead,
        text=hit.text,
        sentence=hit.sentence,
        at=hit.at,
        fix=hit.fix,
        cue=hit.cue,
    )


def _without_repeats(findings: list[Finding]) -> list[Finding]:
    """In the order of the source, and of findings of one rule that overlap only the gravest and longest."""
    kept: list[Finding] = []
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)  # by rule, sorted and disjoint
    for finding in sorted(findings, key=lambda f: (GRAVITY[f.severity], f.span.start - f.span.end, f.span.start)):
        span, ranges = (finding.span.start, max(finding.span.end, finding.span.start + 1)), taken[finding.rule]
        place = bisect(ranges, span)
        if (place and ranges[place - 1][1] > span[0]) or (place < len(ranges) and ranges[place][0] < span[1]):
            continue
        ranges.insert(place, span)
        kept.append(finding)
    return _in_order(kept)


def _in_order(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.span.start, finding.span.end, finding.rule))
