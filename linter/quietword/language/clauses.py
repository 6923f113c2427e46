"""Who did what: the clauses of a sentence that tell of something which happened, each with its kind of subject.

No parser stands behind it. A verb in the past is looked for, then its subject to the left of it, past adverbs and auxiliaries.
That is enough to tell "she stopped at the door" from "people stop", "I stopped", "a stopped clock" and "it was stopped".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from quietword.language.lexicons import entries, word_set
from quietword.language.line import Line
from quietword.language.names import FULL, GIVEN, INITIAL, SORTS, TITLED


class Subject(StrEnum):
    """Whom a clause is about."""

    AUTHOR = "author"  # I, we
    READER = "reader"  # you
    PRONOUN = "pronoun"  # she, he
    NAME = "name"  # Ann; Mr L; B.
    KNOWN = "known"  # the boy; my client; bed six
    NEW = "new"  # a boy; somebody; one of them
    FEW = "few"  # two of them; three boys
    ADDRESSED = "addressed"  # you, who told me; her, whom I asked
    MANY = "many"  # people; most of us
    THING = "thing"  # it; the study


PERSONAL = frozenset({Subject.PRONOUN, Subject.NAME, Subject.KNOWN, Subject.NEW, Subject.FEW, Subject.ADDRESSED})
"""Subjects that are one person, or a few who could be counted."""


@dataclass(frozen=True, slots=True)
class Clause:
    """`start` and `end` are offsets in the sentence, from the subject to the verb.

    `together` where the subject is "we"; `now` where "she" or "he" does it at present, which is a story only where one opens so.
    """

    subject: Subject
    start: int
    end: int
    together: bool = False
    now: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A clause by the places of its words; `relative` behind "who", `supposed` behind "if"."""

    subject: Subject
    place: int
    at: int
    relative: bool
    supposed: bool
    now: bool


_TOKEN = re.compile(rf"[\w{min(SORTS.values())}-{max(SORTS.values())}'-]+|[^\w\s]")
_STOPS = frozenset(".;:?!")
_BE = frozenset("is are be been being was were get gets got getting wasn't weren't am".split())
_HAVE = frozenset("has have had hasn't haven't hadn't".split())
_MODALS = frozenset("would could should might may must can will cannot can't won't".split())
_ARTICLES = frozenset("a an another one".split())
_DEFINITE = frozenset("the this that my our his her their same".split())
_NOBODY = frozenset("every any each no your whichever if unless whether imagine suppose like as than".split())
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve several few couple dozen half both handful".split())
_LARGE = frozenset("hundred thousand million dozens hundreds thousands".split())
_OF = frozenset("of in from at on with".split())
_ASKED = frozenset("asked asks ask wondered wonders know knew see say said wanted".split())
_BREAKS = _MODALS | _BE | {"to"}  # another verb stands between: what follows is a participle
_OPENS = _STOPS | frozenset(", and but then so because when until as".split())
_ANYBODY = frozenset("person child parent friend partner family couple member reader".split())
_RELATIVES = frozenset(("who", "that"))
_JOINTS = frozenset("and but then or".split())
_CONDITIONS = frozenset("if unless whether imagine suppose".split())
_AFTER_THESE = frozenset(", me us him them to by for about as having being i've we've you've they've it's more so newly when while if once than".split())
_NO_SUBJECT = (_ARTICLES - {"another", "one"}) | _DEFINITE | _OF | _AFTER_THESE  # a participle stands behind these, no verb
_NO_ADVERBS = frozenset("family bully ally reply supply belly assembly butterfly lily jelly july italy homily anomaly".split())
_MAY_BE = frozenset("be say tell think feel mean believe".split())
_REACH = 9  # words between a subject and its verb
MANY = 20  # people among whom nobody is picked out: "412 people used our service"


@cache
def _list(*names: str) -> frozenset[str]:
    """The last words of the entries of these lists and of the lists that they name: "young woman" gives "woman"."""
    found: set[str] = set()
    for name in names:
        for entry in entries(name):
            nested = re.fullmatch(r"\{([\w-]+)\}", entry)
            found |= _list(nested[1]) if nested else {entry.split()[-1]}
    return frozenset(found - {"one", "year", "9", "9s", "regular", "private", "guide"})


def happens(line: Line) -> bool:
    """Whether a sentence may hold a clause at all: it has a word that may be a verb in the past, or an initial."""
    words = line.words
    return (
        not words.isdisjoint(word_set("past-finite") | word_set("past-participle"))
        or any(word.endswith("ed") or word == "d" for word in words)
        or not words.isdisjoint((INITIAL, TITLED, "she", "he"))
    )


def clauses(line: Line) -> list[Clause]:
    """The clauses of a sentence in which somebody or something did what cannot be taken back; quotations are left out."""
    tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(line.narration)]
    words = [token[0] for token in tokens]
    found: list[_Found] = []
    for at in range(len(words)):
        past, now = _is_past(words, at), _is_present(words, at)
        if not past and not now:
            continue
        joined = _is_joined(words, at)
        if joined and not found and words[at] not in word_set("past-finite"):
            continue  # "work and guided self-help"
        subject, place = (found[-1].subject, found[-1].place) if joined and found else _subject(words, at)
        relative = not joined and bool(_RELATIVES.intersection(words[place:at]))
        found.append(_Found(_with_object(subject, words, at), place, at, relative, _is_supposed(words, place), not past))
    return [
        Clause(one.subject, tokens[_from_determiner(words, one.place)][1], tokens[one.at][2], words[one.place] in ("we", "we'd"), one.now)
        for one in found
        if not one.supposed and not (one.relative and one.subject is Subject.NEW and all(other.relative for other in found))
    ]


def _from_determiner(words: Sequence[str], place: int) -> int:
    """Where the words that belong to a subject begin: at "the" in "the retired baker"."""
    for at in range(place - 1, max(-1, place - 5), -1):
        if words[at] in _ARTICLES or words[at] in _DEFINITE or words[at] in _NUMBERS:
            return at
        if words[at] in _OPENS or words[at] in _OF or words[at] in _BREAKS:
            break
    return place


def _with_object(subject: Subject, words: Sequence[str], at: int) -> Subject:
    """The author in "I asked her" and the reader in "you told me" stand for somebody whom the author has met."""
    after = words[at + 1 : at + 4]
    if subject is Subject.NEW and after and after[0] in ("you", "your"):
        return Subject.READER  # "someone hurt you"
    before = words[max(0, at - 3) : at]
    if subject is Subject.READER and ((after and after[0] in ("me", "us")) or any(word[0] in (GIVEN, TITLED, INITIAL) for word in before)):
        return Subject.ADDRESSED
    if subject is Subject.AUTHOR and after and (after[0] in ("her", "him") or {"her", "him"}.intersection(after[1:2])):
        return Subject.ADDRESSED
    return subject


def _is_joined(words: Sequence[str], at: int) -> bool:
    """Whether the verb has the subject of the one before: "she sat down and cried"."""
    before = at - 1
    while before > 0 and _is_adverb(words[before]) and words[before] not in _JOINTS:
        before -= 1
    return words[before] in _JOINTS


def _is_past(words: Sequence[str], at: int) -> bool:
    """Whether the word is a verb in the past, and no participle that describes: "she called", not "was called" or "a called-off match"."""
    word = words[at]
    before = [w for w in words[max(0, at - 4) : at] if not _is_adverb(w)]
    last = before[-1] if before else ""
    if word.endswith("'d") and word[:-2] in ("she", "he", "they", "who"):
        return True
    if "-" in word or last in _BE:
        return False
    if word in ("could", "would") and words[at + 1 : at + 2] == ["not"]:
        return True  # "she could not go in"
    if word in word_set("past-finite"):
        return last not in ("to", "have", "having")
    if word not in word_set("past-participle") and not (word.endswith("ed") and len(word) > 3 and word not in word_set("not-past")):
        return False
    if words[at - 1] in _RELATIVES:
        return True  # "who fired me"
    if last in _HAVE:
        return not _MODALS.intersection(before)
    if last == "them" and "of" in before[-2:-1]:
        return True  # "two of them asked"
    if last in ("one", "another") and word not in word_set("human-verbs"):
        return False
    return bool(last) and last not in _NO_SUBJECT and not last.endswith("ing")


def _is_present(words: Sequence[str], at: int) -> bool:
    """Whether the word is a verb in the present right behind "she", "he" or an initial: "T. keeps a list" is how a case is told."""
    word, before = words[at], words[at - 1] if at else " "
    if word in ("she's", "he's"):
        return True
    someone = before in ("she", "he") or before[0] in (INITIAL, TITLED)
    return someone and (word in ("is", "has") or (len(word) > 3 and word.endswith("s") and not word.endswith(("'s", "ss"))))


def _is_adverb(word: str) -> bool:
    return word in word_set("between-subject-and-verb") or (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS)


def _subject(words: Sequence[str], at: int) -> tuple[Subject, int]:
    """The kind of subject of the verb at a place, and where it stands."""
    if words[at].partition("'")[0] in ("she", "he") and "'" in words[at]:
        return Subject.PRONOUN, at
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = words[place]
        if word in _STOPS:
            return (_by_verb(words, at, place + 1), min(place + 1, at))
        if word in _BREAKS:
            return Subject.THING, place
        kind = _kind(words, place, at)
        if kind:
            return kind, place
    return _by_verb(words, at, max(0, at - _REACH)), max(0, at - _REACH)


def _kind(words: Sequence[str], place: int, at: int) -> Subject | None:
    """What the word at a place makes of the subject of the verb at `at`; None where it tells nothing."""
    word = words[place].removesuffix("'s")
    if word.partition("'")[0] in ("i", "we") or (word == "us" and words[place - 1] == "of" and words[place - 2] in _NUMBERS | {"all", "many", "most", "some"}):
        return Subject.AUTHOR  # "three of us"
    if word.partition("'")[0] in ("you", "y'all"):
        return Subject.READER
    if word in ("she", "he") or word in ("she'd", "he'd"):
        return Subject.PRONOUN
    if word == "whoever":
        return Subject.NEW
    if word in ("it", "there", "what", "which", "they", "these", "those"):
        return Subject.MANY if word in ("they", "those") else Subject.THING
    if word[0] in (GIVEN, TITLED, INITIAL):
        return Subject.NAME
    if word[0] == FULL:
        return Subject.THING
    next_word = words[place + 1] if place + 1 < len(words) else ""
    if word == "one" and place == 1 and words[0] == "the" and next_word in ("who", "with"):
        return Subject.KNOWN  # "The one who brings his dog has stopped"
    if word in ("somebody", "someone", "person", "one") and next_word in ("who", "that", "whose"):
        if words[max(0, place - 2) : place] == ["to", "the"]:
            return Subject.KNOWN  # "To the person who left a note"
        return Subject.MANY  # "someone who lost a parent": anybody
    if word in ("somebody", "someone"):
        if {"has", "hasn't"}.intersection(words[place:at]):
            return Subject.MANY  # "until someone has read it"
        return Subject.NEW if not place or words[place - 1] in _OPENS else Subject.MANY
    if word in ("all", "both") and place + 1 == at and place and words[place - 1] not in _OPENS:
        return None  # "the three of them all cancelled"
    if word in _list("people-plural", "clients") or (word.endswith("s") and word[:-1] in _list("person", "client")):
        return Subject.FEW if _counted(words, place) else Subject.MANY
    if word in ("people", "everybody", "everyone", "many", "most", "some", "others", "nobody", "all", "none", "anyone", "anybody", "children", "women", "men"):
        return Subject.FEW if word in ("people", "children", "women", "men") and _counted(words, place) else Subject.MANY
    if word in _NUMBERS and (next_word in word_set("human-verbs") or next_word in ("of", "who") or _is_adverb(next_word)):
        return Subject.FEW
    if word.isdigit() and place and words[place - 1] == "my":
        return Subject.KNOWN  # "my 10 cancelled": whoever comes at ten
    if word in ("one", "another") and (next_word in word_set("human-verbs") or next_word == "of" or _is_adverb(next_word)):
        return Subject.MANY if place and words[place - 1] in _NOBODY else Subject.NEW
    if word in word_set("helper"):
        return Subject.THING
    if (word in _list("client") or word in _ANYBODY) and {"has", "have", "hasn't", "haven't"}.intersection(words[place:at]):
        return Subject.MANY  # "when the client has reached a goal"
    if word in _list("person", "client") or word.endswith(("-year-old", "-something", "-year")):
        return _determined(words, place)
    return None


def _counted(words: Sequence[str], place: int) -> bool:
    """Whether a number stands before a plural: "six young software people", "three of my clients"."""
    before = words[max(0, place - 5) : place]
    if not _LARGE.isdisjoint(before):
        return False
    return any(word in _NUMBERS or (word.isdigit() and int(word) < MANY) for word in before) and not _BE.intersection(before)


def _determined(words: Sequence[str], place: int) -> Subject | None:
    """A singular person by the word in front: known ("the boy"), new ("a boy") or nobody in particular ("every boy")."""
    for word in reversed(words[max(0, place - 5) : place]):
        if word == "whose":
            return None
        if word in _DEFINITE and word in ("my", "our") and words[place] not in _list("client"):
            return Subject.THING
        if word in _NOBODY:
            return Subject.MANY
        if word in _ARTICLES:
            return Subject.NEW
        if word in _DEFINITE or word.endswith("'s"):
            return Subject.KNOWN
        if word in _NUMBERS:
            return Subject.FEW
        if word in _STOPS:
            break
    return Subject.KNOWN


def _by_verb(words: Sequence[str], at: int, start: int) -> Subject:
    """A subject that no list knows, by its verb: what wept or wanted to know was somebody."""
    if words[at] not in word_set("human-verbs") or at - start < 2 or word_set("institution").intersection(words[start:at]):
        return Subject.THING
    head = words[start:at]
    if not {"the", "a", "an", "bed", "room", "one"}.intersection(head):
        return Subject.THING
    if any(word in _NOBODY or word in ("it", "you", "which") for word in head):
        return Subject.THING
    return Subject.NEW if _ARTICLES.intersection(head) else Subject.KNOWN


def _is_supposed(words: Sequence[str], place: int) -> bool:
    """Whether "if" and the like stand in front of the subject, and nobody asked it."""
    if place and (words[place - 1] in ("as", "like") or words[max(0, place - 4) : place].count("though")):
        return True
    if place and words[place - 1] == "that" and any(words[at] in _MODALS and words[at + 1] in _MAY_BE for at in range(place - 1)):
        return True  # "it could be that she misses her friends, or that he left"
    for at in range(place - 1, max(-1, place - 7), -1):
        if words[at] in _STOPS:
            return False
        if words[at] in _CONDITIONS or (words[at] == "where" and not at):
            return not (at and words[at - 1] in _ASKED)
    return False
