"""`quietword init`: a practice's own repository."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The new folder.")]
Name = Annotated[str, typer.Option("--name", help="What the practice is called.")]
Approver = Annotated[str, typer.Option("--approver", metavar="NAME", help="Who approves articles, as a clinician.")]
Owner = Annotated[str, typer.Option(
    "--owner", metavar="@NAME", help="Who must approve changes on GitHub: @somebody or @practice/team.")]
Requirement = Annotated[str, typer.Option(
    "--quietword", metavar="REQUIREMENT", show_default=False,
    help="What pip installs to get this program. [default: as it was installed here]")]


def init(folder: Folder, name: Name = "", approver: Approver = "", owner: Owner = "", requirement: Requirement = "") -> None:
    """Start a practice's own library: settings, sample articles, helplines, a site, and the gate on GitHub.

    Asks for what no option tells, at a terminal. Never overwrites a file.
    """
    from quietword.library import practice as practices
    practice = practices.Practice(
        name=name or _asked("What is the practice called?", "Our practice"),
        approver=approver or _asked("Who approves articles, as a clinician? (A name or a post)", "Clinical lead"),
        owner=owner or _asked("Who must approve changes on GitHub? (@somebody or @practice/team)", "@your-github-name"),
        requirement=requirement or practices.requirement())
    made = practices.create(folder, practice)
    typer.echo(f"quietword: wrote {len(made)} files into {folder}. Next:\n\n    cd {folder} && git init && make site\n\n"
               "README.md says what to do first. Nothing is published before somebody has approved it.", err=True)
    if " @ file://" in practice.requirement:
        typer.echo("quietword: requirements.txt points at this computer; name a release or an address there before others "
                   "use it.", err=True)
    if practices.action(practice.requirement) == practices.UNKNOWN:
        typer.echo("quietword: .github/workflows/gate.yml and publish.yml do not know yet where Quietword is on GitHub, and fail "
                   "until they do; put its address and commit where they say so.", err=True)


def _asked(question: str, otherwise: str) -> str:
    """The answer of somebody at a terminal; where nobody is there, what will do until they change it."""
    import sys
    return typer.prompt(question, default=otherwise, err=True).strip() if sys.stdin.isatty() else otherwise
