"""How often each rule spoke: for a practice that looks at its whole library at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from quietword.reports.wording import CALLED, SEVERITIES, headline


def render(run: Any, rules: Mapping[str, Any], *, redact: bool = True, **_: Any) -> str:
    """A table, a row a rule, the rule that spoke most often first. It holds no word of any article."""
    counts: dict[str, Counter] = {}
    for result in run.results:
        for finding in result.findings:
            counts.setdefault(finding.rule, Counter())["waived" if finding.waived else str(finding.severity)] += 1
    heads = ["rule", *(CALLED[severity] for severity in SEVERITIES), "waived"]
    order = sorted(counts, key=lambda name: (-sum(counts[name].values()), name))
    rows = [[name, *(str(counts[name][key] or "·") for key in (*SEVERITIES, "waived"))] for name in order]
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    table = [_aligned(row, widths) for row in [heads, *rows]] + [""] if rows else []
    return "\n".join([*table, headline(run), ""])


def _aligned(row: list[str], widths: list[int]) -> str:
    """Names to the left, numbers to the right."""
    name, *numbers = (cell if column == 0 else cell.rjust(widths[column]) for column, cell in enumerate(row))
    return "  ".join([name.ljust(widths[0]), *numbers])
