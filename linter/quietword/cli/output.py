"""Where reports go: which formats, redacted or not, in colour or not, to standard output or files."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from quietword.reports import FORMATS, PUBLIC, render

SCORED = frozenset({"json"})       # formats that show readability


@dataclass(frozen=True)
class Outputs:
    """One report for standard output, if any, and one for each file."""

    stdout: str | None
    files: tuple[tuple[str, Path], ...]
    redact: bool | None = None
    statistics: bool = False

    @classmethod
    def asked(cls, format: str, outputs: Sequence[str], *, redact: bool | None, statistics: bool) -> Outputs:
        """What `--format` and `--output` ask for: a FILE without a format takes the place of standard output."""
        main = _format(format, "--format")
        files = [_destination(output, main) for output in outputs]
        plain = any(not named for named, _, _ in files)
        return cls(None if plain else main, tuple((kind, file) for _, kind, file in files), redact, statistics)

    @property
    def want_scores(self) -> bool:
        """Whether a report will show how hard the articles are to read."""
        return bool(SCORED & {self.stdout, *(kind for kind, _ in self.files)})

    def write(self, run: Any, rules: Mapping[str, Any]) -> None:
        """Writes every report, then says on standard error what could not be checked."""
        for kind, file in self.files:
            file.parent.mkdir(parents=True, exist_ok=True)
            text = render(kind, run, rules, redact=self._redacts(kind), link=_link())
            file.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        if self.stdout:
            self._print(self.stdout, run, rules)
        if self.statistics and self.stdout != "text":
            sys.stderr.write(render("statistics", run, rules, redact=True))
        self._say_problems(run, rules)

    def _print(self, format: str, run: Any, rules: Mapping[str, Any]) -> None:
        if format == "text":
            kind = "statistics" if self.statistics else "text"
            text = render(kind, run, rules, redact=self._redacts("text"), colour=coloured(sys.stdout), width=width())
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
            text = render(format, run, rules, redact=self._redacts(format), link=_link())
        sys.stdout.write(text)
        sys.stdout.flush()

    def _redacts(self, kind: str) -> bool:
        if self.redact is not None:
            return self.redact
        return kind in PUBLIC or bool(os.environ.get("CI"))

    def _say_problems(self, run: Any, rules: Mapping[str, Any]) -> None:
        if self._redacts("text") and run.problems:
            from quietword.reports.redaction import redacted
            run = redacted(run, rules)
        for problem in run.problems:
            place = f"{problem.path}:{problem.line}" if problem.line else problem.path
            print(f"quietword: {place}: {problem.message}", file=sys.stderr)


def _format(name: str, option: str) -> str:
    if name not in FORMATS:
        from difflib import get_close_matches
        near = get_close_matches(name, FORMATS, 1)
        hint = f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(FORMATS)}."
        raise typer.BadParameter(f"`{name}` is no format. {hint}", param_hint=option)
    return name


def _destination(output: str, main: str) -> tuple[bool, str, Path]:
    """Whether `[FORMAT:]FILE` names a format, which one it means, and the file. A single letter is a Windows drive."""
    kind, colon, file = output.partition(":")
    if not colon or len(kind) < 2 or not kind.isalpha():
        return False, main, Path(output)
    if not file:
        raise typer.BadParameter(f"`{output}` names no file", param_hint="--output")
    return True, _format(kind, "--output"), Path(file)


def coloured(stream: Any) -> bool:
    """Whether to colour: NO_COLOR says no, FORCE_COLOR says yes, else only on a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    from shutil import get_terminal_size
    return get_terminal_size((100, 24)).columns


def _link() -> str:
    """Where GitHub shows the files of this commit, inside a workflow; else nothing."""
    server, repository, commit = (os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA"))
    return f"{server}/{repository}/blob/{commit}" if server and repository and commit else ""
