"""`quietword check`: read articles and say what should change before they go out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

WORDS_ONLY = True

Paths = Annotated[list[str] | None, typer.Argument(
    metavar="PATHS", help="Articles or folders; `-` reads standard input. [default: the library here]", show_default=False)]
Format = Annotated[str, typer.Option(
    "--format", "-f", metavar="FORMAT", help="text, json, sarif, github, junit, markdown or html.")]
Output = Annotated[list[str] | None, typer.Option(
    "--output", "-o", metavar="[FORMAT:]FILE", help="Write the report to a file. May be given several times, each with "
    "a format of its own.")]
Select = Annotated[list[str] | None, typer.Option(
    "--select", metavar="RULE|GROUP", help="Only these; with commas, or several times.")]
Ignore = Annotated[list[str] | None, typer.Option(
    "--ignore", metavar="RULE|GROUP", help="All but these.")]
ChangedSince = Annotated[str, typer.Option(
    "--changed-since", metavar="REF", help="Only articles that changed since this Git revision, and style only on "
    "changed lines.")]
Baseline = Annotated[str, typer.Option(
    "--baseline", metavar="FILE", help="Waive the warnings and advice that it lists.")]
UpdateBaseline = Annotated[bool, typer.Option(
    "--update-baseline", help="Write the baseline where there is none; else take out of it what has been mended.")]
Fix = Annotated[bool, typer.Option(
    "--fix", help="Make the safe one-for-one changes. Never for confidentiality.")]
Jobs = Annotated[str, typer.Option(
    "--jobs", "-j", metavar="N", help="How many processes; 0 chooses.")]
NoCache = Annotated[bool, typer.Option(
    "--no-cache", help="Read everything afresh, and remember nothing.")]
Redact = Annotated[bool | None, typer.Option(
    "--redact/--no-redact", show_default=False, help="Mask flagged words. [default: where CI is set, and in formats "
    "that are passed on]")]
ExitZero = Annotated[bool, typer.Option(
    "--exit-zero", help="End with 0 also when something blocks.")]
Statistics = Annotated[bool, typer.Option(
    "--statistics", help="Count by rule.")]
StdinFilename = Annotated[str, typer.Option(
    "--stdin-filename", metavar="NAME", help="What standard input is called.")]


def check(
    paths: Paths = None, format: Format = "text", output: Output = None, select: Select = None, ignore: Ignore = None,
    changed_since: ChangedSince = "", baseline: Baseline = "", update_baseline: UpdateBaseline = False,
    fix: Fix = False, jobs: Jobs = "0", no_cache: NoCache = False, redact: Redact = None, exit_zero: ExitZero = False,
    statistics: Statistics = False, stdin_filename: StdinFilename = "standard-input.md",
) -> None:
    """Read articles and say what should change before they go out.

    Ends with 0 when nothing blocks, 1 when something does, 2 when a file could not be checked or there was nothing to
    check.
    """
    from quietword.cli.checking import Asked, checked, usual_paths
    from quietword.cli.output import Outputs
    outputs = Outputs.asked(format, output or [], redact=redact, statistics=statistics)
    asked = Asked(
        paths=tuple(map(Path, paths or ())) or usual_paths(), select=_listed(select), ignore=_listed(ignore),
        stdin_filename=stdin_filename, changed_since=changed_since, jobs=_number(jobs), scores=outputs.want_scores,
        afresh=no_cache)
    done = checked(asked)
    if fix and _fixes(done.run):
        done = checked(asked)
    run = done.run
    if baseline:
        from quietword.cli.adopting import with_baseline
        run = with_baseline(run, Path(baseline), update=update_baseline)
    outputs.write(run, done.rules)
    raise typer.Exit(_exit_code(run, asked, done.found, exit_zero))


def _fixes(run: Any) -> int:
    from quietword.cli.fixing import fix_files
    return fix_files(run)


def _listed(values: list[str] | None) -> tuple[str, ...]:
    """`a,b` and repeated options alike."""
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())


def _number(jobs: str) -> int:
    if not jobs.isdigit():
        raise typer.BadParameter(f"expected a number of processes, found `{jobs}`", param_hint="--jobs")
    return int(jobs)


def _exit_code(run: Any, asked: Any, found: int, exit_zero: bool) -> int:
    """As the run says; but "nothing changed" is no failure, and `exit_zero` forgives what blocks, never a failure."""
    if not run.results and not run.problems:
        if found and asked.changed_since:
            typer.echo(f"quietword: no article has changed since {asked.changed_since}", err=True)
            return 0
        places = ", ".join(str(path) for path in asked.paths)
        typer.echo(f"quietword: nothing to check: no articles in {places}", err=True)
    return 0 if exit_zero and run.exit_code == 1 else run.exit_code
