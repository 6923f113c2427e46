"""Reads the built site once more, as a stranger would get it, before it is published.

Staging decides what goes out; this looks at what came out: the right pages and no others, helplines on each, nothing asked of
anybody else's server, no comment left, and no client reference in what the pages, the search index or the feed hold.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from quietword.article import Article, Kind, Run, Segment
from quietword.engine import check, load_rules
from quietword.site.built import Page
from quietword.site.search import PAGES, words
from quietword.site.stage import MANIFEST, fingerprint

PRIVATE = ("confidentiality", "identifiers")
UNREAD = "handbook/"  # shows writers what not to write
EXTRAS = frozenset({"404.html", "search.html"})
MADE = frozenset({MANIFEST, PAGES, "_headers", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"})
THEMES = (Path(__file__).parent / "theme", *(Path(place) / "templates" for place in find_spec("material").submodule_search_locations))
ASKS_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?:https?:)?//|@import\s+['\"]?(?:https?:)?//", re.I)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that must not go out as it is: where, and what."""

    path: str
    message: str


@dataclass
class _Site:
    """A built site while it is verified."""

    folder: Path
    expected: dict[str, dict[str, Any]]  # what was staged, by the path of its built page
    always: list[str]                    # links that every page must offer
    read: Mapping[str, Set[str]]         # by staged path, the texts in which the linter has already found nothing
    rules: tuple[Any, ...]
    files: frozenset[str] = frozenset()
    words: dict[str, set[str]] = field(default_factory=dict)              # of each page, by its address
    clear: set[str] = field(default_factory=set)                          # texts that stand on many pages, read once


def verify(site: Path, read: Mapping[str, Set[str]] | None = None) -> list[Trouble]:
    """What is wrong with a built site; nothing where it may go out.

    `read` names, for each staged article, the texts that the same rules have just read there: where the built page holds the
    very same text, it is not read twice, and whatever came out differently is read. Without it, everything is.
    """
    try:
        manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
        pages = manifest["pages"]
    except (OSError, ValueError, KeyError):
        return [Trouble(MANIFEST, "is missing or cannot be read: this site was not staged by Quietword")]
    expected = {_built_path(entry["path"]): entry for entry in pages}
    files = frozenset(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    this = _Site(site, expected, manifest.get("always", []), read or {}, load_rules(select=PRIVATE), files)
    found = {path for path in files if path.endswith(".html")}
    troubles = [Trouble(path, "is published but was never staged") for path in sorted(found - expected.keys() - EXTRAS)]
    troubles += [Trouble(path, "was staged but is not in the site") for path in sorted(expected.keys() - found)]
    troubles += _files(this, manifest.get("files", {}))
    for path in sorted(found):
        troubles += _page_troubles(this, path)
    troubles += _indexes(this)
    troubles += [Trouble(path, "asks another server for something") for path in sorted(files)
                 if path.endswith(".css") and ASKS_ELSEWHERE.search((site / path).read_text(encoding="utf-8", errors="replace"))]
    return troubles


def _built_path(path: str) -> str:
    """Where MkDocs puts a page: themes/panic.md becomes themes/panic/index.html."""
    stem = path.rsplit(".", 1)[0]
    return f"{stem}.html" if stem.rsplit("/", 1)[-1] == "index" else f"{stem}/index.html"


def _files(this: _Site, staged: dict[str, str]) -> Iterator[Trouble]:
    """Files that are no pages: each was staged, belongs to the theme, or is made by every build."""
    there = {path for path in this.files if not path.endswith(".html")}
    for path in sorted(there - MADE):
        file = this.folder / path
        if any((theme / path).is_file() and (theme / path).read_bytes() == file.read_bytes() for theme in THEMES):
            continue
        if path not in staged:
            yield Trouble(path, "is published but was never staged")
        elif fingerprint(file) != staged[path]:
            yield Trouble(path, "is not as it was staged")
    yield from (Trouble(path, "was staged but is not in the site") for path in sorted(staged.keys() - there))


def _page_troubles(this: _Site, path: str) -> Iterator[Trouble]:
    entry = this.expected.get(path, {})
    page = Page((this.folder / path).read_text(encoding="utf-8"))
    this.words[path.removesuffix("index.html")] = words(" ".join(page.blocks))
    for target in page.loads:
        if re.match(r"(?:[a-z]+:)?//", target, re.I):
            yield Trouble(path, "loads something from another server")
    if any(ASKS_ELSEWHERE.search(style) for style in page.styles):
        yield Trouble(path, "asks another server for something in its styles")
    for link in sorted(page.links if path != "404.html" else ()):  # its links begin at the site's root, wherever that will be
        if not _leads_somewhere(this.files, path, link):
            yield Trouble(path, f"links to `{link}`, which is not in the site")
    if "qw-helplines" not in page.classes:
        yield Trouble(path, "does not end with helplines")
    for link in sorted(set(this.always) - page.links):
        yield Trouble(path, f"does not offer `{link}`, which every page must")
    if path.startswith(UNREAD):
        return
    if any(re.search(r"\w", comment) for comment in page.comments):
        yield Trouble(path, "holds a comment, which anybody can read in the page's source")
    yield from _private(this, path, [*page.blocks, *page.attributes], entry)


def _leads_somewhere(files: Set[str], path: str, link: str) -> bool:
    """Whether a link leads out of the site, or to a file in it."""
    bare = unquote(link.split("#")[0].split("?")[0])
    if not bare or re.match(r"(?:[a-z][a-z0-9+.-]*:|//)", bare, re.I):
        return True
    place = posixpath.normpath(posixpath.join(posixpath.dirname(path), bare) if not bare.startswith("/") else bare[1:])
    return place in files or posixpath.normpath(f"{place}/index.html") in files


def _private(this: _Site, path: str, texts: Iterable[str], entry: Mapping[str, Any]) -> Iterator[Trouble]:
    """What the confidentiality and identifier rules block in texts that came out; waived rules are left out."""
    already = this.read.get(entry.get("path", ""), frozenset())
    new = [text for text in dict.fromkeys(texts) if text not in already and text not in this.clear]
    segments = (Segment(Kind.PARAGRAPH, text, (Run(0, 0, len(text), len(text)),), block=number) for number, text in enumerate(new, 1))
    found = [finding for finding in check(Article(path, "", tuple(segments)), this.rules).findings if finding.severity == "error"] if new else []
    if not found:
        this.clear.update(new)
    yield from (Trouble(path, f"holds what the rule `{one.rule}` blocks") for one in found if one.rule not in entry.get("waived", ()))


def _indexes(this: _Site) -> Iterator[Trouble]:
    """The search index, the feed and the sitemap: only staged pages, and nothing private."""
    entries = {path.removesuffix("index.html"): entry for path, entry in this.expected.items()}
    for path in sorted(path for path in this.files if path.endswith("search_index.json")):
        for document in json.loads((this.folder / path).read_text(encoding="utf-8")).get("docs", []):
            place = document["location"].split("#")[0]
            if place not in entries:
                yield Trouble(path, f"lists `{place}`, which was never staged")
            else:
                plain = re.sub(r"<[^>]+>", " ", document.get("text", ""))
                yield from _private(this, "search index", [document.get("title", ""), plain], entries[place])
    yield from _search(this, entries)
    yield from _sitemap(this)
    if "feed.xml" in this.files:
        texts = re.findall(r"<(?:title|summary)>(.*?)</", (this.folder / "feed.xml").read_text(encoding="utf-8"), re.S)
        yield from _private(this, "feed.xml", texts, {})


def _search(this: _Site, entries: dict[str, dict[str, Any]]) -> Iterator[Trouble]:
    """What our own search reads: phrases are read as a page is; its loose words must all stand on the page itself."""
    file = this.folder / PAGES
    for page in json.loads(file.read_text(encoding="utf-8"))["pages"] if PAGES in this.files else []:
        place = page["location"]
        if place not in entries:
            yield Trouble(PAGES, f"lists `{place}`, which was never staged")
            continue
        yield from _private(this, PAGES, [page["title"], page["summary"], *page["also"], *page["heads"]], entries[place])
        if strange := set(page["words"].split()) - this.words.get(place, set()):
            yield Trouble(PAGES, f"holds {len(strange)} words for `{place}` that do not stand on that page")


def _sitemap(this: _Site) -> Iterator[Trouble]:
    """Addresses in the sitemap that no staged page has. The home page's is the shortest; all others begin with it."""
    there = "sitemap.xml" in this.files
    listed = re.findall(r"<loc>\s*(.*?)\s*</loc>", (this.folder / "sitemap.xml").read_text(encoding="utf-8")) if there else []
    home = min(listed, key=len, default="")
    places = {path.removesuffix("index.html") for path in this.expected}
    for address in listed:
        if not address.startswith(home) or address.removeprefix(home) not in places:
            yield Trouble("sitemap.xml", f"lists `{address}`, which was never staged")
