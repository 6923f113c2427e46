"""JSON, version 1, for other programs. Its schema is `report-v1.schema.json`; fields may be added, never changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

VERSION = 1


def render(run: Any, rules: Mapping[str, Any], *, redact: bool, indent: int | None = 1, **_: Any) -> str:
    """The run as JSON. `offset` counts characters (Unicode code points) from the start of the file."""
    if redact:
        from quietword.reports.redaction import redacted
        run = redacted(run, rules)
    report = {"version": VERSION, "redacted": redact, "articles": [_article(result) for result in run.results],
              "problems": [{"path": p.path, "line": p.line, "message": p.message} for p in run.problems],
              "summary": run.summary()}
    return json.dumps(report, ensure_ascii=False, indent=indent) + "\n"


def _article(result: Any) -> dict:
    return {"path": result.path, "verdict": str(result.verdict), "readability": _scores(result.readability),
            "wording_examples": result.wording_examples, "findings": [_finding(finding) for finding in result.findings]}


def _scores(scores: Any) -> dict | None:
    if scores is None:
        return None
    values = asdict(scores) if is_dataclass(scores) else dict(vars(scores))
    return {key: value for key, value in values.items() if isinstance(value, int | float | str) or value is None}


def _finding(finding: Any) -> dict:
    told = {
        "rule": finding.rule, "group": finding.group,
        "severity": str(finding.severity), "confidence": str(finding.confidence),
        "span": {"start": _position(finding.start), "end": _position(finding.end)},
        "message": finding.message, "why": finding.why, "instead": finding.instead, "text": finding.text,
        "waived": finding.waived}
    if finding.waived:
        told["waived_because"] = finding.waived_because
    if finding.fix is not None:
        told["fix"] = finding.fix
    if finding.cue:
        told["cue"] = finding.cue
    if finding.new is not None:
        told["new"] = finding.new
    return told


def _position(position: Any) -> dict:
    return {"line": position.line, "column": position.column, "offset": position.offset}
