"""Three or more narrowing details about one person in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from quietword.article import PROSE
from quietword.rules import Hit, Reading, Rule

ENOUGH = 3
DETAILS = {
    "age": "({age} | of # | , # ,)",
    "job": "{occupation}",
    "trade": "(teacher | nurse | midwife | doctor | gp | vicar | lawyer | solicitor | builder | farmer | soldier | police officer | executive | ceo)",
    "place": "(from | in | near) <Maybe>",
    "family": "(twins | triplets | her husband | his wife | # sons | # daughters | # children | two sons | two daughters | widowed | divorced | adopted)",
    "date": "(in (january | february | march | april | may | june | july | august | september | october | november | december) | "
    "last (spring | summer | autumn | winter | year))",
    "condition": "(hiv | epilepsy | tourette's | schizophrenia | anorexia | hiv positive)",
}
PERSON = "(she | he | ({client} | one (man | woman | person) | (a | the) # -year-old | (a | one) ...2 {person}))"
DOUBTS = (
    "@study",
    "@book",
    "@fiction",
    "@own-life",
    "@public",
    "@staff",
    "@third-party",
    "@animal",
    "{reader}",
    "{conditional}",
    "{imperative}",
)


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """The sentences about somebody in which at least three kinds of detail meet."""
    for line in reading.of(PROSE):
        if len(line.words) < 6 or not line.has(PERSON) or any(reading.doubted(doubt, line) for doubt in DOUBTS):
            continue
        kinds = {"job" if kind == "trade" else kind for kind, pattern in DETAILS.items() if line.has(pattern)}
        if len(kinds) >= ENOUGH:
            yield reading.hit(line)
