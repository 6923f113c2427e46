"""The table of rules, for people, pages and programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from quietword.reports.terminal import Paper
from quietword.reports.wording import CALLED, counted, plain


def _text(rules: Sequence[Any], *, colour: bool = False, width: int = 100, **_: Any) -> str:
    """By group: name, how grave, what it is about."""
    paper = Paper(colour, width)
    room = max((len(rule.name) for rule in rules), default=0)
    lines: list[str] = []
    group = None
    for rule in rules:
        if rule.group != group:
            group = rule.group
            lines += ["", paper.paint(group, "bold")]
        severity = str(rule.severity)
        head = f"  {rule.name:<{room}}  {CALLED[severity]:<11}  "
        indent = " " * (len(head) if len(head) + 20 <= paper.width else 4)
        first, *rest = paper.wrapped(plain(rule.summary), indent, head)
        lines += [first.replace(CALLED[severity], paper.paint(CALLED[severity], severity), 1), *rest]
    return "\n".join([*lines[1:], "", f"{counted(len(rules), 'rule')} · quietword explain RULE says more", ""])


def _json(rules: Sequence[Any], **_: Any) -> str:
    """All that rules say of themselves but their patterns and examples."""
    told = [{"rule": rule.name, "group": rule.group, "severity": str(rule.severity), "summary": rule.summary,
             "message": rule.message, "why": rule.why, "instead": rule.instead,
             "kinds": sorted(str(kind) for kind in rule.kinds), "aliases": list(rule.aliases),
             "sources": [{"title": s.title, "url": s.url, "clause": s.clause} for s in rule.sources]} for rule in rules]
    return json.dumps({"version": 1, "rules": told}, ensure_ascii=False, indent=1) + "\n"


def _markdown(rules: Sequence[Any], **_: Any) -> str:
    from quietword.reports.markdown import escaped
    lines = ["| Rule | Group | How grave | What it is about |", "|---|---|---|---|"]
    lines += [f"| `{rule.name}` | {rule.group} | {CALLED[str(rule.severity)]} | {escaped(rule.summary)} |"
              for rule in rules]
    return "\n".join([*lines, ""])


TABLES = {"text": _text, "json": _json, "markdown": _markdown}
