"""Which words of a sentence are people's names, and of what sort.

A sentence is given as a *view*: its folded text in which every name is overwritten, letter for letter, with a private-use
character for its sort. Patterns then look for sorts (`<Given>`) while every offset stays where it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quietword.language.lexicons import word_set

GIVEN = "\ue000"  # a given name alone: how a client is named
MAYBE = "\ue001"  # a capitalised word that may be a name (Hope, Will, or one no list knows)
INITIAL = "\ue002"  # a single letter, as in "Client W" or "Mr T."
FULL = "\ue003"  # given name and surname, or somebody well known: staff, authors, public figures
TITLED = "\ue004"  # Mr, Mrs, Ms, Miss with a surname or initial

SORTS = {"Given": GIVEN, "Maybe": MAYBE, "Initial": INITIAL, "Full": FULL, "Titled": TITLED}

_UPPER, _LOWER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ", "a-zß-öø-ÿāăąćčďđēėęěğģīįıķłńňōőřśşšťūůűźżž"
_CAPITALISED = rf"[{_UPPER}][{_LOWER}]+(?:[{_UPPER}][{_LOWER}]+)?(?:-[{_UPPER}{_LOWER}][{_LOWER}]*)?"
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Mister)\.? (?:{_CAPITALISED}\b|[{_UPPER}]\b\.?)")
_DOCTOR = re.compile(
    rf"\b(?:Dr|Prof|Professor|Sir|Dame|Prince|Princess|President|Saint|St|Rev|Father|Sister|Aunt|Auntie|"
    rf"Uncle|Nurse|Judge|Detective|Queen|King)\.? {_CAPITALISED}(?: {_CAPITALISED})?"
)
_NAME = re.compile(rf"\b{_CAPITALISED}(?: (?:van|de|der|du|di|da|la|von|bin|al|{_CAPITALISED}|[{_UPPER}]\.))*(?!\w)")
_INITIAL = re.compile(
    rf"\b(?:[{_UPPER}]\.){{1,3}}(?=[^\w]|$)|(?<![\w.'’&])[B-HJ-Z](?=$|[ ,:;)'’]|\.(?:\s|$))(?!['’](?:m|ve|d|ll)\b| (?:is|stands) for\b)"
)
_INITIALLED = re.compile(rf"\b(?:[{_UPPER}]\. ?){{1,3}}({_CAPITALISED})\b")
_INTRODUCED = re.compile(
    rf"(?:\b(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s|[Cc]all me|[Ww]ith love,?|[Ww]armly,|[Yy]ours,)|"
    rf"\b[Oo]ur (?:\w+ ){{0,3}}(?:receptionist|manager|administrator|practitioner|therapist|counsellor|volunteer|director|founder|trainee|colleague|worker|lead|co-?ordinator|"
    rf"officer|nurse|chaplain|advis[eo]r|trustee|treasurer|chair|cook|caretaker|cleaner|gardener|psychologist|midwife|doctor|"
    rf"supervisor|tutor|patron|ambassador|fundraiser|intern)),? "
    rf"({_CAPITALISED})\b"
)
_NUMBERED = re.compile(r"(?i)\b(?:block|blk|bay|ward|unit|level|year|grade|class|section|form|plan|vitamin|hepatitis|type|part|appendix|room|step|option|team) $")
_LONGEST = 12  # letters of those words, with their blank
_CAPITAL_AFTER_START = re.compile(rf"[{_UPPER}]")


@dataclass
class People:
    """Who an article has introduced with a full name, and which words it writes in lower case too."""

    introduced: set[str] = field(default_factory=set)
    lower_case: set[str] = field(default_factory=set)
    capitalised: set[str] = field(default_factory=set)  # seen with a capital in mid-sentence

    def read(self, text: str) -> None:
        """Takes note of the names and words of a sentence."""
        self.lower_case.update(re.findall(rf"\b[{_LOWER}]+\b", text))
        for match in _DOCTOR.finditer(text):
            self.introduced.update(word.lower() for word in match[0].split()[1:])
        self.introduced.update(match[1].lower() for match in _INTRODUCED.finditer(text))
        for match in _NAME.finditer(text):
            parts = match[0].split()
            if match.start() > 1:
                self.capitalised.add(parts[0].lower())
            if len(parts) > 1 and _sort(parts, match.start() < 2, self) is FULL:
                self.introduced.update(part.lower() for part in parts if part[0].isupper())


def view(text: str, folded: str, people: People, heading: bool = False) -> str:
    """The folded text with every name overwritten by the character of its sort."""
    if not _CAPITAL_AFTER_START.search(text):
        return folded
    letters = list(folded)

    def overwrite(start: int, end: int, sort: str) -> None:
        letters[start:end] = sort * (end - start)

    for match in _NAME.finditer(text):
        for start, end, sort in _sorted(match, people, heading):
            overwrite(start, end, sort)
    for match in _DOCTOR.finditer(text):
        overwrite(*match.span(), FULL)
    for match in _INITIALLED.finditer(text):  # "C.S. Lewis", "M. Doyle": authors, and people in minutes
        if not _is_no_name(match[1]):
            overwrite(*match.span(), FULL)
    for match in _TITLED.finditer(text):
        known = match[0].split()[-1].lower() in people.introduced
        overwrite(*match.span(), FULL if known else TITLED)
    for match in _INITIAL.finditer(text):
        if letters[match.start()] not in (TITLED, FULL) and not _NUMBERED.search(text, max(0, match.start() - _LONGEST), match.start()):
            overwrite(*match.span(), INITIAL)
    return "".join(letters)


def _sorted(match: re.Match, people: People, heading: bool):
    """The parts of a run of capitalised words that are names, each with its sort."""
    parts, at, first, called = match[0].split(), match.start(), match.start() < 2, False
    while len(parts) > 1 and parts[0].lower() not in word_set("given-names") and (
        _is_no_name(parts[0]) or (len(parts) > 2 and parts[1].lower() in word_set("given-names"))
    ):
        called = not _is_no_name(parts[0])  # "Astronaut Scott Kelly": somebody well known
        at += len(parts[0]) + 1  # "When Simone": the first word only starts the sentence
        parts, first = parts[1:], False
    if not parts:
        return
    length = sum(map(len, parts)) + len(parts) - 1
    sort = FULL if called else _sort(parts, first, people, heading)
    if sort:
        yield at, at + length, sort


def _sort(parts: list[str], first: bool, people: People, heading: bool = False) -> str | None:
    lowered = [part.lower() for part in parts]
    given = [word in word_set("given-names") or word.split("-")[0] in word_set("given-names") for word in lowered]
    if any(word in people.introduced or word in word_set("known-people") for word in lowered):
        return FULL
    if all(given):
        return GIVEN
    ambiguous = lowered[0] in word_set("ambiguous-names")
    if len(parts) == 2 and given[0] and re.fullmatch(rf"[{_UPPER}]\.", parts[1]):
        return GIVEN  # "Brian K.": a surname that is kept back
    if len(parts) > 1:
        if given[0] or (ambiguous and not _is_no_name(parts[1])):
            return FULL if not _is_no_name(parts[-1]) else None
        return None  # two capitalised words that no list knows: a place, a title, a firm
    if heading or (_is_no_name(parts[0]) and (first or not ambiguous)):
        return None
    if first and (lowered[0] in people.lower_case or not (ambiguous or lowered[0] in people.capitalised)):
        return None
    return MAYBE


def _is_no_name(word: str) -> bool:
    lowered = word.lower()
    return lowered in word_set("not-names") or lowered in word_set("common-words")
