"""Three or more narrowing details about one person in a sentence, or four in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from quietword.article import PROSE
from quietword.rules import Confidence, Hit, Line, Reading, Rule

IN_A_SENTENCE, IN_A_PARAGRAPH = 3, 4
OWN = {
    "age": "({age} | # -year-old | # year-old | # -year old | man of # | woman of # | (turned | is | was | 's) # [years old] (, | . | $ | and | with | when | now))",
    "work": "({occupation} | {trade})",
    "family": "{family-make-up}",
    "condition": "{rare-condition}",
    "faith": "{faith-or-origin} ...1 ({person} | {occupation} | {trade} | {client})",
    "single": "the (only | first) ...2 ({person} | {occupation} | {trade}) (in | on | at | of | to)",
}
"""What belongs to the person; two of these must be among the details."""
AROUND = {
    "date": "((in | last | this | on) (january | february | march | april | june | july | august | september | october | november | december) | "
    "last (spring | summer | autumn | winter | year | christmas | easter) | in (19 | 20)* )",
}
_NO_WORK = frozenset("twin twins sibling siblings brothers sisters boyfriend girlfriend fiancé fiancée grandma grandpa auntie".split()) | {"only child"}
_AGE = re.compile(r", (?:1[0-9]|[2-9]\d),")
_PLACE = re.compile(
    r"\b(?:from|in|near|outside|to) (?!(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|Welsh|French|Spanish|German|Christmas|Easter|God|"
    r"Britain|England|Scotland|Wales|Ireland|Europe|America|Australia|Canada)\b)[A-Z][a-z]{2,}"
)
_PERSON = "(she | he | her | his | {client} | <Given> | <Initial> | <Titled> | (a | an | the | one | this | our) ...3 ({person} | {trade} | {occupation}))"
_CARED_FOR = "({client} | {to-me} | {place} | session | sessions | caseload | clinic | referred | therapy | counselling)"
_DOUBTS = (
    "@study",
    "@book",
    "@fiction",
    "@own-life",
    "@public",
    "@staff",
    "@third-party",
    "@animal",
    "@own-world",
    "{own-world}",
    "{reader}",
    "{conditional}",
    "{imperative}",
    "<Full>",
    "(my | our) ...1 (volunteer | volunteers | mentor | mentors | colleague | colleagues | trustee | trustees | team | founder | patron)",
)


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """The sentences about somebody in which the details meet; for a paragraph, the sentence that holds most of them."""
    for _, block in groupby(reading.of(PROSE), key=lambda line: line.segment.block):
        told = [(line, _details(line)) for line in block if _about_somebody(reading, line)]
        sure = Confidence.HIGH if _met_at_work(reading, [line for line, _ in told]) else Confidence.MEDIUM
        alone = [line for line, kinds in told if _enough(kinds, IN_A_SENTENCE)]
        yield from (reading.hit(line, confidence=sure) for line in alone)
        together = set().union(*(kinds for _, kinds in told))
        if not alone and len(told) > 1 and _enough(together, IN_A_PARAGRAPH):
            richest = max(told, key=lambda pair: len(pair[1]))[0]
            yield reading.hit(richest, confidence=sure)


def _met_at_work(reading: Reading, lines: list[Line]) -> bool:
    """Whether the sentences speak of somebody whom the author, if they speak of themselves at all, does not know privately."""
    cared_for = any(line.has(_CARED_FOR) or reading.marked.get(line.index) for line in lines)
    return cared_for or not any(line.has("(i | i'm | i've | me | my)") for line in lines)


def _about_somebody(reading: Reading, line: Line) -> bool:
    return line.has(_PERSON) and not any(reading.doubted(doubt, line) for doubt in _DOUBTS)


def _details(line: Line) -> set[str]:
    """The kinds of detail that a sentence holds."""
    kinds = {
        kind
        for kind, pattern in (OWN | AROUND).items()
        if any(kind != "work" or match[0] not in _NO_WORK for match in line.matches(pattern))
    }
    if _AGE.search(line.text):
        kinds.add("age")
    if _PLACE.search(line.text):
        kinds.add("place")
    return kinds


def _enough(kinds: set[str], least: int) -> bool:
    return len(kinds) >= least and len(kinds & OWN.keys()) >= 2
