"""Annotations on a pull request, as workflow commands. GitHub shows ten of a kind a step: errors come first, and the
tenth says how many more there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quietword.reports.wording import SEVERITIES, headline, plain

COMMANDS = {"error": "error", "warning": "warning", "advice": "notice"}
MOST = 9


def render(run: Any, rules: Mapping[str, Any], *, redact: bool, **_: Any) -> str:
    """Workflow commands, errors first, at most MOST a kind and one that counts the rest; last line: the summary."""
    if redact:
        from quietword.reports.redaction import redacted
        run = redacted(run, rules)
    findings = [finding for result in run.results for finding in result.findings if not finding.waived]
    lines = []
    for severity in SEVERITIES:
        commands = [_problem(problem) for problem in run.problems] if severity == "error" else []
        commands += [_finding(finding) for finding in findings if str(finding.severity) == severity]
        lines += _capped(commands, COMMANDS[severity])
    return "\n".join([*lines, f"quietword: {headline(run)}", ""])


def _capped(commands: list[str], kind: str) -> list[str]:
    left = len(commands) - MOST
    if left <= 0:
        return commands
    more = f"{left:,} more of this kind: GitHub shows ten a step. The summary and `quietword check` show them all."
    return [*commands[:MOST], command(kind, more, title="Quietword")]


def _finding(finding: Any) -> str:
    place = {"file": finding.path, "line": finding.start.line, "endLine": finding.end.line}
    if finding.start.line == finding.end.line:
        place |= {"col": finding.start.column, "endColumn": finding.end.column}
    told = f"{finding.message} {finding.instead} (quietword explain {finding.rule})"
    return command(COMMANDS[str(finding.severity)], told, **place, title=finding.rule)


def _problem(problem: Any) -> str:
    place = {"file": problem.path} | ({"line": problem.line} if problem.line else {})
    return command("error", f"This file could not be checked: {problem.message}", **place, title="Quietword")


def command(kind: str, message: str, **properties: Any) -> str:
    """One workflow command, escaped as the runner undoes it (% CR LF; in properties : and , as well)."""
    told = ",".join(f"{key}={_property(plain(str(value)))}" for key, value in properties.items())
    return f"::{kind} {told}::{_data(plain(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
