"""A page for a pull request or a step summary: tables of articles and of findings, under GitHub's limit of 1 MiB."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from quietword.reports.redaction import MASK
from quietword.reports.wording import CALLED, SEVERITIES, VERDICTS, headline, plain

LIMIT = 1_000_000                  # bytes; GitHub refuses a step summary of more than 1,048,576
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;"}
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~@&]")


def render(run: Any, rules: Mapping[str, Any], *, redact: bool, link: str = "", limit: int = LIMIT, **_: Any) -> str:
    """The run as GitHub Markdown of at most `limit` bytes, cut by whole rows, which are counted.

    `link` is where the files can be read ("https://github.com/owner/name/blob/abc"); places link there when given.
    """
    if redact:
        from quietword.reports.redaction import redacted
        run = redacted(run, rules)
    verdict = "something must change" if _blocks(run) else "nothing blocks"
    head = [f"## Quietword: {verdict}", "", escaped(headline(run)), ""]
    sections = [(_ARTICLES, [_article(result, link) for result in run.results if result.findings]),
                (_FINDINGS, [_row(f, rules.get(f.rule), link) for f in _in_order(run)]),
                (_PROBLEMS, [_cells(_place(p.path, p.line, link), escaped(p.message)) for p in run.problems])]
    return _within(head, [(title, rows) for title, rows in sections if rows], limit)


_ARTICLES = ["### Articles", "", "| Article | Verdict | Must change | Second look | Suggestions | Waived |",
             "|---|---|--:|--:|--:|--:|"]
_FINDINGS = ["### Findings", "", "| | Where | What | Instead | Rule |", "|---|---|---|---|---|"]
_PROBLEMS = ["### Could not be checked", "", "| Where | Why |", "|---|---|"]


def _blocks(run: Any) -> bool:
    return bool(run.problems) or not run.results or bool(run.summary()["errors"])


def _in_order(run: Any) -> list[Any]:
    """Open findings, gravest first, then the waived ones."""
    rank = {severity: number for number, severity in enumerate(SEVERITIES)}
    findings = (finding for result in run.results for finding in result.findings)
    return sorted(findings, key=lambda f: (f.waived, rank[str(f.severity)]))


def _article(result: Any, link: str) -> str:
    counts = [sum(str(f.severity) == severity and not f.waived for f in result.findings) for severity in SEVERITIES]
    waived = sum(f.waived for f in result.findings)
    numbers = [str(number or "") for number in (*counts, waived)]
    return _cells(_place(result.path, 0, link), VERDICTS[str(result.verdict)], *numbers)


def _row(finding: Any, rule: Any, link: str) -> str:
    label = "waived" if finding.waived else CALLED[str(finding.severity)]
    instead = f"reason: {finding.waived_because}" if finding.waived else finding.instead
    source = next((s.url for s in rule.sources if s.url), "") if rule else ""
    name = f"[{finding.rule}](<{source}>)" if source else f"`{finding.rule}`"
    place = _place(finding.path, finding.start.line, link)
    return _cells(label, place, escaped(finding.message), escaped(instead), name)


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _place(path: str, line: int, link: str) -> str:
    name = escaped(f"{path}:{line}" if line else path)
    if not link or MASK in path:      # a masked name leads nowhere
        return name
    return f"[{name}](<{link.rstrip('/')}/{quote(path.encode('utf-8', 'replace'))}{f'#L{line}' if line else ''}>)"


def escaped(text: str) -> str:
    """Text that no Markdown reader takes for markup, a table cell's end, a mention or HTML."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), plain(text))


def _within(head: list[str], sections: list[tuple[list[str], list[str]]], limit: int) -> str:
    """Head and sections, rows left out from the end of the longest tables first where they do not fit."""
    room = limit - len("\n".join(head).encode()) - sum(len("\n".join(title).encode()) + 120 for title, _ in sections)
    lines = list(head)
    for place, (title, rows) in enumerate(sections):
        share = room // (len(sections) - place)
        kept: list[str] = []
        used = 0
        for row in rows:
            used += len(row.encode("utf-8", "replace")) + 1
            if used > share:
                break
            kept.append(row)
        room -= sum(len(row.encode("utf-8", "replace")) + 1 for row in kept)
        lines += [*title, *kept, ""]
        if len(kept) < len(rows):
            lines += [f"{len(rows) - len(kept):,} more rows are left out here: GitHub takes no longer page.", ""]
    return "\n".join(lines)
