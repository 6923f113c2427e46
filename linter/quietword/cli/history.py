"""`quietword history`: look for people in what earlier versions held."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

Revisions = Annotated[str, typer.Argument(
    metavar="[REV-RANGE]", show_default=False,
    help="What to look through, as git names it: main, v1..v2. [default: everything]")]
Format = Annotated[str, typer.Option("--format", "-f", help="text or json.")]
Redact = Annotated[bool, typer.Option("--redact/--no-redact", help="Mask the words found.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="How many processes; 0 chooses.")]

ADVICE = """\
What to do now
  1. Treat it as a breach of confidentiality, not as an editing mistake. Tell whoever answers for data protection in
     your practice today. Where somebody could be recognised, the ICO may have to be told within 72 hours.
  2. Deleting the words in a new commit is not enough: every clone still holds the old ones. Have the history rewritten,
     for example with git filter-repo (--path FILE --invert-paths takes a file out, --replace-text takes words out, and
     --replace-message does so in commit messages). Rename or delete a branch or tag whose name tells.
  3. Push the new history with force, and have everybody delete their clones and forks and clone again.
  4. Ask the host (on GitHub: its support) to clear cached pages and pull requests, which keep the old commits.
  5. Run `quietword history` once more.
"""


def history(
    revisions: Revisions = "", format: Format = "text", redact: Redact = True, jobs: Jobs = 0,
) -> None:
    """Look for clients and their details in what earlier versions held.

    Reads every version of every article, commit messages, and names of branches and tags. Ends with 0 when nothing blocks,
    1 when something does, 2 when the history could not be read, or only a part of it.
    """
    import sys

    from quietword.cli.checking import library_of, setting
    from quietword.cli.looking_back import look_back, problem_of
    from quietword.library import git
    if format not in ("text", "json"):
        raise typer.BadParameter(f"`{format}` is no format here. There are: text, json.", param_hint="--format")
    root, home = git.repository(Path.cwd()), library_of(Path.cwd())
    of = setting(home, (), ())
    folders = tuple(home / name for name in of.config.rule_folders) if home else ()
    past = look_back(root, of.config, folders, tuple(revisions.split()) or ("--all",), jobs)
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    shown = _shown(past, {rule.name: rule for rule in of.rules}, redact)
    typer.echo({"text": _text, "json": _json}[format](past, shown), nl=False)
    if problem := problem_of(past, root):
        typer.echo(f"quietword: {problem.path}: {problem.message}", err=True)
    raise typer.Exit(past.exit_code)


def _shown(past: Any, rules: dict[str, Any], redact: bool) -> list[tuple[str, Any]]:
    """Path and finding of each sighting as they may be shown."""
    from quietword.reports.redaction import redacted
    run = redacted(past.run, rules) if redact else past.run
    return [(result.path, result.findings[0]) for result in run.results]


def _text(past: Any, shown: list[tuple[str, Any]]) -> str:
    lines = []
    for one, (path, finding) in zip(past.sightings, shown, strict=True):
        place = path if not one.first else f"{path}, line {finding.start.line}"
        more = f" and {len(one.places) - 1} more" if len(one.places) > 1 else ""
        lines += told(place + more, finding)
        if one.first:
            lines.append(f"  first {_commit(one.first)}, last {_commit(one.last)}, "
                         f"{'still there' if one.still else 'gone from every branch, but not from the history'}")
        lines.append("")
    if past.sightings:
        lines += [ADVICE]
    lines.append(f"{_counted(past.commits, 'commit')} and {_counted(past.versions, 'version')} of articles read · "
                 f"{_counted(len(past.sightings), 'finding')}")
    return "\n".join(lines) + "\n"


def told(place: str, finding: Any) -> list[str]:
    """A finding in three lines: where and which rule, what about it, the sentence."""
    from quietword.reports.wording import plain
    return [f"{plain(place)} · {'blocks' if finding.severity == 'error' else 'second look'} · {finding.rule}",
            f"  {plain(finding.message)}", f"  {plain(finding.sentence or finding.text)}"]


def _json(past: Any, shown: list[tuple[str, Any]]) -> str:
    import json
    findings = [{
        "path": path, "places": len(one.places), "rule": finding.rule, "group": finding.group,
        "severity": str(finding.severity), "message": finding.message, "text": finding.text,
        "first": one.first and one.first.name, "last": one.last and one.last.name,
        "first_day": one.first and one.first.day, "last_day": one.last and one.last.day, "still_there": one.still,
    } for one, (path, finding) in zip(past.sightings, shown, strict=True)]
    told = {"version": 1, "commits": past.commits, "versions": past.versions, "complete": not past.shallow,
            "findings": findings}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _commit(commit: Any) -> str:
    return f"{commit.name[:10]} ({commit.day})"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
