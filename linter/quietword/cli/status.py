"""`quietword status`: the library at a glance."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

Paths = Annotated[list[Path] | None, typer.Argument(help="Articles or folders. [default: this library]", show_default=False)]
Format = Annotated[str, typer.Option("--format", "-f", help="text, json or markdown.")]
DueWithin = Annotated[int, typer.Option("--due-within", metavar="DAYS", min=0, help="How many days count as soon.")]


def status(paths: Paths = None, format: Format = "text", due_within: DueWithin = 60) -> None:
    """How the library stands: published, waiting, blocked, stale, due soon, overdue.

    Ends with 0, or with 2 when an article could not be read or there are none.
    """
    import os
    import sys
    from datetime import date

    from quietword.approval.overview import overview
    from quietword.approval.telling import FORMATS
    from quietword.cli.trouble import told
    if format not in FORMATS:
        raise typer.BadParameter(f"`{format}` is no format here. There are: {', '.join(FORMATS)}.", param_hint="--format")
    private = format == "markdown" or bool(os.environ.get("CI"))       # formats and logs that are passed on
    files = _articles(paths)
    rows, configs, failed = [], {}, not files
    for file in files:
        try:
            rows.append(_row(file, date.today(), due_within, configs, private))
        except Exception as error:
            typer.echo(f"quietword: {told(error)}", err=True)
            failed = True
    if not files:
        typer.echo("quietword: there are no articles here", err=True)
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    typer.echo(FORMATS[format](overview(rows, list(configs.values()), date.today(), due_within)), nl=False)
    raise typer.Exit(2 if failed else 0)


def _articles(paths: list[Path] | None) -> list[Path]:
    """Markdown articles: nothing else can carry an approval."""
    from quietword import library
    found = library.discover(paths or [library.require_library(Path.cwd())])
    return [file for file in found if file.suffix.lower() in (".md", ".markdown")]


def _row(file: Path, today: Any, within: int, configs: dict[Path, Any], private: bool) -> Any:
    """One article's row; `private` masks names in the path and leaves out the title of one that blocks."""
    from quietword import approval, library
    from quietword.approval.overview import row
    from quietword.article import parse
    from quietword.cli.checking import setting, shown
    from quietword.engine import check
    home = library.require_library(file.absolute().parent)
    of = setting(home, (), ())
    configs[home] = of.config
    article = parse(library.read(file), shown(file))
    result = check(article, of.rules, of.config, library.surroundings(file, article, today))
    stands = approval.standing(article, of.config, today, library.assets(file, article, home))
    told = row(article, result, stands, of.config, today, within)
    if not private or result.verdict != "blocked":
        return told
    from dataclasses import replace

    from quietword.engine import Run
    from quietword.reports.redaction import redacted
    masked = redacted(Run((result,)), {rule.name: rule for rule in of.rules}).results[0].path
    return replace(told, path=masked, title="")
