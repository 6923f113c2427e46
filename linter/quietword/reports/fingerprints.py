"""Who is who among findings, from one run to the next, without line numbers, dates or commit ids.

A finding keeps its fingerprint when other parts of the article change. What is private is left out of the hash: a
fingerprint must not let anybody test whether a certain name was flagged.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import Any

from quietword.reports.redaction import PRIVATE
from quietword.reports.wording import fold


def fingerprints(run: Any, paths: list[str]) -> list[list[str]]:
    """For each article, one fingerprint for each finding. `paths` are the articles' names as the report shows them."""
    told = []
    for result, path in zip(run.results, paths, strict=True):
        seen: Counter[str] = Counter()
        prints = []
        for finding in result.findings:
            key = f"{path}\0{finding.rule}\0{_around(finding)}"
            seen[key] += 1
            prints.append(sha256(f"{key}\0{seen[key]}".encode("utf-8", "replace")).hexdigest()[:32])
        told.append(prints)
    return told


def _around(finding: Any) -> str:
    """The sentence; for private matters without the flagged words. Equal ones are told apart by counting."""
    if finding.group not in PRIVATE:
        return fold(finding.sentence or finding.text)
    return fold(f"{finding.sentence[:finding.at]} {finding.sentence[finding.at + len(finding.text):]}")
