"""A run with every flagged word taken out, so that a public report cannot repeat what the gate has just caught.

Formats that redact render the run made here and never see the real one: what is not there cannot leak.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from quietword.engine import Problem, Run
from quietword.reports.wording import fold

MASK = "▮▮▮"
LONGEST = 12                      # words shown as masks; how long a passage is tells little, how long a name is more
PRIVATE = frozenset({"confidentiality", "identifiers", "strangers", "assets"})
"""Groups whose findings are about particular people: what a check itself says of them is not repeated either."""

ORDINARY = frozenset({
    "a", "an", "and", "as", "at", "by", "client", "clients", "for", "from", "he", "her", "his", "i", "in", "it", "its",
    "my", "of", "on", "one", "or", "our", "patient", "patients", "she", "that", "the", "their", "they", "this", "to",
    "we", "with", "you", "your",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december", "christmas", "easter", "ramadan"})
"""Words that name nobody, so that `one-day-at-a-time.md` keeps its name."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_PIECE = re.compile(r"[^\W_]+")   # a word of a file name, where `_` and `-` part words


def mask(text: str) -> str:
    """One mark a word, whatever its length."""
    words = len(_WORD.findall(text))
    return " ".join([MASK] * min(words, LONGEST)) + (" …" if words > LONGEST else "")


def redacted(run: Run, rules: Mapping[str, Any]) -> Run:
    """`run` without sentences, flagged words, or words in messages, waivers and file names that were flagged.

    Lines, columns, rules and the rules' own words stay: they help to find the place and say nothing of it.
    """
    flagged = frozenset(word for result in run.results for finding in result.findings if finding.group in PRIVATE
                        for word in words(finding.text))
    names = frozenset(word for result in run.results for finding in result.findings for word in _names(finding))
    results = []
    for result in run.results:
        path = masked_path(result.path, names | _file_name_words(result))
        findings = tuple(_masked(finding, path, rules.get(finding.rule), flagged) for finding in result.findings)
        results.append(replace(result, path=path, findings=findings))
    problems = tuple(Problem(masked_path(p.path, names), p.line, _without(p.message, flagged, frozenset()))
                     for p in run.problems)
    return Run(tuple(results), problems)


def words(text: str) -> set[str]:
    """The words of a text, folded for comparing."""
    return {fold(word) for word in _WORD.findall(text)}


def masked_path(path: str, names: frozenset[str] | set[str]) -> str:
    """A path in which every word that is one of `names` is a mark."""
    return _PIECE.sub(lambda piece: MASK if fold(piece[0]) in names else piece[0], path)


def _masked(finding: Any, path: str, rule: Any, flagged: frozenset[str]) -> Any:
    said = _own_words(rule)
    own = flagged | words(finding.text)
    return replace(
        finding, path=path, text=mask(finding.text), sentence="", at=0, fix=None,
        message=_told(finding, finding.message, said, rule.message if rule else "", own),
        instead=_told(finding, finding.instead, said, rule.instead if rule else "", own),
        why=_told(finding, finding.why, said, rule.why if rule else "", own),
        waived_because=_without(finding.waived_because, own | _naming(finding.waived_because, opening=False), frozenset()))


def _own_words(rule: Any) -> frozenset[str]:
    """All that the rule's file itself says; it is public, so it may be shown."""
    if rule is None:
        return frozenset()
    return frozenset({rule.summary, rule.message, rule.why, rule.instead,
                      *(told for pattern in rule.patterns for told in (pattern.message, pattern.instead))})


def _told(finding: Any, text: str, said: frozenset[str], usual: str, flagged: frozenset[str]) -> str:
    """What a finding says, if the rule's file says so; else the usual words, or on public matters those not flagged."""
    if text in said:
        return text
    if finding.group in PRIVATE and usual:
        return usual
    return _without(text, flagged, words(" ".join(said)))


def _without(text: str, flagged: frozenset[str] | set[str], harmless: frozenset[str] | set[str]) -> str:
    unwanted = flagged - harmless
    return _WORD.sub(lambda word: MASK if fold(word[0]) in unwanted else word[0], text)


def _names(finding: Any) -> set[str]:
    """Words that may name somebody, in the flagged words of a private finding and in the sentence around them."""
    if finding.group not in PRIVATE:
        return set()
    flagged = _naming(finding.text, opening=finding.at == 0 and finding.group != "identifiers")
    return flagged | _naming(finding.sentence, opening=True)


def _naming(text: str, *, opening: bool) -> set[str]:
    """Words with a capital or a digit, but for ordinary ones, initials such as OCD, and the first where it is `opening`."""
    found = set()
    for match in _WORD.finditer(text):
        word = match[0]
        capital = word[0].isupper() and not word.isupper() and not (opening and match.start() == 0)
        if capital or any(character.isdigit() for character in word):
            found.update(fold(piece) for piece in _PIECE.findall(re.sub(r"['’]s$", "", word)) if len(piece) > 1)
    return found - ORDINARY


def _file_name_words(result: Any) -> frozenset[str]:
    """Words flagged in the file's name itself: their findings have no place in the source."""
    pieces = {fold(piece) for piece in _PIECE.findall(result.path)}
    found: set[str] = set()
    for finding in result.findings:
        here = {fold(piece) for piece in _PIECE.findall(finding.text)}
        if finding.span.start == finding.span.end == 0 and here and here <= pieces:
            found |= here
    return frozenset(found)
