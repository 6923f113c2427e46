"""`quietword readability`: how hard articles are to read, and what makes them hard."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

Paths = Annotated[list[Path] | None, typer.Argument(help="Articles or folders. [default: here]", show_default=False)]
Format = Annotated[str, typer.Option("--format", "-f", help="text, json or html.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]
Most = Annotated[int, typer.Option("--most", min=0, metavar="N", help="Articles shown in detail as text, hardest first.")]
Redact = Annotated[bool | None, typer.Option(
    "--redact/--no-redact", show_default=False,
    help="Leave out sentences and headings. [default: where CI is set, and in html, which is made to be passed on]")]


def readability(
    paths: Paths = None, format: Format = "text", output: Output = None, most: Most = 10, redact: Redact = None,
) -> None:
    """Show how hard articles are to read: worst first, then their hardest sentences and words.

    Ends with 0 however hard they are, 2 when a file could not be read or there was nothing to read.
    """
    import os
    import sys

    from quietword.readability import telling
    if format not in telling.FORMATS:
        raise typer.BadParameter(f"`{format}` is no format. There are: {', '.join(telling.FORMATS)}.", param_hint="--format")
    masked = redact if redact is not None else format in telling.PUBLIC or bool(os.environ.get("CI"))
    report, problems = _report(paths or [Path(".")], masked)
    for problem in problems:
        typer.echo(f"quietword: {problem}", err=True)
    if report.entries:
        from quietword.cli.output import coloured, width
        on_screen = format == "text" and output is None
        text = telling.render(format, report, detailed=most, width=min(width(), 100) if on_screen else 100,
                              colour=on_screen and coloured(sys.stdout))
        _write(text, output)
    elif not problems:
        typer.echo(f"quietword: nothing to read: no articles in {', '.join(map(str, paths or ['.']))}", err=True)
    raise typer.Exit(2 if problems or not report.entries else 0)


def _report(paths: list[Path], redact: bool) -> tuple[Any, list[str]]:
    """The report on every article that the paths name, and what could not be read."""
    from quietword import library
    from quietword.article import ArticleError, parse
    from quietword.cli.checking import library_of, shown
    from quietword.readability.telling import Report, entry
    files: dict[Path, None] = {}
    problems, entries, config = [], [], library.Config()
    for path in paths:
        try:
            files.update(dict.fromkeys(library.discover([path])))
        except library.LibraryError as error:
            problems.append(str(error))
    terms: dict[str, None] = {}
    for file in files:
        try:
            home = library_of(file.absolute().parent)
            config = _settings(home) if home else library.Config()
            terms.update(dict.fromkeys(config.known_terms))
            entries.append(entry(parse(library.read(file), shown(file)), config.known_terms, redact))
        except (library.LibraryError, ArticleError) as error:
            problems.append(str(error))
    levels = config.reading
    return Report(tuple(entries), tuple(terms), redact, levels.advice_grade, levels.warning_grade), problems


@cache
def _settings(home: Path) -> Any:
    """A library's settings, read once however many articles it holds."""
    from quietword import library
    return library.load_config(home)


def _write(text: str, output: Path | None) -> None:
    import sys
    if output:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        return
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(text)
