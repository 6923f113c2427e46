"""`quietword approve` and `quietword retire`: put a name to the words of an article, or take it out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

File = Annotated[Path, typer.Argument(metavar="ARTICLE", help="The article.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who you are, as `approvers` in quietword.toml has it.")]
HavingRead = Annotated[bool, typer.Option(
    "--having-read", help="Say without being asked that you have read each warning. For scripts.")]
Revoke = Annotated[bool, typer.Option("--revoke", help="Take your approval back; if you gave none, all approvals.")]
Because = Annotated[str, typer.Option("--because", metavar="REASON", help="Why it goes.")]


def approve(article: File, by: By, having_read: HavingRead = False, revoke: Revoke = False) -> None:
    """Record that somebody has read and approved an article.

    Refuses while anything blocks, and asks about each open warning. The approval covers these very words: when one
    changes, it no longer counts.
    """
    from quietword.approval.approving import approved, revoked
    desk = _desk(article)
    if revoke:
        desk.write(revoked(desk.article, desk.config, by, desk.today, desk.assets))
        typer.echo(f"quietword: {article}: {desk.stands()}", err=True)
        return
    review = approved(desk.article, desk.config, by, desk.today, desk.assets)
    warnings = desk.open_warnings(review)
    if not having_read:
        _confirm_each(warnings)
    rules = {finding.rule for finding in warnings}
    desk.write(approved(desk.article, desk.config, by, desk.today, desk.assets, rules))
    typer.echo(f"quietword: {article}: {desk.stands()}", err=True)


def retire(article: File, by: By, because: Because) -> None:
    """Take an article out of the site on purpose, with a reason."""
    from quietword.approval.approving import retired
    desk = _desk(article)
    desk.write(retired(desk.article, desk.config, by, desk.today, because))
    typer.echo(f"quietword: {article}: {desk.stands()}", err=True)


def _desk(article: Path) -> Any:
    from quietword.cli.desk import Desk
    return Desk.at(article)


def _confirm_each(warnings: tuple[Any, ...]) -> None:
    """Shows each warning and asks; leaves, with nothing written, at the first no."""
    import sys
    if warnings and not sys.stdin.isatty():
        many = "a warning" if len(warnings) == 1 else f"{len(warnings)} warnings"
        typer.echo(f"quietword: there is {many} to read, and nobody to ask. Run this at a terminal, or add --having-read "
                   "once you have read what `quietword check` says.", err=True)
        raise typer.Exit(2)
    for number, finding in enumerate(warnings, 1):
        typer.echo(f"\n{number} of {len(warnings)} · line {finding.start.line} · {finding.rule}\n", err=True)
        if finding.sentence:
            end = finding.at + len(finding.text)
            told = f"{finding.sentence[:finding.at]}«{finding.sentence[finding.at:end]}»{finding.sentence[end:]}"
            typer.echo(f"  {' '.join(told.split())}\n", err=True)
        typer.echo(f"  {finding.message}\n  Instead: {finding.instead}\n", err=True)
        if not typer.confirm("Have you read this, and is it right as it stands?", err=True):
            typer.echo("quietword: not approved, and nothing has been written.", err=True)
            raise typer.Exit(1)
