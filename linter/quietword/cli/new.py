"""`quietword new`: an article from a template."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def new(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="theme, coping-tip or guide.")],
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The title, in quotes.")],
    author: Annotated[str, typer.Option("--author", metavar="NAME", help="Who writes it.")] = "",
    topic: Annotated[list[str] | None, typer.Option("--topic", help="A topic; may be given several times.")] = None,
) -> None:
    """Start an article from a template, in this library."""
    from quietword.cli.checking import shown
    from quietword.library import require_library
    from quietword.library.templates import create
    path = create(require_library(Path.cwd()), kind, title, author, topic or [])
    typer.echo(shown(path))
    typer.echo("quietword: write where the comments are, then run `quietword check` on it. "
               "Nothing is published before somebody else has approved it.", err=True)
