"""The report that an author reads: which words, what about them, why, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quietword.reports.terminal import Paper
from quietword.reports.wording import CALLED, VERDICTS, cited, excerpt, headline, plain


def render(
    run: Any, rules: Mapping[str, Any], *, redact: bool, colour: bool = False, width: int = 100, **_: Any,
) -> str:
    """The run in plain words, grouped by article, with a one-line summary at the end. `width` in characters."""
    if redact:
        from quietword.reports.redaction import redacted
        run = redacted(run, rules)
    paper = Paper(colour, width)
    lines: list[str] = []
    for result in run.results:
        if result.findings:
            lines += _article(result, rules, paper)
    return "\n".join([*lines, paper.paint(headline(run), "bold"), ""])


def _article(result: Any, rules: Mapping[str, Any], paper: Paper) -> list[str]:
    verdict = str(result.verdict)
    style = {"blocked": "error", "needs-attention": "warning", "clear": "good"}[verdict]
    lines = [f"{paper.paint(plain(result.path), 'bold')} · {paper.paint(VERDICTS[verdict], style)}", ""]
    told: set[tuple[str, str]] = set()
    before = None
    for finding in result.findings:
        if not finding.waived:
            lines += [*_finding(finding, rules.get(finding.rule), paper, told, quote=not _within(finding, before)), ""]
            before = finding
    waived = [finding for finding in result.findings if finding.waived]
    for finding in waived:
        because = f": {plain(finding.waived_because)}" if finding.waived_because else ""
        lines += paper.wrapped(f"{_place(finding)}  waived · {finding.rule}{because}", "      ", "  ")
    return [*lines, ""] if waived else lines


def _within(finding: Any, before: Any) -> bool:
    """Whether the words were marked just above, so that quoting them again would only be longer."""
    return before is not None and finding.sentence == before.sentence and (
        before.span.start <= finding.span.start and finding.span.end <= before.span.end)


def _finding(finding: Any, rule: Any, paper: Paper, told: set[tuple[str, str]], *, quote: bool) -> list[str]:
    """One finding; why and instead are told once an article for each rule."""
    severity = str(finding.severity)
    label = CALLED[severity] + (" (older than this change)" if finding.new is False else "")
    head = paper.wrapped(f"{_place(finding)}  {label} · {plain(finding.message)}", "        ", "  ")
    lines = [line.replace(label, paper.paint(label, severity), 1) for line in head[:1]] + head[1:]
    shown = excerpt(finding.sentence, finding.at, finding.text)
    if quote and any(shown):
        lines += paper.quoted(*shown)
    news = False
    for title, text in (("Why", finding.why), ("Instead", finding.instead)):
        if not text or (finding.rule, text) in told:
            continue
        told.add((finding.rule, text))
        news = True
        lines += _labelled(title, plain(text), paper)
        if title == "Why" and rule is not None and rule.sources:
            lines += _labelled("Source", "; ".join(cited(source) for source in rule.sources[:2]), paper)
    hint = f"quietword explain {finding.rule}" if news else f"{finding.rule}, as above"
    return [*lines, *_labelled("More" if news else "Rule", hint, paper)]


def _labelled(title: str, text: str, paper: Paper) -> list[str]:
    first, *rest = paper.wrapped(text, " " * 11, f"  {title:<9}")
    return [first.replace(title, paper.paint(title, "dim"), 1), *rest]


def _place(finding: Any) -> str:
    place = f"{finding.start.line}:{finding.start.column}"
    return f"{place} at {plain(finding.cue)}" if finding.cue else place
