"""Initials and terms of the trade that nobody explains where they first occur."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from quietword.article import Kind
from quietword.readability import is_english
from quietword.readability.formulas import is_hard
from quietword.readability.plain import glossary
from quietword.readability.syllables import table
from quietword.rules import Hit, Line, Reading, Rule, Severity

_INITIALS = re.compile(r"(?<![\w.&/@#’'-])[A-Z][A-Z&]*-?[A-Z]{1,5}(?=s?(?![\w&/@-]|['’](?!s\b)[A-Za-z]|\.\w))")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_ROMAN = re.compile(r"[IVXLC]+")
_EXPLAINS = re.compile(
    r"\W{0,2}s?\W{0,2}(?:\s*\((?!\d)[^)]{3,}|\s*(?:stands?|is short|short) for\b|\s*means?\b|\s*(?:is|are) "
    r"(?:an?|the|one|when|where|what|how)\b|,\s*(?:or|an?|which|that is|meaning|where|when)\b|\s+[–—-]\s|:\s|\s*=)"
)
_INTRODUCED = re.compile(
    r"(?:\(|\b(?:called|termed|known as|name is|short for|abbreviated (?:to|as)|say|or)"
    r"\s+(?:an?\s+)?)[“\"'‘*_]*$"
)
_AFTER_A_NAME = re.compile(r"[A-Z][\w'’-]+,?\s(?:[A-Z][A-Za-z.-]*,?\s)*$")  # Jo Hart, MBACP
_SEEN = 80  # characters before a term that may explain it
_NEAR = re.compile(r"therap|disorder|diagnos|symptom|guid|recommend|treatment|counsel|health", re.IGNORECASE)


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """One finding a term, where it first occurs in running text (a heading may name what the text below explains)."""
    if not is_english(reading.article):
        return
    lines = [line for line in reading.of(rule.kinds) if line.segment.kind is not Kind.HEADING]
    own = {term: meaning for term, meaning in reading.config.glossary.items()}
    known = {term.upper() for term in reading.config.known_terms} | glossary().known
    yield from _unexplained_initials(reading, lines, own, known)
    yield from _unexplained_terms(reading, lines, own, known)


def _unexplained_initials(reading: Reading, lines: list[Line], own: dict, known: set) -> Iterator[Hit]:
    meanings = glossary().initials | {term: meaning for term, meaning in own.items() if term.isupper()}
    met = known | set(re.findall(r"^\*\[(.+?)\]:", reading.article.source, re.MULTILINE))
    read = ""
    for number, line in enumerate(lines):
        read += line.folded + "\n"
        for match in _INITIALS.finditer(line.text):
            name = match[0]
            if name in met or not _are_initials(name, line.text, match, meanings):
                continue
            met.add(name)
            meaning = meanings.get(name.replace("-", ""), "")
            if not (meaning and _long_form(meaning) in read) and not _explained(lines, number, match, re.escape(name)):
                yield reading.hit(
                    line,
                    *match.span(),
                    severity=Severity.WARNING,
                    instead=_written_out(name, meaning),
                    message=f"“{name}” is not explained where it first occurs.",
                )


def _are_initials(name: str, text: str, match: re.Match, meanings: dict) -> bool:
    """Not a word that somebody SHOUTS, nor a number in Roman figures."""
    before = text[max(0, match.start() - _SEEN) : match.start()]
    if _ROMAN.fullmatch(name) or name.startswith("LGBT") or _is_title(name, before, meanings):
        return False
    near = _CAPITALS.findall(text[max(0, match.start() - 25) : match.start()] + " " + text[match.end() : match.end() + 25])
    if sum(word not in meanings and word not in glossary().known for word in near) > 1:
        return False
    if name.replace("-", "") in meanings:
        return is_hard(name) or bool(_NEAR.search(text))  # ACT, SAD and WHO are words, too
    return "&" in name or (is_hard(name) and table().count(name.lower()) is None)


def _is_title(name: str, before: str, meanings: dict) -> bool:
    """Letters behind somebody's name, as in "Jo Hart, MBACP"."""
    return name not in meanings and before.rstrip().endswith(",") and bool(_AFTER_A_NAME.search(before))


def _explained(lines: list[Line], number: int, match: re.Match, pattern: str) -> bool:
    """Whether the sentence, or the next one of the same piece of text, says what the term means."""
    text = lines[number].text
    if _explains(text, match):
        return True
    for line in lines[number : number + 2]:
        if line.segment is lines[number].segment:
            for again in re.finditer(rf"\b{pattern}", line.text, re.IGNORECASE):
                if _explains(line.text, again):
                    return True
    return False


def _explains(text: str, term: re.Match) -> bool:
    """Whether the words just before a term, or just after it, say what it means."""
    before = text[max(0, term.start() - _SEEN) : term.start()]
    return bool(_INTRODUCED.search(before) or _EXPLAINS.match(text, term.end()))


def _long_form(meaning: str) -> str:
    return re.split(r"[,(]", meaning)[0].strip().lower()


def _written_out(name: str, meaning: str) -> str:
    if not meaning:
        return "Write it out the first time, with the initials in brackets after it."
    if "(" in meaning or "," in meaning:
        return f"Explain it the first time: {meaning}."
    return f"Write “{meaning} ({name})” the first time."


@lru_cache(maxsize=8)
def _terms(own: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted({*glossary().terms, *own}, key=len, reverse=True)
    return re.compile(r"(?<![\w’'-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w’'-])")


def _unexplained_terms(reading: Reading, lines: list[Line], own: dict, known: set) -> Iterator[Hit]:
    ours = {term.lower(): meaning for term, meaning in own.items() if not term.isupper()}
    meanings = glossary().terms | ours
    met = {term.lower() for term in known}
    for number, line in enumerate(lines):
        for match in _terms(tuple(sorted(ours))).finditer(line.folded):
            term = match[0]
            if term in met or term.rstrip("s") in met:
                continue
            met.add(term)
            if not _explained(lines, number, match, re.escape(term)):
                yield reading.hit(
                    line,
                    *match.span(),
                    severity=Severity.ADVICE,
                    message=f"“{line.text[match.start() : match.end()]}” is not explained where it first occurs.",
                    instead=f"Say it plainly, with the term in brackets if readers will meet it: {meanings[term]} ({term}).",
                )
