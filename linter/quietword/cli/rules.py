"""`quietword rules`: the table of rules, and the handbook's pages about them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def rules(
    format: Annotated[str, typer.Option("--format", "-f", help="text, json or markdown.")] = "text",
    handbook: Annotated[Path | None, typer.Option(
        "--handbook", metavar="DIR", help="Write a page for each rule, and an index.")] = None,
) -> None:
    """The table of rules: those of the package and those of this library."""
    import sys

    from quietword.cli.checking import library_of, setting
    if handbook:
        _write(handbook)
        return
    from quietword.cli.output import coloured, width
    from quietword.reports import rulebook
    if format not in rulebook.TABLES:
        raise typer.BadParameter(f"`{format}` is no format here. There are: {', '.join(rulebook.TABLES)}.",
                                 param_hint="--format")
    loaded = setting(library_of(Path.cwd()), (), ()).rules
    typer.echo(rulebook.TABLES[format](loaded, colour=coloured(sys.stdout), width=width()), nl=False, color=True)


def _write(folder: Path) -> None:
    """The pages of the package's own rules; a page whose rule has gone goes too."""
    from quietword.engine import load_rules
    from quietword.reports import handbook
    pages = handbook.pages(load_rules())
    folder.mkdir(parents=True, exist_ok=True)
    for page in folder.glob("*.md"):
        if page.name not in pages and handbook.GENERATED in page.read_text(encoding="utf-8"):
            page.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    typer.echo(f"quietword: wrote {len(pages)} pages into {folder}", err=True)
