"""The site, step by step: stage, build, serve, verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WORDS_ONLY = True

Library = Annotated[str, typer.Option(help="The library's folder.")]
Out = Annotated[str, typer.Option(help="Where the staged pages go; emptied first.")]
Site = Annotated[str, typer.Option(help="Where the site goes.")]
Strict = Annotated[bool, typer.Option("--strict", help="Fail where something marked approved may not go out.")]

LIBRARY, STAGED, SITE = "guidance", "build/public", "build/site"


def stage(library: Library = LIBRARY, out: Out = STAGED, strict: Strict = False) -> None:
    """Copies what may be published into a fresh folder, and says what was left out and why."""
    from quietword.site.stage import stage as stage_pages

    def work() -> int:
        staged = stage_pages(Path(library), Path(out), docs=Path("docs"))
        return _told(staged, strict)

    _run(work)


def build(library: Library = LIBRARY, site: Site = SITE, strict: Strict = False) -> None:
    """Stages, builds and verifies; the site changes only when all is well."""
    from quietword.site.build import build as build_site
    from quietword.site.stage import stage as stage_pages

    def work() -> int:
        staged = stage_pages(Path(library), Path(STAGED), docs=Path("docs"))
        code = _told(staged, strict)
        if code:
            return code
        built = build_site(Path.cwd(), Path(site), staged)
        for trouble in built.troubles:
            typer.echo(f"{trouble.path}: {trouble.message}", err=True)
        if built.troubles:
            typer.echo(
                f"The site was built but not put in place: {len(built.troubles)} things must be put right first.", err=True
            )
            return 1
        typer.echo(f"The site is in {built.site}. Open {built.site / 'index.html'}, or run `quietword serve`.", err=True)
        return 0

    _run(work)


def verify(site: Annotated[str, typer.Argument(help="The built site.")] = SITE) -> None:
    """Reads a built site as a stranger would get it."""
    from quietword.site.verify import verify as troubles_of

    def work() -> int:
        troubles = troubles_of(Path(site))
        for trouble in troubles:
            typer.echo(f"{trouble.path}: {trouble.message}")
        typer.echo(f"{len(troubles)} things to put right." if troubles else "The site is as it should be.", err=True)
        return 1 if troubles else 0

    _run(work)


def serve(port: Annotated[str, typer.Option(help="The port on this machine.")] = "8000") -> None:
    """Previews the site on this machine alone, drafts marked."""
    import os
    import subprocess
    import sys

    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "QUIETWORD_DRAFTS": "true"}
    typer.echo(f"Preview, drafts included and marked, at http://127.0.0.1:{port}/. Stop with Ctrl-C.", err=True)
    raise typer.Exit(
        subprocess.call(
            [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}", "--watch", LIBRARY],
            env=environment,
        )
    )


def _told(staged, strict: bool) -> int:
    """Says what is published and what is not; the exit code that follows."""
    total = len(staged.shelf.kept)
    if not total:
        typer.echo(f"quietword: there are no articles in {staged.shelf.folder}", err=True)
        return 2
    typer.echo(f"{len(staged.published)} of {total} articles may be published.", err=True)
    shown = _paths(staged)
    for one in staged.left_out:
        typer.echo(f"  left out  {shown.get(one.path, one.path)}: {one.why_not}", err=True)
    for page, target in staged.dead_links:
        typer.echo(f"  unlinked  {shown.get(page, page)}: {shown.get(target, target)} is not published, so nothing links to it there", err=True)
    for name in staged.stale_helplines:
        typer.echo(f"  to check  {name}: nobody has compared this helpline with its source lately", err=True)
    if not strict:
        return 0
    if staged.broken_promises:
        typer.echo(f"quietword: {len(staged.broken_promises)} marked approved may not go out (--strict)", err=True)
    if staged.stale_helplines:
        typer.echo(f"quietword: {len(staged.stale_helplines)} helplines must be checked again (--strict)", err=True)
    return 1 if staged.broken_promises or staged.stale_helplines else 0


def _paths(staged) -> dict[str, str]:
    """How the log may call each article: without the words that a finding flagged, where the log may be public."""
    import os

    if not os.environ.get("CI"):
        return {}
    from quietword.engine import Run
    from quietword.reports.redaction import redacted

    results = [one.result for one in staged.shelf.kept if one.result]
    masked = redacted(Run(tuple(results), ()), {}).results
    return {result.path: hidden.path for result, hidden in zip(results, masked, strict=True)}


def _run(work) -> None:
    from quietword.cli.trouble import exit_code

    try:
        code = work()
    except Exception as error:
        code = exit_code(error)
    raise typer.Exit(code)
