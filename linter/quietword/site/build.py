"""From a library to a site: stage, MkDocs, verify, and only then into place."""

from __future__ import annotations

import json
import logging
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from quietword.article import PROSE
from quietword.library import LibraryError
from quietword.site.csp import header
from quietword.site.shelf import Kept
from quietword.site.stage import MANIFEST, Staged
from quietword.site.verify import Trouble, verify

HEADERS = """/*
  Content-Security-Policy: {csp}
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Permissions-Policy: camera=(), microphone=(), geolocation=(), interest-cohort=()
"""


@dataclass(frozen=True)
class Built:
    """The site that was built, and what `verify` says of it: in place only where there is no trouble."""

    site: Path
    troubles: tuple[Trouble, ...]


def build(home: Path, site: Path, staged: Staged) -> Built:
    """Builds the site of the project in `home` (its mkdocs.yml) into `site`, which changes only when all is well.

    Raises LibraryError where MkDocs fails.
    """
    fresh = site.with_name(site.name + ".new")
    if fresh.exists():
        shutil.rmtree(fresh)
    _mkdocs(home, fresh, staged)
    shutil.copyfile(staged.out / MANIFEST, fresh / MANIFEST)
    (fresh / "_headers").write_text(HEADERS.format(csp=_policy(fresh)), encoding="utf-8")
    troubles = verify(fresh, {one.path: _read(one) for one in staged.published})
    if not troubles:
        old = site.with_name(site.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        if site.exists():
            site.rename(old)
        fresh.rename(site)
        shutil.rmtree(old, ignore_errors=True)
    return Built(site if not troubles else fresh, tuple(troubles))


def _read(one: Kept) -> frozenset[str]:
    """The texts of an article in which the linter has read prose, as a built page would hold them."""
    return frozenset(" ".join(segment.text.split()) for segment in one.article.segments if segment.kind in PROSE)


def _policy(site: Path) -> str:
    return header(file.read_text(encoding="utf-8") for file in site.rglob("*.html"))


def _mkdocs(home: Path, out: Path, staged: Staged) -> None:
    """Has MkDocs build what was staged. In this process: its plugin is handed what was staged, and stages nothing again."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build as build_pages
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    said = _Said(logging.WARNING)
    log = logging.getLogger("mkdocs")
    log.addHandler(said)
    log.propagate = False
    try:
        config = load_config(str(home / "mkdocs.yml"), site_dir=str(out.resolve()), strict=True)
        plugin = config.plugins.get("quietword")
        if plugin is None:
            raise LibraryError(home / "mkdocs.yml", 0, "the site needs `quietword` under `plugins`")
        plugin.staged = staged
        config.plugins.on_startup(command="build", dirty=False)
        build_pages(config)
        config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        reasons = " ".join([*said.lines, str(error)][-3:])
        raise LibraryError(home / "mkdocs.yml", 0, f"MkDocs could not build the site: {reasons}") from error
    finally:
        log.removeHandler(said)
        log.propagate = True


class _Said(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self, level: int):
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def manifest(folder: Path) -> dict:
    """The manifest of a staged or built folder."""
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
