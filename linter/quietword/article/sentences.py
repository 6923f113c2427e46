"""Sentences: where one ends and the next begins."""

from __future__ import annotations

import re

from quietword.article.model import Segment, Sentence

_CLOSERS = "\"'”’»)]*_"
_OPENERS = "\"'“‘«([*_"
_EMOJI = "[\U0001F300-\U0001FAFF\u2600-\u27BF][\ufe0f\u200d\U0001F300-\U0001FAFF\u2600-\u27BF]*"
_END = re.compile(rf"[.!?…。]+[{re.escape(_CLOSERS)}]*(?:\[\d+\])?(?:[ \t]*{_EMOJI})*(?=\s|$)|"     # a mark, and what belongs to it
                  rf"[.!?…]+(?=[A-ZÀ-ÖØ-Þ][a-zß-ÿ']+[\s,])|"                                       # a missing space: "cried.She left"
                  rf"\n+|(?:{_EMOJI})+(?=\s+[A-ZÀ-Þ#“\"\d])")
_ABBREVIATIONS = frozenset("""mr mrs ms mx dr prof st sr jr rev hon capt sgt col gen lt e.g i.e eg ie etc vs cf viz approx no nos vol
fig figs ch pp p para ed eds al inc ltd co dept est tel ext jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu
thur thurs fri sat sun min mins hr hrs sec secs a.m p.m am pm b.a m.a ph.d phd m.d u.k u.s u.s.a n.b nb q.v ca c.f""".split())
_MAY_END = frozenset({"etc", "a.m", "p.m", "am", "pm", "ltd", "inc", "co", "al", "u.k", "u.s", "u.s.a", "phd", "ph.d", "m.d", "mins", "min",
                      "hrs", "hr", "jr", "sr", "st", "no", "sun", "sat", "mar", "may"})
_TITLES = frozenset("mr mrs ms mx dr prof st rev hon capt sgt col gen lt".split())
_STARTERS = frozenset("he she it they we i you the a an then there this that these those not no but and so if when my his her".split())
_LETTERED = frozenset("item plan vitamin client patient hepatitis type grade section figure fig group part option step class room".split())
_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]")
_LAST_WORD = re.compile(r"[\w.'’]+$")


def sentences(segment: Segment) -> tuple[Sentence, ...]:
    """The sentences of a segment, in order; together they hold all of its text but blanks between them."""
    text = segment.text
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        if match.start() >= start and _ends(text, match):
            _add(found, segment, start, match.end())
            start = match.end()
    _add(found, segment, start, len(text))
    return tuple(found)


def _add(found: list[Sentence], segment: Segment, start: int, end: int) -> None:
    text = segment.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Sentence(segment, start, end))


def _ends(text: str, match: re.Match) -> bool:
    """Whether a mark that could end a sentence does."""
    mark, after = match[0], text[match.end():match.end() + 40].lstrip()
    if not after or "\n" in mark:
        return True
    bare = re.match(r"[.!?…。]*", mark)[0]
    following = after.lstrip(_OPENERS + "–—- ")[:1]
    if bare in ("!", "?", "?!", "!?", "!!", "…", "...") or bare.startswith(("!", "?")):
        return not following.islower()
    if bare.startswith("...") or "…" in bare:
        return not following.islower()
    if not bare.startswith("."):
        return True                                              # an emoji
    return not following.islower() and not _abbreviated(text[max(match.start() - 40, 0):match.start()], following, mark, after)


def _names_a_thing(before: str, after: str) -> bool:
    """Whether a single letter is a label ("Client W") or ends the sentence, and is no initial of a name."""
    words = before.lower().split()
    return (len(words) > 1 and words[-2] in _LETTERED) or after.split(" ")[0].lower().strip(_OPENERS) in _STARTERS


def _abbreviated(before: str, following: str, mark: str, after: str) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or the number of a list item."""
    last = _LAST_WORD.search(before[-24:])
    word = last[0].lower().lstrip("'’") if last else ""
    if len(mark.rstrip("\"”’'")) > 1 and mark[1:2] in ")]":
        return False
    if word in _TITLES:
        return following.isupper() or following == ""
    if word == "no":
        return following.isdigit()                               # "No. 7", but "You may say no."
    if word in _MAY_END:
        return not following.isupper() or word == "st"
    if word in _ABBREVIATIONS:
        return True
    if _INITIALS.fullmatch(word) and before[-1:].isupper() and before[-1:] != "I":
        return following.isupper() and not _names_a_thing(before, after)      # "J. K. Rowling", but "Plan B. Then …"
    return word.isdigit() and before.strip() == word             # "1. First"
