"""Helplines as readers see them: the list on the helplines page by country, and plain values for the foot of every page."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from quietword.library.config import Config, Helpline
from quietword.site.dates import shown_date
from quietword.site.opening import opening
from quietword.site.shelf import Shelf

ALWAYS = "always"
NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")
PLACES = (*NATIONS, "Ireland")
ELSEWHERE = "Elsewhere"
_NAMES = {"UK": "the UK", "US": "the United States"}


def helplines_for(config: Config, topics: Iterable[str]) -> list[Helpline]:
    """The helplines that a page ends with: those for everybody, then those for its topics; at most six."""
    wanted = set(topics)
    first = [line for line in config.helplines if ALWAYS in line.topics]
    return (first + [line for line in config.helplines if line not in first and wanted.intersection(line.topics)])[:6]


def stale(shelf: Shelf) -> list[Helpline]:
    """The helplines whose facts nobody has compared with their source for `stale_after` days, or ever."""
    oldest = shelf.today - timedelta(days=shelf.config.stale_after)
    return [line for line in shelf.config.helplines if line.checked is None or line.checked < oldest]


def helplines_list(config: Config) -> str:
    """Every helpline under a heading for its country, after a choice of countries: links, so that they work without JavaScript."""
    groups: dict[str, list[Helpline]] = defaultdict(list)
    for line in config.helplines:
        groups[_group(line)].append(line)
    ordered = sorted(groups, key=_order)
    parts = [_choice(ordered)] if len(ordered) > 1 else []
    for group in ordered:
        parts.append(f"## {_heading(group)} {{: #{_slug(group)} .qw-place }}\n")
        parts += [helpline_html(line) for line in groups[group]]
    return "\n".join(parts) + "\n"


def _group(line: Helpline) -> str:
    """The words of the heading: a country as written, or elsewhere."""
    return line.country if line.country == "UK" or set(_places(line)) & set(PLACES) else ELSEWHERE


def _places(line: Helpline) -> tuple[str, ...]:
    """The places that a line is for: "England and Wales" is two, "UK" is four."""
    return NATIONS if line.country == "UK" else tuple(re.split(r", | and ", line.country))


def _order(group: str) -> tuple[int, str]:
    first = re.split(r", | and ", group)[0]
    return (0 if group == "UK" else PLACES.index(first) + 1 if first in PLACES else 99, group)


def _heading(group: str) -> str:
    return "Anywhere in the UK" if group == "UK" else group


def _slug(place: str) -> str:
    return "in-" + re.sub(r"[^a-z]+", "-", place.lower())


def _choice(groups: list[str]) -> str:
    """Links to the first heading that each place has, and to elsewhere. The script turns them into a choice."""
    links = []
    for place in (*PLACES, ELSEWHERE):
        named = [group for group in groups if place in re.split(r", | and ", group)]
        if target := next(iter(named), "UK" if place in NATIONS and "UK" in groups else ""):
            links.append(f'<li><a href="#{_slug(target)}" data-place="{_slug(place)}">{place}</a></li>')
    return f'<nav class="qw-places" aria-labelledby="qw-where"><p id="qw-where">Where are you?</p><ul>{"".join(links)}</ul></nav>\n'


def helpline_html(line: Helpline) -> str:
    """One helpline: who it is for, how to reach it, when, what it costs, and when this was checked against what."""
    say = html.escape
    places = " ".join(_slug(place if place in PLACES else ELSEWHERE) for place in _places(line))
    opens = opening(line.hours, line.country)
    badge = f' <span data-opening="{opens}"></span>' if opens else ""
    facts = [("Open", line.hours), ("Cost", line.cost), ("Where", _NAMES.get(line.country, line.country))]
    rows = "".join(f"<div><dt>{name}</dt> <dd>{say(text[:1].upper() + text[1:])}</dd></div> " for name, text in facts if text)
    note = f"<p>{say(line.note)}</p>\n" if line.note else ""
    host = urlsplit(line.source).netloc.removeprefix("www.")
    source = f', from <a href="{say(line.source)}" rel="noreferrer">{say(host)}</a>' if host else ""
    checked = f"<small>Checked on {shown_date(line.checked)}{source}.</small>\n" if line.checked else ""
    return (
        f'<section class="qw-helpline" id="{say(line.id)}" data-places="{places}">\n<h3>{say(line.name)}{badge}</h3>\n'
        f'<p>For {say(line.who)}.</p>\n<p class="qw-ways">{" ".join(_ways(line))}</p>\n{note}<dl>{rows}</dl>\n{checked}</section>\n'
    )


def _ways(line: Helpline) -> Iterable[str]:
    """The ways to get through, as links."""
    say = html.escape
    if line.number:
        yield f'<a class="qw-call" href="tel:{digits(line.number)}">Call {say(line.number)}</a>'
    if line.text:
        word, _, number = line.text.rpartition(" to ")
        body = f"?body={say(word)}" if word else ""
        yield f'<a class="qw-call" href="sms:{digits(number)}{body}">Text {say(line.text)}</a>'
    if line.chat:
        yield f'<a href="{say(line.chat)}" rel="noreferrer">Chat online</a>'
    if line.email:
        yield f'<a href="mailto:{say(line.email)}">{say(line.email)}</a>'
    if line.url:
        yield f'<a href="{say(line.url)}" rel="noreferrer">Website</a>'


def helpline_values(line: Helpline) -> dict[str, Any]:
    """A helpline as plain values for the page template."""
    return {
        **{key: getattr(line, key) for key in ("id", "name", "who", "number", "text", "hours", "cost", "topics")},
        "text_number": digits(line.text.rpartition(" to ")[2]),
        "opening": opening(line.hours, line.country),
        "hours_text": line.hours[:1].upper() + line.hours[1:],
        "checked_text": shown_date(line.checked) if line.checked else "",
    }


def digits(number: str) -> str:
    return "".join(character for character in number if character.isdigit() or character == "+")
