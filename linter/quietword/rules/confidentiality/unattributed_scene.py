"""A scene that nobody owns wants a second reader; where other signs stand beside it, it is a client's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quietword.language.clauses import Subject
from quietword.language.scenes import Owner, Scene
from quietword.rules import Confidence, Hit, Line, Reading, Rule

TELLS = frozenset({"client-anecdote", "named-person", "disguised-client-story", "composite-case-study", "recent-clients"})
BESIDE = ((2, ("{recent}", "{then}")), (1, ("(me | us)",)), (1, ("{care}", "{place}", "{to-me}")))
"""Signs near a scene that make it a client's, with their weight: it was at a certain time, told to the author, where care is given."""
GOES_ON, STORY, OPENS, TO_ME, MET, MARKED, SAID, SOMEBODY = 2, 3, 2, 2, 1, 1, 1, 1
ENOUGH = 3
LONG = 3  # sentences with a scene that make a story of it


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """The scenes that no other rule has found for certain, one a sentence."""
    for scene, sure in weighed(reading):
        if sure or not _marks(reading, scene.line):
            confidence = Confidence.HIGH if sure else Confidence.MEDIUM
            yield reading.hit(scene.line, scene.clause.start, scene.clause.end, confidence=confidence)


def weighed(reading: Reading) -> Iterator[tuple[Scene, bool]]:
    """The first scene of each sentence that may be a client's and is not yet certain, and whether it is certain now."""
    found = [scene for scene in reading.scenes if scene.owner is not Owner.OTHER]
    told = _told(found)
    seen: set[int] = set()
    for scene in found:
        marks = _marks(reading, scene.line)
        if scene.line.index in seen or any(hit.confidence is Confidence.HIGH for hit in marks):
            continue
        seen.add(scene.line.index)
        yield scene, _weight(reading, scene, told[scene.line.section]) + MARKED * bool(marks) >= ENOUGH


def _told(found: Sequence[Scene]) -> dict[int, int]:
    """What speaks for a client in how long a section dwells on somebody: a second clause, a second sentence with a person in it, a third."""
    clauses = Counter(scene.line.section for scene in found)
    lines = {section: {scene.line.index: scene.line for scene in found if scene.line.section == section}.values() for section in clauses}
    somebody = {section: any(line.has("{person}") for line in of) for section, of in lines.items()}
    return {
        section: GOES_ON * (count > 1) + SOMEBODY * (len(lines[section]) > 1 and somebody[section]) + STORY * (len(lines[section]) >= LONG)
        for section, count in clauses.items()
    }


def _marks(reading: Reading, line: Line) -> list[Hit]:
    """What patterns have found in a sentence that tells of somebody."""
    return [hit for name, hit in reading.marked[line.index] if name in TELLS]


def _weight(reading: Reading, scene: Scene, told: int) -> int:
    """How much speaks for a client: one met in so many words, a scene that goes on, what is quoted, and what stands in the sentences around."""
    line, near = scene.line, _around(reading, scene.line)
    beside = sum(weight for weight, signs in BESIDE if any(one.has(sign) for one in near for sign in signs))
    quoted = line.narration != line.view and line.narrates("{told}")
    to_me = line.narrates("(me | us)") and line.narrates("{person}")
    return told + beside + SAID * quoted + MET * (scene.owner is Owner.CLIENT) + TO_ME * to_me + OPENS * _opens(reading, scene)


def _opens(reading: Reading, scene: Scene) -> bool:
    """Whether the article opens with somebody who did something and is only "she" or "he"."""
    alone = scene.clause.subject is Subject.PRONOUN and not scene.clause.now and reading.frames.hold("orphan", scene.line)
    return alone and not scene.line.narrates("{reader}")


def _around(reading: Reading, line: Line) -> list[Line]:
    places = range(max(0, line.index - 1), min(len(reading.lines), line.index + 2))
    return [reading.lines[at] for at in places if reading.lines[at].section == line.section]
