"""A baseline: what an old library already had when a practice took Quietword up.

One entry a line, sorted: rule, hash of the whole normalised sentence, how often. No line numbers and no dates, so that
it does not change when articles do. It covers warnings and advice, never errors, confidentiality or identifiers; it may
only shrink.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from quietword.engine import Run
from quietword.reports.wording import fold

NEVER = frozenset({"confidentiality", "identifiers"})
REASON = "in the baseline"
_HEAD = "# What this library already had: rule, hash of the sentence, count. This file may only shrink.\n"


class BaselineError(Exception):
    """A baseline that cannot be read: says the line (from 1) and what was expected."""

    def __init__(self, line: int, problem: str):
        super().__init__(problem)
        self.line, self.problem = line, problem


@dataclass(frozen=True)
class Covered:
    """A run after its baseline: what is left to do, and the entries that no finding uses any more."""

    run: Run
    unused: int
    text: str          # the baseline without what is unused


def key(finding: Any) -> tuple[str, str]:
    """What a finding is called in a baseline: its rule, and a hash of its sentence (else of file and message)."""
    said = fold(finding.sentence or finding.text) or f"{finding.path}\0{finding.message}"
    return finding.rule, sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def coverable(finding: Any) -> bool:
    """Whether a baseline may cover it at all."""
    return str(finding.severity) != "error" and finding.group not in NEVER and not finding.waived


def write(run: Run) -> str:
    """The baseline of a run, as text."""
    return _lines(Counter(key(finding) for result in run.results for finding in result.findings if coverable(finding)))


def apply(run: Run, text: str) -> Covered:
    """`run` with what the baseline covers waived. Raises BaselineError for a line that is no entry."""
    left = _entries(text)
    used: Counter[tuple[str, str]] = Counter()
    results = []
    for result in run.results:
        findings = []
        for finding in result.findings:
            entry = key(finding)
            if coverable(finding) and left[entry] > 0:
                left[entry] -= 1
                used[entry] += 1
                finding = replace(finding, waived=True, waived_because=REASON)
            findings.append(finding)
        results.append(replace(result, findings=tuple(findings)))
    return Covered(Run(tuple(results), run.problems), sum(left.values()), _lines(used))


def _lines(counts: Counter) -> str:
    return _HEAD + "".join(f"{rule} {hash_} {count}\n" for (rule, hash_), count in sorted(counts.items()))


def _entries(text: str) -> Counter:
    entries: Counter[tuple[str, str]] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split()
        if len(parts) != 3 or not parts[2].isdigit():
            raise BaselineError(number, "expected a rule, a hash and a count, parted by blanks")
        entries[parts[0], parts[1]] += int(parts[2])
    return entries
