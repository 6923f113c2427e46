"""A story goes on: "She had never told anyone." and "There was a pause." belong to the sentence before them."""

from __future__ import annotations

from collections.abc import Iterator

from quietword.article import PROSE
from quietword.language.clauses import PERSONAL, Clause, clauses
from quietword.rules import Confidence, Hit, Line, Reading, Rule
from quietword.rules.confidentiality.unattributed_scene import TELLS, weighed

GOES_ON = "{goes-on}"
REACH = 2  # sentences after which a story is over unless it goes on
SPEAKS_TO_READER = ("{reader}", "{imperative}", "{conditional}")
MESSAGE = "This goes on telling of the same person."


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """The sentences that carry a story on, from one that certainly tells of a client, with what stands between them."""
    scenes = {scene.line.index: sure for scene, sure in weighed(reading)}
    telling, between = None, []
    for line in reading.of(PROSE):
        hits = [hit for name, hit in reading.marked[line.index] if name in TELLS]
        told = scenes.get(line.index) or any(hit.confidence is Confidence.HIGH for hit in hits)
        if told or (telling and _goes_on(reading, telling, line)):
            same = telling is not None and telling.segment.block == line.segment.block
            yield from (reading.hit(skipped, message=MESSAGE) for skipped in between if same and not _to_reader(reading, skipped))
            if not told and line.index not in scenes:
                yield reading.hit(line, message=MESSAGE)
            telling, between = line, []
        elif telling and line.index - telling.index > REACH:
            telling, between = None, []
        elif telling and line.index not in scenes:
            between.append(line)


def _goes_on(reading: Reading, telling: Line, line: Line) -> bool:
    """Whether a sentence goes on about "her" or "him", or about what "we" did: near the story, and not to the reader."""
    if line.section != telling.section or line.index - telling.index > REACH or _to_reader(reading, line):
        return False
    return line.narrates(GOES_ON) or (line.segment.block == telling.segment.block and any(map(_is_about_somebody, clauses(line))))


def _is_about_somebody(clause: Clause) -> bool:
    return (clause.subject in PERSONAL and not clause.now) or clause.together


def _to_reader(reading: Reading, line: Line) -> bool:
    return any(reading.doubted(doubt, line) for doubt in SPEAKS_TO_READER)
