"""Baselines on disk: read, applied, and rewritten only when somebody asks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from quietword.reports import baseline
from quietword.reports.wording import counted


class AdoptingError(Exception):
    """A baseline that is missing or cannot be read: names file and line."""


def with_baseline(run: Any, file: Path, *, update: bool) -> Any:
    """`run` with what the baseline covers waived. With `update` a missing file is written, an old one only shortened.

    Raises AdoptingError.
    """
    if not file.exists():
        if not update:
            raise AdoptingError(f"{file}: there is no such baseline; --update-baseline writes one")
        file.write_text(baseline.write(run), encoding="utf-8")
        print(f"quietword: wrote {file}", file=sys.stderr)
    try:
        covered = baseline.apply(run, file.read_text(encoding="utf-8"))
    except baseline.BaselineError as error:
        raise AdoptingError(f"{file}:{error.line}: {error.problem}") from None
    except UnicodeDecodeError:
        raise AdoptingError(f"{file}: is not UTF-8 text") from None
    if covered.unused and update:
        file.write_text(covered.text, encoding="utf-8")
        print(f"quietword: took {counted(covered.unused, 'entry', 'entries')} out of {file}", file=sys.stderr)
    elif covered.unused:
        print(f"quietword: {file}: {counted(covered.unused, 'entry', 'entries')} no longer needed; "
              "--update-baseline takes them out", file=sys.stderr)
    return covered.run
