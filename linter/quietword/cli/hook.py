"""`quietword hook`: what git's hooks ask before a commit message is kept and before commits are pushed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

Kind = Annotated[str, typer.Argument(metavar="message|push", help="What is about to happen.")]
About = Annotated[str, typer.Argument(
    metavar="[FILE|REMOTE]", show_default=False, help="The file with the message, or the remote's name. "
    "[default: every remote]")]
Redact = Annotated[bool | None, typer.Option(
    "--redact/--no-redact", show_default=False, help="Mask the words found. [default: where CI is set]")]

KEPT = """\
Nothing has been committed, and your message is kept. To mend it and commit:
  git commit --edit --file={file}
Say what changed in the text, and nothing about a person.
"""
STAYED = """\
Nothing has left this computer, so there is still time. A further commit that takes the words out is not enough: this
one would be pushed with it.
  In the last commit, or its message: change it, then `git commit --all --amend`.
  In an earlier one: `git rebase --interactive COMMIT^`, with the oldest commit named above.
Then push again. docs/handbook/hooks.md says more.
"""


def hook(kind: Kind, about: About = "", redact: Redact = None) -> None:
    """Stop a person's name or story in a commit message (`message FILE`), or in commits that are not pushed yet (`push`).

    Looks for client references and identifiers only. Ends with 0 when nothing blocks, 1 when something does, 2 when it
    could not be read. Git's own hooks and pre-commit may both call it.
    """
    import sys

    from quietword.cli.checking import library_of, setting
    from quietword.cli.looking_back import Reader
    from quietword.library import git, read
    if kind not in ("message", "push"):
        raise typer.BadParameter(f"`{kind}` is no hook here. There are: message, push.", param_hint="message|push")
    if kind == "message" and not about:
        raise typer.BadParameter("name the file that holds the message", param_hint="FILE")
    root, home = git.repository(Path.cwd()), library_of(Path.cwd())
    of = setting(home, (), ())
    reader = Reader(of.config, tuple(home / name for name in of.config.rule_folders) if home else ())
    from quietword.cli import leaving
    if kind == "message":
        found, advice = leaving.in_message(root, read(Path(about)), reader), KEPT.format(file=about)
    else:
        remote = about or os.environ.get("PRE_COMMIT_REMOTE_NAME", "")
        lines = () if sys.stdin.isatty() else sys.stdin.readlines()
        found = leaving.in_push(root, leaving.pushes(os.environ, lines), remote, reader, home)
        advice = STAYED
    _say(found, advice, {rule.name: rule for rule in of.rules}, bool(os.environ.get("CI")) if redact is None else redact)
    raise typer.Exit(1 if _blocking(found) else 0)


def _blocking(found: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [(place, finding) for place, finding in found if finding.severity == "error"]


def _say(found: list[tuple[str, Any]], advice: str, rules: dict[str, Any], redact: bool) -> None:
    """The findings, and what to do where one of them blocks. Nothing at all where there are none."""
    from quietword.cli.history import told
    from quietword.engine import Result, Run
    run = Run(tuple(Result(place, (finding,)) for place, finding in found))
    if redact:
        from quietword.reports.redaction import redacted
        run = redacted(run, rules)
    for result in run.results:
        [finding] = result.findings
        place = f"{result.path}, line {finding.start.line}" if finding.span.end else result.path
        typer.echo("\n".join([*told(place, finding), f"  Instead: {finding.instead}", ""]))
    if _blocking(found):
        typer.echo(advice, nl=False)
