"""SARIF 2.1.0 for code scanning: every rule with its help, every finding with its place, and never a snippet.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from quietword import __version__
from quietword.reports.baseline import REASON as BASELINE
from quietword.reports.fingerprints import fingerprints
from quietword.reports.redaction import redacted
from quietword.reports.wording import cited

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "advice": "note"}
PROBLEMS = {"error": "error", "warning": "warning", "advice": "recommendation"}     # GitHub's names for the same
FINGERPRINT = "quietwordSentence/v1"


def render(run: Any, rules: Mapping[str, Any], *, redact: bool, **_: Any) -> str:
    """The run as one SARIF log. Without `redact` messages and file names are whole; a snippet is never written."""
    shown = redacted(run, rules) if redact else run
    prints = fingerprints(run, [result.path for result in shown.results])
    used = {finding.rule for result in run.results for finding in result.findings}
    names = sorted(set(rules) | used)
    index = {name: number for number, name in enumerate(names)}
    results = [_result(finding, index[finding.rule], mark)
               for result, marks in zip(shown.results, prints, strict=True)
               for finding, mark in zip(result.findings, marks, strict=True)]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [{
        "tool": {"driver": {"name": "quietword", "version": __version__, "semanticVersion": __version__,
                            "rules": [_rule(name, rules.get(name)) for name in names]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(shown)],
        "results": results}]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _invocation(run: Any) -> dict:
    """That the run took place, and which files it could not read."""
    told: dict[str, Any] = {"executionSuccessful": not run.problems and bool(run.results)}
    if run.problems:
        told["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": problem.message},
             "locations": [{"physicalLocation": _physical(problem.path, {"startLine": max(problem.line, 1)})}]}
            for problem in run.problems]
    return told


def _rule(name: str, rule: Any) -> dict:
    if rule is None:
        return {"id": name}
    told: dict[str, Any] = {
        "id": name, "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.message} {rule.why}"},
        "help": {"text": _help(rule, plain=True), "markdown": _help(rule, plain=False)},
        "defaultConfiguration": {"level": LEVELS[str(rule.severity)]},
        "properties": {"tags": [rule.group], "problem.severity": PROBLEMS[str(rule.severity)]}}
    address = next((source.url for source in rule.sources if source.url), "")
    if address:
        told["helpUri"] = address
    return told


def _help(rule: Any, *, plain: bool) -> str:
    """Why, what to write instead, sources, how to ask for more."""
    sources = [cited(source) if plain or not source.url else f"[{cited(source)}]({source.url})"
               for source in rule.sources]
    strong = "" if plain else "**"
    lines = [f"{strong}Why:{strong} {rule.why}", f"{strong}Instead:{strong} {rule.instead}"]
    if sources:
        lines.append(f"{strong}Sources:{strong} {'; '.join(sources)}")
    tick = "" if plain else "`"
    return "\n\n".join([*lines, f"More: {tick}quietword explain {rule.name}{tick}"])


def _result(finding: Any, index: int, mark: str) -> dict:
    region: dict[str, int] = {
        "startLine": finding.start.line, "startColumn": finding.start.column,
        "endLine": finding.end.line, "endColumn": finding.end.column,
        "charOffset": finding.start.offset, "charLength": max(finding.end.offset - finding.start.offset, 0)}
    told: dict[str, Any] = {
        "ruleId": finding.rule, "ruleIndex": index, "level": LEVELS[str(finding.severity)],
        "message": {"text": f"{finding.message} {finding.instead}".strip()},
        "locations": [{"physicalLocation": _physical(finding.path, region)}],
        "partialFingerprints": {FINGERPRINT: mark},
        "suppressions": [_suppression(finding)] if finding.waived else [],
        "properties": {"group": finding.group, "confidence": str(finding.confidence)}}
    if finding.new is not None:
        told["baselineState"] = "new" if finding.new else "unchanged"
    return told


def _suppression(finding: Any) -> dict:
    kind = "external" if finding.waived_because == BASELINE else "inSource"
    return {"kind": kind, "status": "accepted", "justification": finding.waived_because or "waived in the article"}


def _physical(path: str, region: dict) -> dict:
    return {"artifactLocation": {"uri": quote(path.replace("\\", "/").encode("utf-8", "replace"))}, "region": region}
