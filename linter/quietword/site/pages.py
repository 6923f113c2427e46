"""The pages that are made, not written: topics, A to Z, the feed; and each page's public front matter."""

from __future__ import annotations

import html
from collections import defaultdict
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from quietword.library.schema import public
from quietword.site.dates import shown_date
from quietword.site.helplines import helplines_for
from quietword.site.shelf import Kept, Shelf

KINDS = {"theme": "About", "coping-tip": "Try this now", "guide": "Guides"}
SMALL = {"ocd": "OCD", "adhd": "ADHD", "nhs": "NHS", "self harm": "Self-harm", "self esteem": "Self-esteem"}


def topic_name(topic: str) -> str:
    """A topic as a heading: "low-mood" becomes "Low mood"."""
    words = topic.replace("-", " ")
    return SMALL.get(words, words[:1].upper() + words[1:])


def front_matter(one: Kept, shelf: Shelf) -> dict[str, Any]:
    """The front matter that a staged article gets: its public keys, with dates and names as text ready to print."""
    meta = public(one.article.front_matter)
    stands = one.standing
    meta["tags"] = [topic_name(topic) for topic in meta.get("topics", [])]
    meta["helplines"] = [line.id for line in helplines_for(shelf.config, meta.get("topics", []))]
    if stands and stands.reviews:
        reviewed = max(review.on for review in stands.reviews)
        meta["reviewed_text"] = shown_date(reviewed)
        meta["reviewed_iso"] = reviewed.isoformat()
        meta["reviewed_by"] = " and ".join(stands.by)
        meta["due_text"] = shown_date(stands.due)
    meta["description"] = meta.get("summary", "")
    return meta


def generated(shelf: Shelf, chosen: tuple[Kept, ...]) -> dict[str, tuple[dict[str, Any], str]]:
    """The made pages, by path: (front matter, text)."""
    shown = [one for one in chosen if one.article]
    topics: dict[str, list[Kept]] = defaultdict(list)
    for one in shown:
        for topic in one.meta("topics", []):
            topics[topic].append(one)
    pages = {
        "a-to-z.md": ({"title": "A to Z", "summary": "Every page of this guide, by name."}, _a_to_z(shown)),
        "topics/index.md": ({"title": "Topics", "summary": "Find help by topic."}, _topic_list(topics)),
    }
    for topic, articles in sorted(topics.items()):
        meta = {
            "title": topic_name(topic),
            "summary": f"Everything in this guide on {topic_name(topic).lower()}.",
            "helplines": [line.id for line in helplines_for(shelf.config, [topic])],
        }
        pages[f"topics/{topic}.md"] = (meta, _by_kind(articles))
    return pages


def _entry(one: Kept, up: str) -> str:
    return f"- [{one.meta('title')}]({up}{one.path})  \n  {one.meta('summary')}\n"


def _by_kind(articles: list[Kept]) -> str:
    parts = []
    for kind, heading in (("coping-tip", "Try this now"), ("theme", "Understand it"), ("guide", "Guides")):
        chosen = sorted((one for one in articles if one.meta("kind") == kind), key=lambda one: one.meta("title"))
        if chosen:
            parts.append(f"## {heading}\n\n" + "\n".join(_entry(one, "../") for one in chosen))
    return "\n".join(parts)


def _topic_list(topics: dict[str, list[Kept]]) -> str:
    links = "".join(f"- [{topic_name(topic)}]({topic}.md)\n" for topic in sorted(topics))
    return f'<div class="topics" markdown>\n\n{links}\n</div>\n'


def _a_to_z(shown: list[Kept]) -> str:
    letters: dict[str, list[Kept]] = defaultdict(list)
    for one in sorted(shown, key=lambda one: one.meta("title").lower()):
        letters[one.meta("title")[:1].upper()].append(one)
    row = "".join(f'<a href="#{letter.lower()}">{letter}</a> ' for letter in sorted(letters) if letter.isascii() and letter.isalpha())
    return f'<p class="qw-letters">{row.strip()}</p>\n\n' + "\n".join(
        f"## {letter}\n\n" + "\n".join(_entry(one, "") for one in ones) for letter, ones in sorted(letters.items())
    )


def feed(shelf: Shelf) -> str:
    """An Atom feed of what was published or reviewed last, newest first."""
    base = shelf.config.url.rstrip("/")
    say = html.escape
    name = say(shelf.config.name or "Guidance")
    ones = sorted(
        (one for one in shelf.published if one.standing.reviews),
        key=lambda one: (max(r.on for r in one.standing.reviews), one.path),
        reverse=True,
    )[:30]
    entries = "".join(
        f"<entry><title>{say(one.meta('title'))}</title><id>{_id(base, one.path)}</id>"
        f'<link href="{say(_address(base, one.path))}"/><updated>{_read_on(one)}T00:00:00Z</updated>'
        f"<summary>{say(one.meta('summary'))}</summary></entry>\n"
        for one in ones
    )
    updated = _read_on(ones[0]) if ones else shelf.today.isoformat()
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{name}</title>'
        f"<author><name>{name}</name></author><id>{_id(base, '')}</id><updated>{updated}T00:00:00Z</updated>\n{entries}</feed>\n"
    )


def _address(base: str, path: str) -> str:
    """Where a page will be: from the feed's own folder, where the site has no address yet."""
    place = path.rsplit(".", 1)[0] + "/" if path else ""
    return f"{base}/{place}" if base else place


def _id(base: str, path: str) -> str:
    """A name that never changes, as Atom asks (RFC 4287, 4.2.6)."""
    return html.escape(_address(base, path)) if base else f"urn:uuid:{uuid5(NAMESPACE_URL, 'quietword:' + path)}"


def _read_on(one: Kept) -> str:
    return max(review.on for review in one.standing.reviews).isoformat()
