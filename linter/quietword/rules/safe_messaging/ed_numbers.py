"""Weights, sizes, calories and body mass index: errors in articles about eating problems, advice where a body is spoken of elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.rules import Hit, Reading, Rule, Severity
from quietword.rules.safe_messaging.content_note_missing import EATING

ABOUT = re.compile(
    r"\b(?:eating[ -](?:disorder|problem|difficult)|disordered eating|anorexi|bulimi|binge[ -]eat|bing(?:e)?ing|body image|body-image|arfid|orthorexi)",
    re.IGNORECASE,
)
_FIGURE = r"(?:\d[\d,]*(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty)"
NUMBERS = re.compile(
    rf"\b(?:{_FIGURE}[ -]?(?:kgs?|kilos?|kilograms?|lbs?|stone|calories|calorie|kcals?|cals)\b"
    rf"|(?:BMI|body mass index)(?: of| was| is| under| below| at| to| around| about| fell to| dropped to)* \d+(?:\.\d+)?|size (?:zero|\d+)\b"
    rf"|{_FIGURE} (?:sit-ups|press-ups|push-ups|burpees|laxatives)\b)",
    re.IGNORECASE,
)
_POUNDS = re.compile(rf"\b{_FIGURE} pounds\b", re.IGNORECASE)
_WEIGHT = re.compile(r"\b(?:weigh|weighed|weighs|weight|lost|gained|lose|gain|scales|heavier|lighter|body)\b", re.IGNORECASE)
_OWN_BODY = re.compile(
    rf"\b(?:(?:she|he|I|they) (?:weighed|weighs|(?:got|dropped|went|was|fell|shrank) (?:down )?to)|(?:down|up) to|from|lowest weight (?:was|of)"
    rf"|(?:lost|gained|lose|shed)(?: about| over| nearly)?) (?:only |just |under |about )?{_FIGURE}[ -]?(?:kgs?|kilos?|lbs?|stone)\b"
    rf"|\b{_FIGURE} calories a day\b|\bBMI (?:of |was )?\d+",
    re.IGNORECASE,
)
_THINGS = re.compile(r"\b(?:blanket|dumbbells?|luggage|suitcase|parcel|bag|baby|birth weight|dog|cat|horse)\b", re.IGNORECASE)


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """Such numbers; elsewhere than on eating problems only those that tell of somebody's weight, as advice."""
    topics = reading.article.front_matter.get("topics") or ()
    source = reading.article.source
    eating = (isinstance(topics, list) and not EATING.isdisjoint(map(str, topics))) or ABOUT.search(source)
    if not eating and not _OWN_BODY.search(source):
        return
    for line in reading.of(rule.kinds):
        if _THINGS.search(line.text):
            continue
        if not eating:
            yield from (reading.hit(line, *match.span(), severity=Severity.ADVICE) for match in _OWN_BODY.finditer(line.text))
            continue
        for match in NUMBERS.finditer(line.text):
            yield reading.hit(line, *match.span())
        for match in _POUNDS.finditer(line.text) if _WEIGHT.search(line.text) else ():
            yield reading.hit(line, *match.span())
