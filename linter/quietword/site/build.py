"""From a library to a site: stage, MkDocs, verify, and only then into place."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from quietword.library import LibraryError
from quietword.site.csp import header
from quietword.site.stage import MANIFEST
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


def build(home: Path, site: Path, staged: Path) -> Built:
    """Builds the site of the project in `home` (its mkdocs.yml) into `site`, which changes only when all is well.

    Raises LibraryError where MkDocs fails.
    """
    fresh = site.with_name(site.name + ".new")
    if fresh.exists():
        shutil.rmtree(fresh)
    _mkdocs(home, fresh)
    shutil.copyfile(staged / MANIFEST, fresh / MANIFEST)
    (fresh / "_headers").write_text(HEADERS.format(csp=_policy(fresh)), encoding="utf-8")
    troubles = verify(fresh, staged)
    if not troubles:
        old = site.with_name(site.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        if site.exists():
            site.rename(old)
        fresh.rename(site)
        shutil.rmtree(old, ignore_errors=True)
    return Built(site if not troubles else fresh, tuple(troubles))


def _policy(site: Path) -> str:
    return header(file.read_text(encoding="utf-8") for file in site.rglob("*.html"))


def _mkdocs(home: Path, out: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(out.resolve())]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True)
    if run.returncode:
        said = [line for line in run.stderr.splitlines() if line.strip()]
        raise LibraryError(home / "mkdocs.yml", 0, "MkDocs could not build the site: " + " ".join(said[-3:]))


def manifest(folder: Path) -> dict:
    """The manifest of a staged or built folder."""
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
