"""Weights, sizes, calories and body mass index, in articles that speak of eating problems."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.rules import Hit, Reading, Rule

ABOUT = re.compile(r"\b(eating disorder|eating problem|anorexi|bulimi|binge|body image|eating-disorder|arfid)", re.I)
_NUMBER = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\w+teen|twenty|thirty|forty|fifty)"
NUMBERS = re.compile(
    rf"\b(?:{_NUMBER}\s?(?:kg|kilos?|kilograms?|lbs?|pounds|stone|calories|kcal|cals)\b|BMI (?:of |was |is |under |below )?\d+|size (?:zero|\d+)\b)",
    re.I,
)


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """Such numbers, only where the article speaks of an eating problem."""
    topics = reading.article.front_matter.get("topics") or []
    if "eating" not in topics and not ABOUT.search(reading.article.source):
        return
    for line in reading.of(rule.kinds):
        for match in NUMBERS.finditer(line.text):
            yield reading.hit(line, *match.span())
