"""`quietword doctor`: which locks are really on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Format = Annotated[str, typer.Option("--format", "-f", help="text or json.")]
Online = Annotated[bool, typer.Option(
    "--online", help="Also ask GitHub, through the program gh. Else nothing leaves this computer.")]


def doctor(format: Format = "text", online: Online = False) -> None:
    """Say which locks are on, off, or cannot be told from here, and how to mend each.

    Ends with 0 when nothing is off, 1 when something is, 2 when it could not look.
    """
    import sys
    from datetime import date

    from quietword.cli import locks
    from quietword.cli import online as github
    from quietword.library import git, load_config, require_library
    if format not in ("text", "json"):
        raise typer.BadParameter(f"`{format}` is no format here. There are: text, json.", param_hint="--format")
    root, home = git.repository(Path.cwd()), require_library(Path.cwd())
    workflow, gate = locks.gate(root)
    found = [*locks.hooks(root), workflow, locks.owners(root, home), locks.helplines(load_config(home), date.today())]
    found += github.locks(root, gate) if online else github.unasked(
        "GitHub was not asked", "Run `quietword doctor --online`, which asks it through gh.")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    typer.echo({"text": _text, "json": _json}[format](found), nl=False)
    raise typer.Exit(1 if any(lock.state == locks.OFF for lock in found) else 0)


def _text(found: list) -> str:
    from quietword.reports.wording import plain
    lines, told = [], ""
    for lock in found:
        lines.append(f"{lock.state:<12} {lock.name}: {plain(lock.found)}")
        if lock.mend and lock.mend != told:
            lines.append(f"{'':<12}   {lock.mend}")
        told = lock.mend
    return "\n".join(lines) + "\n"


def _json(found: list) -> str:
    import json
    from dataclasses import asdict
    return json.dumps({"version": 1, "locks": [asdict(lock) for lock in found]}, indent=1, ensure_ascii=False) + "\n"
