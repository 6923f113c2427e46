"""Staging is the gate: an empty folder, into which only what may be published is copied.

A site generator that ignores plugins sees the folder `docs` alone; the articles lie elsewhere until they are staged here.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from quietword.approval import digest, public_body
from quietword.engine import Result, check
from quietword.site.dates import shown_date
from quietword.site.helplines import digits, helplines_list, stale
from quietword.site.links import without_links
from quietword.site.pages import feed, front_matter, generated
from quietword.site.shelf import MARKDOWN, Kept, Shelf, shelf

MANIFEST = "manifest.json"
HELPLINES_MARK = "<!-- helplines -->"
_COMMENT = re.compile(r"<!--.*?-->", re.S)
BANNER = '!!! urgent "This is a draft"\n    It is not approved and not on the public site: {why}.\n\n'


@dataclass(frozen=True)
class Staged:
    """What staging did: what is published, what is not and why, and links that lead to what is not."""

    out: Path
    shelf: Shelf
    dead_links: tuple[tuple[str, str], ...] = ()
    pages: dict[str, str] = field(default_factory=dict)  # staged path -> kind: article, page, generated

    @property
    def published(self) -> tuple[Kept, ...]:
        return self.shelf.published

    @property
    def left_out(self) -> tuple[Kept, ...]:
        return self.shelf.left_out

    @property
    def stale_helplines(self) -> tuple[str, ...]:
        """The names of helplines that must be checked again: `--strict` fails on them, too."""
        return tuple(line.name for line in stale(self.shelf))

    @property
    def broken_promises(self) -> tuple[Kept, ...]:
        """Articles marked approved that may not go out: `--strict` fails on them."""
        return tuple(one for one in self.left_out if one.marked_approved)


def stage(folder: Path, out: Path, docs: Path | None = None, today: date | None = None, drafts: bool = False) -> Staged:
    """Fills `out`, emptied first, with the site's own pages (`docs`) and the articles of the library `folder`.

    `drafts` adds what may not be published, with a banner that says why: for a preview on this machine only.
    Raises LibraryError, RuleError.
    """
    on_shelf = shelf(folder, today)
    if out.exists():
        shutil.rmtree(out)
    out.mkdir(parents=True)
    chosen = on_shelf.kept if drafts else on_shelf.published
    known = {one.path: one for one in chosen if one.article}
    pages: dict[str, str] = {}
    waived: dict[str, set[str]] = {}
    dead: list[tuple[str, str]] = []
    if docs and docs.is_dir():
        pages, waived = _copy_docs(docs, out, on_shelf, known.keys(), dead)
    for one in chosen:
        if one.article:
            meta = front_matter(one, on_shelf) | {"related": _related(one, known, dead)}
            body = _linked(public_body(one.article), one.path, on_shelf, known.keys(), dead)
            _write(out, one.path, meta, _banner(one) + body)
            _copy_assets(one, out)
            pages[one.path] = "article"
            waived[one.path] = _waived(one.result)
    for path, (meta, text) in generated(on_shelf, chosen).items():
        _write(out, path, meta, text)
        pages[path] = "generated"
    (out / "feed.xml").write_text(feed(on_shelf), encoding="utf-8", newline="\n")
    entries = [_entry(path, kind, known.get(path), waived.get(path)) for path, kind in sorted(pages.items())]
    (out / MANIFEST).write_text(_manifest(on_shelf, entries, _files(out, pages)), encoding="utf-8", newline="\n")
    return Staged(out, on_shelf, tuple(dict.fromkeys(dead)), pages)


def _banner(one: Kept) -> str:
    return BANNER.format(why=one.why_not.rstrip(".")) if one.why_not else ""


def _write(out: Path, path: str, meta: dict[str, Any], body: str) -> None:
    """A staged page: its public front matter as JSON (which is YAML too), and its words."""
    target = out / path
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
    target.write_text(f"---\n{lines}---\n\n{body}", encoding="utf-8", newline="\n")


def _copy_docs(
    docs: Path, out: Path, on_shelf: Shelf, known: Set[str], dead: list[tuple[str, str]]
) -> tuple[dict[str, str], dict[str, set[str]]]:
    """The site's own pages, comments left out, the list of helplines put in its place; and the rules waived on each."""
    from quietword import library
    from quietword.article import parse

    pages: dict[str, str] = {}
    waived: dict[str, set[str]] = {}
    home = docs.resolve()
    for file in sorted(docs.rglob("*")):
        path = file.relative_to(docs).as_posix()
        if not library.within(file, home) or any(part.startswith((".", "_")) for part in Path(path).parts):
            continue
        if file.suffix.lower() not in MARKDOWN:
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, out / path)
            continue
        article = parse(library.read(file), path)
        body = article.source[article.body_start :].lstrip("\r\n").replace("\r\n", "\n")
        body = body.replace(HELPLINES_MARK, helplines_list(on_shelf.config))
        meta = {key: value for key, value in article.front_matter.items() if isinstance(value, str | list | dict)}
        if path.startswith("handbook/"):
            meta["search"] = {"exclude": True}  # for practices; readers look for help
        else:
            body = _COMMENT.sub("", body)
            waived[path] = _waived(check(article, on_shelf.rules, on_shelf.config, library.surroundings(file, article, on_shelf.today)))
        _write(out, path, meta, _linked(body, path, on_shelf, known, dead))
        pages[path] = "page"
    return pages, waived


def _waived(result: Result) -> set[str]:
    """The rules that somebody has set aside with a reason, for `verify` not to find them again."""
    return {finding.rule for finding in result.findings if finding.waived}


def _linked(body: str, path: str, on_shelf: Shelf, known: Set[str], dead: list[tuple[str, str]]) -> str:
    """The text with links to articles that are not published turned into plain words, and each noted."""
    closed = {one.path for one in on_shelf.kept} - known
    text, gone = without_links(body, path, closed.__contains__)
    dead += [(path, place) for place in gone]
    return text


def _related(one: Kept, known: Mapping[str, Kept], dead: list[tuple[str, str]]) -> list[dict[str, str]]:
    """The articles that this one names as related, by title and address; those that are not published are noted."""
    places = [posixpath.normpath(posixpath.join(posixpath.dirname(one.path), target)) for target in one.meta("related", [])]
    dead += [(one.path, place) for place in places if place not in known]
    return [{"title": known[place].meta("title"), "url": place.rsplit(".", 1)[0] + "/"} for place in places if place in known]


def _copy_assets(one: Kept, out: Path) -> None:
    """The files that an article shows: they lie inside the library, and were fingerprinted with it."""
    for target, content in one.assets.items():
        place = posixpath.normpath(posixpath.join(posixpath.dirname(one.path), target))
        if not place.startswith(("..", "/")):
            (out / place).parent.mkdir(parents=True, exist_ok=True)
            (out / place).write_bytes(content)


def _always(on_shelf: Shelf) -> list[str]:
    """The links that every page must offer: the numbers of the helplines for everybody."""
    return [f"tel:{digits(line.number)}" for line in on_shelf.config.helplines if "always" in line.topics and line.number]


def fingerprint(file: Path) -> str:
    """A file's content in short, to know it again."""
    return sha256(file.read_bytes()).hexdigest()


def _files(out: Path, pages: Mapping[str, str]) -> dict[str, str]:
    """The staged files that are no pages: images, the feed. By path, with their fingerprints."""
    files = {file.relative_to(out).as_posix(): file for file in sorted(out.rglob("*")) if file.is_file()}
    return {path: fingerprint(file) for path, file in files.items() if path not in pages}


def _entry(path: str, kind: str, one: Kept | None, waived: set[str] | None) -> dict[str, Any]:
    """A page in the manifest: its kind, the rules waived on it, and for an article the digest of what was approved."""
    entry: dict[str, Any] = {"path": path, "kind": kind}
    if waived is not None:
        entry["waived"] = sorted(waived)
    if one and one.article:
        entry["digest"] = digest(one.article, one.assets)
    return entry


def _manifest(on_shelf: Shelf, pages: list[dict[str, Any]], files: dict[str, str]) -> str:
    told = {"version": 1, "staged": shown_date(on_shelf.today), "always": _always(on_shelf), "pages": pages, "files": files}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"
