"""A scene that nobody owns wants a second reader; where other signs stand beside it, it is a client's."""

from __future__ import annotations

from collections.abc import Iterator

from quietword.language.scenes import Owner, Scene, scenes
from quietword.rules import Confidence, Hit, Line, Reading, Rule

TELLS = frozenset({"client-anecdote", "named-person", "disguised-client-story", "composite-case-study", "recent-clients"})
BESIDE = ((2, ("{recent}", "{then}")), (1, ("(me | us)",)), (1, ("{care}", "{place}", "{to-me}")))
"""Signs near a scene that make it a client's, with their weight: it was at a certain time, told to the author, where care is given."""
GOES_ON, MET, MARKED = 2, 1, 1
ENOUGH = 3


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """The scenes that no other rule has found for certain."""
    found = [scene for scene in scenes(reading.lines, reading.frames) if scene.owner is not Owner.OTHER]
    clauses_in: dict[int, list[Scene]] = {}
    for scene in found:
        clauses_in.setdefault(scene.line.section, []).append(scene)
    said: set[int] = set()
    for scene in found:
        line = scene.line
        marks = [hit for name, hit in reading.marked[line.index] if name in TELLS]
        if line.index in said or any(hit.confidence is Confidence.HIGH for hit in marks):
            continue
        sure = _weight(reading, scene, len(clauses_in[line.section])) + MARKED * bool(marks) >= ENOUGH
        if sure or not marks:
            said.add(line.index)
            confidence = Confidence.HIGH if sure else Confidence.MEDIUM
            yield reading.hit(line, scene.clause.start, scene.clause.end, confidence=confidence)


def _weight(reading: Reading, scene: Scene, clauses: int) -> int:
    """How much speaks for a client: one met in so many words, a scene that goes on, and what stands in the sentences around."""
    near = _around(reading, scene.line)
    beside = sum(weight for weight, signs in BESIDE if any(line.has(sign) for line in near for sign in signs))
    return beside + MET * (scene.owner is Owner.CLIENT) + GOES_ON * (clauses > 1)


def _around(reading: Reading, line: Line) -> list[Line]:
    places = range(max(0, line.index - 1), min(len(reading.lines), line.index + 2))
    return [reading.lines[at] for at in places if reading.lines[at].section == line.section]
