"""Safe one-for-one changes: only those that a rule's file spells out, and never where a person may be concerned."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from quietword.reports.wording import counted

NEVER = frozenset({"confidentiality", "identifiers"})
_BOM = b"\xef\xbb\xbf"


def fix_files(run: Any) -> int:
    """Changes the files of a run where that is safe; returns how many words or phrases were changed."""
    changed = files = 0
    for result in run.results:
        path = Path(result.path)
        if not any(_fixable(finding) for finding in result.findings) or not path.is_file():
            continue
        raw = path.read_bytes()
        mark = _BOM if raw.startswith(_BOM) else b""
        from quietword.library import read
        source = read(path)
        if mark + source.encode() != raw and source.encode() != raw:
            continue                              # what was read is not what stands there: leave it alone
        text, count = fixed(source, result.findings)
        if count:
            path.write_bytes((b"" if source.startswith("\ufeff") else mark) + text.encode())
            changed, files = changed + count, files + 1
    if changed:
        print(f"quietword: changed {counted(changed, 'phrase')} in {counted(files, 'file')}; "
              "an approved article among them needs a new approval", file=sys.stderr)
    return changed


def fixed(source: str, findings: Iterable[Any]) -> tuple[str, int]:
    """`source` with safe fixes made, and how many. Only where the source holds the flagged words as they are."""
    count, stop = 0, len(source)
    for finding in sorted((f for f in findings if _fixable(f)), key=lambda f: f.span.start, reverse=True):
        start, end = finding.span.start, finding.span.end
        if end <= stop and source[start:end] == finding.text:
            source = source[:start] + _in_case(finding.fix, finding.text) + source[end:]
            count, stop = count + 1, start
    return source, count


def _fixable(finding: Any) -> bool:
    return finding.fix is not None and finding.group not in NEVER and not finding.waived


def _in_case(fix: str, text: str) -> str:
    """`fix` with a capital where the words it replaces had one."""
    return fix[:1].upper() + fix[1:] if text[:1].isupper() else fix
