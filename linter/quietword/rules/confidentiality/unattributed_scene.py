"""A scene that nobody owns wants a second reader; where other signs stand beside it, it is a client's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from quietword.language.clauses import Subject
from quietword.language.scenes import Owner, Scene
from quietword.rules import Confidence, Hit, Line, Reading, Rule

TELLS = frozenset({"client-anecdote", "named-person", "disguised-client-story", "composite-case-study", "recent-clients"})
ENOUGH = 3    # the weight from which a scene is a client's
GOES_ON = 2   # a second clause about somebody in the same section
SOMEBODY = 1  # a second sentence, and a person in one of them
STORY = 3     # a third sentence
LONG = 3
OPENS = 2     # the article opens with somebody who is only "she" or "he"
TO_ME = 2     # a person, and "me" or "us", in the same sentence
MET = 1       # a client is on the stage
SAID = 1      # what somebody said is quoted
MARKED = 1    # another rule has found a weak sign there
BESIDE = ((2, ("{recent}", "{then}")), (1, ("(me | us)",)), (1, ("{care}", "{place}", "{to-me}")))
"""Signs in the sentences around, with their weight: it was at a certain time, told to the author, where care is given."""


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


def _told(found: Iterable[Scene]) -> dict[int, int]:
    """By section, how much speaks for a client in how long it dwells on somebody."""
    sections: dict[int, list[Scene]] = defaultdict(list)
    for scene in found:
        sections[scene.line.section].append(scene)
    return {section: _length(scenes) for section, scenes in sections.items()}


def _length(scenes: list[Scene]) -> int:
    lines = {scene.line.index: scene.line for scene in scenes}
    somebody = len(lines) > 1 and any(line.has("{person}") for line in lines.values())
    return GOES_ON * (len(scenes) > 1) + SOMEBODY * somebody + STORY * (len(lines) >= LONG)


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
