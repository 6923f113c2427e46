"""A scene that nobody owns wants a second reader; where other signs stand beside it, it is a client's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quietword.language.scenes import Owner, Scene
from quietword.rules import Confidence, Hit, Line, Reading, Rule

TELLS = frozenset({"client-anecdote", "named-person", "disguised-client-story", "composite-case-study", "recent-clients"})
BESIDE = ((2, ("{recent}", "{then}")), (1, ("(me | us)",)), (1, ("{care}", "{place}", "{to-me}")))
"""Signs near a scene that make it a client's, with their weight: it was at a certain time, told to the author, where care is given."""
GOES_ON, MET, MARKED, SAID = 2, 1, 1, 1
ENOUGH = 3


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """The scenes that no other rule has found for certain, one a sentence."""
    for scene, sure in weighed(reading):
        if sure or not _marks(reading, scene.line):
            confidence = Confidence.HIGH if sure else Confidence.MEDIUM
            yield reading.hit(scene.line, scene.clause.start, scene.clause.end, confidence=confidence)


def weighed(reading: Reading) -> Iterator[tuple[Scene, bool]]:
    """The first scene of each sentence that may be a client's and is not yet certain, and whether it is certain now."""
    found = [scene for scene in reading.scenes if scene.owner is not Owner.OTHER]
    clauses = Counter(scene.line.section for scene in found)
    seen: set[int] = set()
    for scene in found:
        marks = _marks(reading, scene.line)
        if scene.line.index in seen or any(hit.confidence is Confidence.HIGH for hit in marks):
            continue
        seen.add(scene.line.index)
        yield scene, _weight(reading, scene, clauses[scene.line.section]) + MARKED * bool(marks) >= ENOUGH


def _marks(reading: Reading, line: Line) -> list[Hit]:
    """What patterns have found in a sentence that tells of somebody."""
    return [hit for name, hit in reading.marked[line.index] if name in TELLS]


def _weight(reading: Reading, scene: Scene, clauses: int) -> int:
    """How much speaks for a client: one met in so many words, a scene that goes on, what is quoted, and what stands in the sentences around."""
    near = _around(reading, scene.line)
    beside = sum(weight for weight, signs in BESIDE if any(line.has(sign) for line in near for sign in signs))
    quoted = scene.line.narration != scene.line.view and scene.line.narrates("{told}")
    return beside + SAID * quoted + MET * (scene.owner is Owner.CLIENT) + GOES_ON * (clauses > 1)


def _around(reading: Reading, line: Line) -> list[Line]:
    places = range(max(0, line.index - 1), min(len(reading.lines), line.index + 2))
    return [reading.lines[at] for at in places if reading.lines[at].section == line.section]
