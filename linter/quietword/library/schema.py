"""Front matter: which keys there are, what they must look like, and which of them readers get. No disk here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any
from unicodedata import normalize

KINDS = ("theme", "coping-tip", "guide")
STATUSES = ("draft", "approved", "retired")
TITLE_LIMIT, SUMMARY_LIMIT = 120, 300      # characters; beyond these cards and search results cut them off

_TOPIC = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class SchemaProblem:
    """What is wrong with one key; `key` is dotted ("review.by", "sources.2.url": list entries count from 1)."""

    key: str
    message: str


def _line(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        return "should be a line of text"
    return "should be one line" if "\n" in value.strip() else ""


def _line_up_to(limit: int) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        long = isinstance(value, str) and len(value) > limit
        return _line(value) or (f"is {len(value)} characters long; {limit} is the most that shows" if long else "")
    return check


def _lines(value: Any) -> str:
    if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
        return "should be a list of texts, like [one, two] (put quotes around numbers, dates, yes and no)"
    return ""


def _people(value: Any) -> str:
    if isinstance(value, list):
        return _lines(value) or ("" if value else "should name who wrote it")
    return _line(value) and "should name who wrote it"


def _topics(value: Any) -> str:
    if _lines(value) or not value:
        return "should be a list with at least one topic, like [panic, anxiety]"
    odd = [topic for topic in value if not _TOPIC.fullmatch(topic)]
    return f'has "{odd[0]}"; topics are small letters, digits and hyphens, like low-mood' if odd else ""


def _one_of(*allowed: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if isinstance(value, str) and value in allowed:
            return ""
        near = get_close_matches(str(value).strip().lower(), allowed, 1) if isinstance(value, str) else []
        return f"should be {_or(allowed)}" + (f". Did you mean `{near[0]}`?" if near else "")
    return check


def _matching(shape: re.Pattern[str], expected: str) -> Callable[[Any], str]:
    return lambda value: "" if isinstance(value, str) and shape.fullmatch(value) else f"should be {expected}"


def _targets(value: Any) -> str:
    outside = not _lines(value) and [entry for entry in value if ":" in entry or entry.startswith(("/", "\\"))]
    return _lines(value) or ("should name articles of this library, like ../themes/panic.md" if outside else "")


def _image(value: Any) -> str:
    if _line(value) or ":" in value or value.startswith(("/", "\\")):
        return "should be the path of an image beside this article, like images/window.webp"
    return ""


def _anything(_: Any) -> str:
    return ""


PUBLIC: Mapping[str, Callable[[Any], str]] = {
    "title": _line_up_to(TITLE_LIMIT),
    "summary": _line_up_to(SUMMARY_LIMIT),
    "author": _people,
    "topics": _topics,
    "kind": _one_of(*KINDS),
    "sources": _anything,              # looked at more closely below, entry by entry
    "lang": _matching(_LANGUAGE, "a language tag, like en-GB"),
    "also_called": _lines,             # words that people search for; they are in the search index
    "safety": _one_of("exit"),
    "related": _targets,
    "image": _image,
    "image_alt": _line,
}
"""Keys that readers get, on the page or in what is made from it. All are covered by an approval."""

PRIVATE: Mapping[str, Callable[[Any], str]] = {
    "review": _anything,
    "known_terms": _lines,
    "notes": _line,
}
"""Keys for the practice alone: they never reach the site, and changing them changes no approval."""

REQUIRED = ("title", "summary", "author", "topics", "kind", "sources")
KEYS = (*PUBLIC, *PRIVATE)


def public(front_matter: Mapping[str, Any]) -> dict[str, Any]:
    """The part of the front matter that readers get. A key that is not known is not public."""
    return {key: value for key, value in front_matter.items() if key in PUBLIC}


def problems(front_matter: Mapping[str, Any]) -> tuple[SchemaProblem, ...]:
    """What is missing, unknown or not as it should be, in the order of the keys. Takes parsed front matter."""
    return tuple(_problems(front_matter))


def _problems(front_matter: Mapping[str, Any]) -> Iterator[SchemaProblem]:
    for key in REQUIRED:
        if key not in front_matter:
            yield SchemaProblem(key, f"`{key}` is missing.")
    for key, value in front_matter.items():
        check = PUBLIC.get(key) or PRIVATE.get(key)
        if check is None:
            near = get_close_matches(str(key), KEYS, 1, 0.7)
            hint = f"Did you mean `{near[0]}`?" if near else "If it is a note for yourselves, use `notes`."
            yield SchemaProblem(str(key), f"`{key}` is no key that we know. {hint}")
        elif problem := check(value):
            yield SchemaProblem(key, f"`{key}` {problem}{_stop(problem)}")
    if "image" in front_matter and "image_alt" not in front_matter:
        yield SchemaProblem("image", "`image` needs `image_alt` beside it: what the picture shows, in a sentence.")
    yield from _sources(front_matter.get("sources", []))
    yield from _reviews(front_matter.get("review", []))


def _sources(value: Any) -> Iterator[SchemaProblem]:
    if not isinstance(value, list):
        yield SchemaProblem("sources", "`sources` should be a list, each entry with `title` and `url`.")
        return
    for number, source in enumerate(value, 1):
        key = f"sources.{number}"
        if not isinstance(source, Mapping):
            yield SchemaProblem(key, f"Source {number} should have a `title` and a `url`.")
            continue
        if _line(source.get("title")):
            yield SchemaProblem(f"{key}.title", f"Source {number} has no `title`.")
        if not isinstance(source.get("url"), str) or not _ADDRESS.fullmatch(source["url"]):
            yield SchemaProblem(f"{key}.url", f"Source {number} needs a `url` that begins with https://.")
        for other in sorted(set(map(str, source)) - {"title", "url", "read"}):
            yield SchemaProblem(f"{key}.{other}", f"Source {number}: `{other}` is no key that we know.")
        if "read" in source and day(source["read"]) is None:
            yield SchemaProblem(f"{key}.read", f"Source {number}: `read` should be a date, like 2026-11-23.")


def _reviews(value: Any) -> Iterator[SchemaProblem]:
    entries = value if isinstance(value, list) else [value]
    for number, entry in enumerate(entries, 1):
        key = f"review.{number}" if isinstance(value, list) else "review"
        if not isinstance(entry, Mapping):
            yield SchemaProblem(key, "`review` is written by `quietword approve`; write `review: {status: draft}`.")
        else:
            yield from (SchemaProblem(f"{key}.{at}" if at else key, message) for at, message in _review(entry))


def _review(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    status = entry.get("status")
    if wrong := _one_of(*STATUSES)(status):
        yield "status", f"`review.status` {wrong}{_stop(wrong)}"
        return
    if status == "draft":
        return
    needed = {"by": _line, "on": _day, "because": _line} if status == "retired" else {
        "by": _line, "on": _day, "due": _day, "digest": _matching(_DIGEST, "what `quietword approve` wrote")}
    for key, check in needed.items():
        if key not in entry:
            yield key, f"`review` is {status} but has no `{key}`. Let `quietword approve` write it."
        elif wrong := check(entry[key]):
            yield key, f"`review.{key}` {wrong}."


def day(value: Any) -> date | None:
    """A date without a time, as YAML reads it or as text (2026-11-23); None for anything else."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def wrote(name: str, front_matter: Mapping[str, Any]) -> bool:
    """Whether somebody is the article's author, however the name is written."""
    author = front_matter.get("author")
    authors = author if isinstance(author, list) else [author]
    return _folded(name) in {_folded(one) for one in authors if isinstance(one, str)}


def _folded(name: str) -> str:
    return " ".join(normalize("NFKC", name).casefold().split())


def _day(value: Any) -> str:
    return "" if day(value) else "should be a date, like 2026-11-23"


def _stop(text: str) -> str:
    return "" if text.endswith("?") else "."


def _or(names: tuple[str, ...]) -> str:
    *most, last = (f"`{name}`" for name in names)
    return f"{', '.join(most)} or {last}" if most else last
