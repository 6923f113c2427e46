"""Sentences: where one ends and the next begins."""

from __future__ import annotations

import re

from quietword.article.model import Segment, Sentence

_MARKS = ".!?…。！？"
_CLOSERS = "\"'”’»)]*_"
_OPENERS = "\"'“‘«([*_"
_EMOJI = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_JOINED = rf"[{_EMOJI}\ufe0f\u200d]"
_SPACED = (
    rf"[{re.escape(_CLOSERS)}]*+(?:\[\d+\])?(?:[ \t]*[{_EMOJI}]{_JOINED}*+)*+"  # what belongs to the mark before it
    r"(?=\s|$)"
)
_UNSPACED = r"[\"”’)]?(?=[\"“‘]?(?:[A-ZÀ-ÖØ-Þ][a-zß-ÿ'’]+(?:[\s,;:!?]|\.(?:\s|$)|$)|I[\s'’]))"  # "cried.She left"
_END = re.compile(  # it begins with a plain set of characters, which the engine looks for at full speed
    rf"[{_MARKS}\n{_EMOJI}](?:"
    rf"(?<=[{_MARKS}])(?<![{_MARKS}][{_MARKS}])(?P<more>[{_MARKS}]*+)(?:{_SPACED}|{_UNSPACED}|(?<=[。！？]))"
    r"|(?<=\n)\n*+"
    rf"|(?<=[{_EMOJI}])(?<!{_JOINED}.){_JOINED}*+(?=\s+[A-ZÀ-Þ#“\"\d]))",
    re.S,
)
_ABBREVIATIONS = frozenset(
    """mr mrs ms mx dr prof st sr jr rev hon capt sgt col gen lt e.g i.e eg ie etc vs cf viz approx no nos
vol fig figs ch pp p para ed eds al inc ltd co dept est tel ext jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed
thu thur thurs fri sat sun min mins hr hrs sec secs a.m p.m am pm b.a m.a ph.d phd m.d u.k u.s u.s.a n.b nb q.v ca c.f
""".split()
)
_MAY_END = frozenset(
    {
        "etc",
        "a.m",
        "p.m",
        "am",
        "pm",
        "ltd",
        "inc",
        "co",
        "al",
        "u.k",
        "u.s",
        "u.s.a",
        "phd",
        "ph.d",
        "m.d",
        "mins",
        "min",
        "hrs",
        "hr",
        "jr",
        "sr",
        "st",
        "no",
        "sun",
        "sat",
        "mar",
        "may",
        "sec",
        "secs",
        "ed",
    }
)
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "hon", "capt", "sgt", "col", "gen", "lt"})
_STARTERS = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "the",
        "a",
        "an",
        "then",
        "there",
        "this",
        "that",
        "these",
        "those",
        "not",
        "no",
        "but",
        "and",
        "so",
        "if",
        "when",
        "my",
        "his",
        "her",
    }
)
_LETTERED = frozenset(
    {
        "item",
        "plan",
        "vitamin",
        "client",
        "patient",
        "hepatitis",
        "type",
        "grade",
        "section",
        "figure",
        "fig",
        "group",
        "part",
        "option",
        "step",
        "class",
        "room",
    }
)
_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]")
_LAST_WORD = re.compile(r"[\w.'’]+$")
_ITEM = re.compile(r"(?:^[\W_]*|[:;]\s+)\d{1,2}$")
_FIRST_WORD = re.compile(r"[\w'’]+")
_SEEN = 40  # characters to either side that decide


def sentences(segment: Segment) -> tuple[Sentence, ...]:
    """The sentences of a segment, in order; together they hold all of its text but blanks between them."""
    text = segment.text
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        if _ends(text, start, match):
            _add(found, segment, start, match.end())
            start = match.end()
    _add(found, segment, start, len(text))
    return tuple(found)


def _add(found: list[Sentence], segment: Segment, start: int, end: int) -> None:
    whole = segment.text[start:end]
    bare = whole.strip()
    if bare:
        start += len(whole) - len(whole.lstrip())
        found.append(Sentence(segment, start, start + len(bare)))


def _ends(text: str, start: int, match: re.Match) -> bool:
    """Whether a mark that could end a sentence, which began at `start`, does."""
    first, place = match[0][0], match.end()
    after = text[place : place + _SEEN].lstrip()
    if not after or first == "\n":
        return True
    if first not in _MARKS or first in "。！？":
        return True
    following = after.lstrip(_OPENERS + "–—- ")[:1]
    if following.islower() or following in (".", "…"):
        return False
    if first != "." or match["more"]:  # "?!", "..." and the like belong to no abbreviation
        return True
    closed = match[0].rstrip("\"”’'")[1:2] in (")", "]")
    return closed or not _abbreviated(text[max(match.start() - _SEEN, start) : match.start()], following, after)


def _abbreviated(before: str, following: str, after: str) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or the number of a list item."""
    last = _LAST_WORD.search(before[-24:])
    word = last[0].lower().lstrip("'’.") if last else ""
    if word in _TITLES:
        return following.isupper() or following == ""
    if word == "no":
        return following.isdigit()  # "No. 7", but "You may say no."
    if word in _MAY_END:
        return not following.isupper()
    if word in _ABBREVIATIONS:
        return True
    if _INITIALS.fullmatch(word) and before[-1:].isupper() and before[-1:] != "I":
        return following.isupper() and not _names_a_thing(before, after)  # "J. K. Rowling", but "Plan B. Then …"
    return word.isdigit() and _ITEM.search(before) is not None  # "1. First", "Do this: 1. Breathe."


def _names_a_thing(before: str, after: str) -> bool:
    """Whether a single letter is a label ("Client W") or ends the sentence, and is no initial of a name."""
    words = before.lower().split()
    first = _FIRST_WORD.search(after)
    starts = first is not None and first[0].lower().split("'")[0] in _STARTERS and after[first.end() : first.end() + 1] != "."
    return starts or (len(words) > 1 and words[-2] in _LETTERED)
