"""Figures about people, and "research shows", in a paragraph without a link or a footnote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.article import Segment
from quietword.language.patterns import NUMBER
from quietword.rules import Hit, Reading, Rule

_PEOPLE = (
    r"(?:people|adults?|children|teenagers?|men|women|clients|patients|students|mothers|fathers|parents|carers|workers|"
    r"of us|couples|relationships|marriages|therapists|sufferers|uk|population|employees|brits|americans|young|cases|"
    r"boys|girls|families|nhs|pupils|staff)"
)
_PERCENT = r"(?:\d{1,3}%?\s?[-–]\s?)?\d{1,3}(?:\.\d+)?\s?(?:%|per cent|percent)"
_SHARES = re.compile(
    rf"\b{_PERCENT} of (?:all |the |our |its |those |british |uk |young |older )*{_PEOPLE}\b"
    rf"|\b{NUMBER} (?:in|out of) (?:every )?{NUMBER}(?: (?:british|uk|young|older|new|autistic))? {_PEOPLE}\b"
    rf"|\b(?:reduces?|reduced|lowers?|lowered|cuts?|raises?|increases?|increased|improves?|improved|boosts?)"
    rf"(?: [\w-]+){{1,4}} by (?:up to |about |nearly |over |more than )?{_PERCENT}"
    rf"|\b{_PERCENT} (?:more|less) (?:likely|effective|productive)"
    rf"|\b(?:twice|three times|four times|ten times) (?:more|as) likely\b",
    re.IGNORECASE,
)
_FINDINGS = re.compile(
    r"\b(?:research|science|neuroscience|scientists|researchers|studies|the evidence|a study|experts)"
    r"(?: has| have| now| also| consistently| repeatedly| recently| clearly| even)*"
    r" (?:shows?|shown|proves?|proved|proven|says?|tells us|finds?|found|confirms?|confirmed|demonstrates?|reveals?|agrees?)\b"
    r"|\b(?:is|are) (?:scientifically|clinically) proven\b|\bproven by science\b|\baccording to (?:research|studies|science)\b",
    re.IGNORECASE,
)
_SOURCED = re.compile(r"\]\(|\]\[|\[\^|https?://|<a\s|\bdoi\b|\bwww\.|\{\{")
_NEGATED = re.compile(
    r"\b(?:no|not|never|little|whether|if|what|when|until|don't|doesn't|beware|avoid)\W+(?:\w+\W+){0,2}$", re.IGNORECASE
)
_BLOCK_END = re.compile(r"\n[ \t]*\n")


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """Each figure or finding, where its paragraph holds neither link nor footnote."""
    for line in reading.of(rule.kinds):
        for pattern in (_SHARES, _FINDINGS):
            for match in pattern.finditer(line.text):
                if not _NEGATED.search(line.text[: match.start()]) and not _sourced(reading, line.segment):
                    yield reading.hit(line, *match.span())


def _sourced(reading: Reading, segment: Segment) -> bool:
    """Whether the source of the paragraph names where its facts come from."""
    source, whole = reading.article.source, segment.span(0, len(segment.text))
    end = _BLOCK_END.search(source, whole.end)
    return bool(_SOURCED.search(source, whole.start, end.start() if end else len(source)))
