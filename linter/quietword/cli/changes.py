"""What changed since a Git revision, so that a pull request is told of its own findings and not of everybody's."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quietword.engine import Run
from quietword.library import find_library
from quietword.library.files import SUFFIXES

ALWAYS = frozenset({"confidentiality", "identifiers"})
_FILE = re.compile(r"^diff --git .*$", re.MULTILINE)     # no other line of a diff begins so
_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


class ChangesError(Exception):
    """Git could not say what changed."""


@dataclass(frozen=True)
class Changes:
    """Changed lines by file; None stands for a file that is new altogether.

    `unsettled` are libraries in which something changed by which each article may be judged differently: the settings, the
    helplines, a rule of the practice's own, a picture.
    """

    lines: dict[Path, frozenset[int] | None]
    unsettled: frozenset[Path] = frozenset()

    @classmethod
    def since(cls, ref: str) -> Changes:
        """What differs from where this branch left `ref`, uncommitted and untracked files too. Raises ChangesError."""
        root = Path(_git("rev-parse", "--show-toplevel").strip())
        commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}",
                      otherwise=f"Git knows no revision `{ref}` here; was it fetched?").strip()
        base = _git("merge-base", commit, "HEAD", otherwise=f"`{ref}` and this branch have no common history here; "
                    "fetch more of it (fetch-depth: 0)").strip()
        lines = {root / name: changed for name, changed in _lines(str(root), base)}
        return cls(lines, frozenset(home.resolve() for path in lines if (home := _unsettled(path))))

    def touches(self, file: Path) -> bool:
        """Whether a file must be read: it changed, or something else in its library by which it is judged."""
        file = file.absolute().resolve()
        return file in self.lines or any(file.is_relative_to(home) for home in self.unsettled)

    def marked(self, run: Run) -> Run:
        """`run` with findings marked new or old. Old warnings and advice go, but those of ALWAYS stay."""
        left_out = 0
        results = []
        for result in run.results:
            changed = self.lines.get(Path(result.path).absolute().resolve(), frozenset())
            findings = [replace(finding, new=_is_new(finding, changed)) for finding in result.findings]
            kept = tuple(f for f in findings if f.new or f.group in ALWAYS or str(f.severity) == "error" or f.waived)
            left_out += len(findings) - len(kept)
            results.append(replace(result, findings=kept))
        if left_out:
            print(f"quietword: {left_out:,} older suggestions outside the changed lines are left out", file=sys.stderr)
        return Run(tuple(results), run.problems)


def _unsettled(path: Path) -> Path | None:
    """The library in which other articles may be judged differently now that this file has changed, if there is one.

    Rules of the practice's own may lie beside the library as well as in it.
    """
    suffix, home = path.suffix.lower(), find_library(path.parent)
    return home if home and suffix not in SUFFIXES and (suffix == ".toml" or path.is_relative_to(home)) else None


def _lines(root: str, base: str) -> Iterator[tuple[str, frozenset[int] | None]]:
    """Each file that differs from `base`, with its changed lines. Names and hunks come apart, in the same order, as
    Git writes odd names in hunks in its own way. What is in conflict, untracked or of another kind now is all new."""
    diff = ("-C", root, "diff", "--no-renames", "--no-ext-diff", "--no-textconv", "--submodule=short", base)
    names = _git(*diff, "--diff-filter=tu", "--name-only", "-z").split("\0")[:-1]
    hunks = _FILE.split(_git(*diff, "--diff-filter=tu", "--unified=0", "--inter-hunk-context=0", "--no-color"))[1:]
    for name, hunk in zip(names, hunks, strict=True):
        yield name, None if hunk.startswith("\nnew file mode") else _changed(hunk)
    odd = _git(*diff, "--diff-filter=TU", "--name-only", "-z")
    untracked = _git("-C", root, "ls-files", "--others", "--exclude-standard", "-z")
    for name in (odd + untracked).split("\0")[:-1]:
        yield name, None


def _is_new(finding: Any, changed: frozenset[int] | None) -> bool:
    return changed is None or not changed.isdisjoint(range(finding.start.line, finding.end.line + 1))


def _changed(hunks: str) -> frozenset[int]:
    """The lines that hunks added or changed; where some were only taken out, the lines on either side."""
    lines: set[int] = set()
    for start, count in _HUNK.findall(hunks):
        first, many = int(start), int(count or 1)
        lines.update(range(first, first + many) if many else (first, first + 1))
    return frozenset(lines)


def _git(*arguments: str, otherwise: str = "") -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=True)
    except FileNotFoundError:
        raise ChangesError("--changed-since needs Git, which is not installed here") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise ChangesError(otherwise or f"--changed-since: {said}") from None
    return done.stdout.decode("utf-8", "surrogateescape")
