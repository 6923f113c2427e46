"""Reads the built site once more, as a stranger would get it, before it is published.

Staging decides what goes out; this looks at what came out: the right pages and no others, helplines on each, nothing asked of
anybody else's server, no comment left, and no client reference in what the pages, the search index or the feed hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from quietword.article import Article, Kind, Run, Segment
from quietword.engine import check, load_rules
from quietword.site.search import PAGES, words
from quietword.site.stage import MANIFEST

PRIVATE = ("confidentiality", "identifiers")
EXTRAS = frozenset({"404.html", "search.html"})
ASKS_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?:https?:)?//|@import\s+['\"]?(?:https?:)?//", re.I)
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li td th dt dd blockquote pre figcaption summary title div section header footer main article".split())
_LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "embed": "src", "object": "data",
          "input": "src", "track": "src"}
_LOADING_LINKS = frozenset("stylesheet preload prefetch preconnect dns-prefetch modulepreload icon shortcut manifest apple-touch-icon".split())
_SHOWN = frozenset({"alt", "title", "content", "aria-label", "placeholder", "summary", "value"})


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that must not go out as it is: where, and what."""

    path: str
    message: str


class Page(HTMLParser):
    """What a built page holds: its text by block, its attributes, its comments, and what it loads."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.attributes: list[str] = []
        self.comments: list[str] = []
        self.loads: list[str] = []
        self.links: set[str] = set()
        self.styles: list[str] = []
        self.classes: set[str] = set()
        self._words: list[str] = []
        self._silent = 0
        self._in_style = False
        self.feed(text)
        self.close()
        self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.classes.update(values.get("class", "").split())
        if tag in _BLOCKS:
            self._end()
        self._silent += tag in ("script", "style")
        self._in_style = tag == "style"
        self.styles.append(values.get("style", ""))
        if tag == "a":
            self.links.add(values.get("href", ""))
        self.attributes += [value for name, value in values.items() if name in _SHOWN and value.strip()]
        if tag in _LOADS and values.get(_LOADS[tag]):
            self.loads.append(values[_LOADS[tag]])
        self.loads += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
        if tag == "link" and _LOADING_LINKS.intersection(values.get("rel", "").lower().split()):
            self.loads.append(values.get("href", ""))

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(self._silent - (tag in ("script", "style")), 0)
        if tag in _BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)
        elif self._in_style:
            self.styles.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def _end(self) -> None:
        text = " ".join("".join(self._words).split())
        if text:
            self.blocks.append(text)
        self._words = []


def verify(site: Path, staged: Path | None = None) -> list[Trouble]:
    """What is wrong with a built site; nothing where it may go out. `staged` is the folder that it was built from."""
    try:
        manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
        pages, always = manifest["pages"], manifest.get("always", [])
    except (OSError, ValueError, KeyError):
        return [Trouble(MANIFEST, "is missing or cannot be read: this site was not staged by Quietword")]
    expected = {_built_path(entry["path"]): entry for entry in pages}
    found = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    troubles = [Trouble(path, "is published but was never staged") for path in sorted(found - expected.keys() - EXTRAS)]
    troubles += [Trouble(path, "was staged but is not in the site") for path in sorted(expected.keys() - found)]
    rules = load_rules(select=PRIVATE)
    for path in sorted(found):
        troubles += _page_troubles(site, path, expected.get(path, {}), rules, always)
    troubles += _indexes(site, expected, rules)
    troubles += [Trouble(file.relative_to(site).as_posix(), "asks another server for something")
                 for file in sorted(site.rglob("*.css")) if ASKS_ELSEWHERE.search(file.read_text(encoding="utf-8", errors="replace"))]
    return troubles


def _built_path(path: str) -> str:
    """Where MkDocs puts a page: themes/panic.md becomes themes/panic/index.html."""
    stem = path.rsplit(".", 1)[0]
    if stem == "404":
        return "404/index.html"
    return f"{stem}.html" if stem.rsplit("/", 1)[-1] == "index" else f"{stem}/index.html"


def _page_troubles(
    site: Path, path: str, entry: dict[str, Any], rules: tuple[Any, ...], always: list[str]
) -> Iterator[Trouble]:
    page = Page((site / path).read_text(encoding="utf-8"))
    for target in page.loads:
        if re.match(r"(?:[a-z]+:)?//", target, re.I):
            yield Trouble(path, "loads something from another server")
    if any(ASKS_ELSEWHERE.search(style) for style in page.styles):
        yield Trouble(path, "asks another server for something in its styles")
    if "qw-helplines" not in page.classes:
        yield Trouble(path, "does not end with helplines")
    for link in sorted(set(always) - page.links):
        yield Trouble(path, f"does not offer `{link}`, which every page must")
    if entry.get("kind") not in ("article", "generated"):
        return
    if any(re.search(r"\w", comment) for comment in page.comments):
        yield Trouble(path, "holds a comment, which anybody can read in the page's source")
    yield from _private(path, [*page.blocks, *page.attributes], entry, rules)


def _private(path: str, texts: Iterable[str], entry: dict[str, Any], rules: tuple[Any, ...]) -> Iterator[Trouble]:
    """What the confidentiality and identifier rules block in texts that came out; waived rules are left out."""
    segments = tuple(Segment(Kind.PARAGRAPH, text, (Run(0, 0, len(text), len(text)),), block=number)
                     for number, text in enumerate(texts, 1))
    for finding in check(Article(path, "", segments), rules).findings:
        if finding.severity == "error" and finding.rule not in entry.get("waived", ()):
            yield Trouble(path, f"holds what the rule `{finding.rule}` blocks")


def _indexes(site: Path, expected: dict[str, dict[str, Any]], rules: tuple[Any, ...]) -> Iterator[Trouble]:
    """The search index, the feed and the sitemap: only staged pages, and nothing private."""
    articles = {path.removesuffix("index.html"): entry for path, entry in expected.items()}
    for file in sorted(site.rglob("search_index.json")):
        for document in json.loads(file.read_text(encoding="utf-8")).get("docs", []):
            place = document["location"].split("#")[0]
            entry = articles.get(place)
            if entry is None:
                yield Trouble(file.relative_to(site).as_posix(), f"lists `{place}`, which was never staged")
            elif entry.get("kind") == "article":
                plain = re.sub(r"<[^>]+>", " ", document.get("text", ""))
                yield from _private("search index", [document.get("title", ""), plain], entry, rules)
    yield from _search(site, articles, rules)
    yield from _sitemap(site, expected)
    feed = site / "feed.xml"
    if feed.exists():
        texts = re.findall(r"<(?:title|summary)>(.*?)</", feed.read_text(encoding="utf-8"), re.S)
        yield from _private("feed.xml", texts, {}, rules)


def _search(site: Path, entries: dict[str, dict[str, Any]], rules: tuple[Any, ...]) -> Iterator[Trouble]:
    """What our own search reads: phrases are read as a page is; its loose words must all stand on the page itself."""
    file = site / PAGES
    for page in json.loads(file.read_text(encoding="utf-8"))["pages"] if file.exists() else []:
        place = page["location"]
        entry = entries.get(place)
        if entry is None:
            yield Trouble(PAGES, f"lists `{place}`, which was never staged")
            continue
        if entry.get("kind") == "article":
            yield from _private(PAGES, [page["title"], page["summary"], *page["also"], *page["heads"]], entry, rules)
        built = site / place / "index.html"
        if strange := set(page["words"].split()) - (words(" ".join(Page(built.read_text(encoding="utf-8")).blocks)) if built.exists() else set()):
            yield Trouble(PAGES, f"holds {len(strange)} words for `{place}` that do not stand on that page")


def _sitemap(site: Path, expected: dict[str, dict[str, Any]]) -> Iterator[Trouble]:
    """Addresses in the sitemap that no staged page has. The home page's is the shortest; all others begin with it."""
    file = site / "sitemap.xml"
    listed = re.findall(r"<loc>\s*(.*?)\s*</loc>", file.read_text(encoding="utf-8")) if file.exists() else []
    home = min(listed, key=len, default="")
    places = {path.removesuffix("index.html") for path in expected}
    for address in listed:
        if not address.startswith(home) or address.removeprefix(home) not in places:
            yield Trouble("sitemap.xml", f"lists `{address}`, which was never staged")
