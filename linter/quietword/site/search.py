"""What the site's search reads: one small entry a page, made from what Material's plugin gathered from the built pages."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PAGES = "search/pages.json"
MADE = re.compile(r"a-to-z/|topics/")
DANGER = frozenset({"crisis", "suicide", "self-harm"})
_WORKER = re.compile(r"assets/javascripts/workers/(search\.[\w.]+\.js)")
_TAG = re.compile(r"<[^>]+>")


def with_our_worker(page: str) -> str:
    """A built page whose search is ours: the theme's assets/quietword/search.js, told where Material keeps lunr."""
    return _WORKER.sub(r"assets/quietword/search.js?lunr=../javascripts/workers/\1", page)


def rewrite(site: Path, metas: Mapping[str, Mapping[str, Any]]) -> None:
    """Splits Material's index: `pages.json` for our search, which is read once somebody types; the rest is nearly empty.

    Material fetches its own index with every page. `metas` is the front matter of each page, by its address.
    """
    file = site / "search/search_index.json"
    gathered = json.loads(file.read_text(encoding="utf-8"))
    sections: dict[str, list[dict[str, Any]]] = {}
    for section in gathered["docs"]:
        sections.setdefault(section["location"].split("#")[0], []).append(section)
    pages = [_entry(place, metas.get(place, {}), found) for place, found in sections.items()]
    _write(site / PAGES, {"pages": pages})
    _write(file, {**gathered, "docs": []})


def _entry(place: str, meta: Mapping[str, Any], sections: list[dict[str, Any]]) -> dict[str, Any]:
    """One page: its title, what people call it, its headings, and which words stand on it. Lists of pages have a title alone."""
    made = bool(MADE.match(place))
    texts = [] if made else [_plain(section["text"]) for section in sections]
    return {
        "location": place,
        "title": str(meta.get("title") or _plain(sections[0]["title"])),
        "summary": str(meta.get("summary") or ""),
        "also": list(meta.get("also_called") or []),
        "heads": [] if made else [_plain(section["title"]) for section in sections[1:]],
        "words": " ".join(sorted(words(" ".join(texts)))),
        "danger": next(iter(meta.get("topics") or ()), "") in DANGER,  # what a page is about first of all
        "made": made,
    }


def words(text: str) -> set[str]:
    """The different words of a text, small and without apostrophes, as somebody types them in a hurry."""
    return set(re.findall(r"[^\W_]+", re.sub(r"['’‘`]", "", text.lower())))


def _plain(markup: str) -> str:
    return html.unescape(_TAG.sub(" ", markup)).strip()


def _write(file: Path, content: Any) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")
