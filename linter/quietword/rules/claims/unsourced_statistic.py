"""Figures about people, and "research shows", in a paragraph without a link or a footnote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quietword.article import Segment
from quietword.language.patterns import NUMBER
from quietword.rules import Hit, Line, Reading, Rule

_PEOPLE_WORDS = frozenset(
    """people adults adult children teenagers teenager men women clients patients students mothers fathers parents carers workers us
couples relationships marriages therapists sufferers uk population employees brits americans young cases boys girls families nhs
pupils staff""".split()
)
_PEOPLE = rf"(?:{'|'.join(sorted(_PEOPLE_WORDS - {'us'}))}|of us)"
_PERCENT = r"(?:\d{1,3}%?\s?[-–]\s?)?\d{1,3}(?:\.\d+)?\s?(?:%|per cent|percent)"
_SHARES = (
    rf"\b{_PERCENT} of (?:all |the |our |its |those |british |uk |young |older )*{_PEOPLE}\b"
    rf"|\b{NUMBER} (?:in|out of) (?:every )?{NUMBER}(?: (?:british|uk|young|older|new|autistic))? {_PEOPLE}\b"
    rf"|\b(?:reduces?|reduced|lowers?|lowered|cuts?|raises?|increases?|increased|improves?|improved|boosts?)"
    rf"(?: [\w-]+){{1,4}} by (?:up to |about |nearly |over |more than )?{_PERCENT}"
    rf"|\b{_PERCENT} (?:more|less) (?:likely|effective|productive)"
    rf"|\b(?:twice|three times|four times|ten times) (?:more|as) likely\b"
)
_FINDINGS = (
    r"\b(?:research|science|neuroscience|scientists|researchers|studies|the evidence|a study|experts)"
    r"(?: has| have| now| also| consistently| repeatedly| recently| clearly| even)*"
    r" (?:shows?|shown|proves?|proved|proven|says?|tells us|finds?|found|confirms?|confirmed|demonstrates?|reveals?|agrees?)\b"
    r"|\b(?:is|are) (?:scientifically|clinically) proven\b|\bproven by science\b|\baccording to (?:research|studies|science)\b"
)
_SIGNS_OF_SHARES = _PEOPLE_WORDS | {"percent", "cent", "likely"}
_SIGNS_OF_FINDINGS = frozenset(
    "research science neuroscience scientists researchers studies evidence study experts proven".split()
)
"""A sentence without any of these words, and without a per cent sign, need not be searched."""
_SOURCED = re.compile(r"\]\(|\]\[|\[\^|https?://|<a\s|\bdoi\b|\bwww\.|\{\{")
_NEGATED = re.compile(
    r"\b(?:no|not|never|little|whether|if|what|when|until|don't|doesn't|beware|avoid)\W+(?:\w+\W+){0,2}$", re.IGNORECASE
)
_SEEN = 60  # characters before a figure in which it may be denied
_BLOCK_END = re.compile(r"\n[ \t]*\n")


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """Each figure or finding, where its paragraph holds neither link nor footnote."""
    for line in reading.of(rule.kinds):
        asserted = [match for match in _claims(line) if not _NEGATED.search(line.text, max(0, match.start() - _SEEN), match.start())]
        if asserted and not _sourced(reading, line.segment):
            yield from (reading.hit(line, *match.span()) for match in asserted)


def _claims(line: Line) -> Iterator[re.Match]:
    if "%" in line.text or not line.words.isdisjoint(_SIGNS_OF_SHARES):
        yield from _compiled(_SHARES).finditer(line.text)
    if not line.words.isdisjoint(_SIGNS_OF_FINDINGS):
        yield from _compiled(_FINDINGS).finditer(line.text)


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    """When it is first tried: few articles need it."""
    return re.compile(regex, re.IGNORECASE)


def _sourced(reading: Reading, segment: Segment) -> bool:
    """Whether the source of the paragraph names where its facts come from."""
    source, whole = reading.article.source, segment.span(0, len(segment.text))
    end = _BLOCK_END.search(source, whole.end)
    return bool(_SOURCED.search(source, whole.start, end.start() if end else len(source)))
