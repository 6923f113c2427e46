"""`quietword explain`: why a rule is there, with examples, sources and how to waive it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WORDS_ONLY = True


def explain(
    name: Annotated[str, typer.Argument(metavar="RULE|GROUP", help="A rule or a group, as reports name them.")],
) -> None:
    """Why a rule is there, what to write instead, examples, sources, and how to waive it."""
    import sys

    from quietword.cli.checking import library_of, setting
    from quietword.cli.output import coloured, width
    from quietword.reports import explain
    rules = setting(library_of(Path.cwd()), (), ()).rules
    text = explain.render(name, rules, colour=coloured(sys.stdout), width=width())
    if text is None:
        typer.echo(f"quietword: {explain.unknown(name, rules)}", err=True)
        raise typer.Exit(2)
    typer.echo(text, nl=False, color=True)
