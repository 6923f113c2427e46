"""What a sentence stands in: an invented scene, a study, a book, the author's own life … or a practice.

The same words are a breach in one frame and harmless in another. A frame is a list of signs (`lexicons/frame-*.txt`) and a
reach: how far from a sign it holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from quietword.article import Kind
from quietword.language.lexicons import LexiconError
from quietword.language.line import Line

REACH = {
    "block": ("own-life", "own-therapy", "own-world", "study", "public", "third-party", "staff", "animal", "imagined"),  # the paragraph that holds the sign
    "section": ("fiction", "book", "education", "praise"),  # from heading to heading
    "article": ("practice", "business"),
}
QUOTED_TOO = ("practice", "business", "fiction")  # "my wife" in somebody's mouth is no word of the author's own life
FRAMES = {frame: reach for reach, frames in REACH.items() for frame in frames}


class Frames:
    """Which frames hold where in one article. Worked out when first asked for."""

    def __init__(self, lines: Sequence[Line]):
        self._lines = lines
        self._held: dict[str, dict[int, set[int]]] = {}

    def hold(self, frame: str, line: Line) -> bool:
        """Whether the sentence stands in the frame. Raises LexiconError for a frame that does not exist."""
        if frame == "orphan":
            return line.index in self._orphans
        if frame == "after-own-people":
            return line.index > 0 and any(self._lines[line.index - 1].has(f"{{{name}}}") for name in ("own-people", "own-work"))
        if frame not in FRAMES:
            raise LexiconError(f"no frame is called @{frame}; expected one of {', '.join(sorted(FRAMES))}")
        if frame == "fiction" and self.hold("imagined", line):
            return True
        return self._place(frame, line) in self._signs(frame)

    def around(self, frame: str, line: Line) -> bool:
        """Whether the sentence stands in the frame because of other sentences."""
        return self.hold(frame, line) and self._signs(frame).get(self._place(frame, line), frozenset()) != {line.index}

    def _signs(self, frame: str) -> dict[int, set[int]]:
        """The sentences that hold a sign of a frame, by the place that it reaches."""
        if frame not in self._held:
            self._held[frame] = defaultdict(set)
            for line in self._lines:
                opens = line.has if frame in QUOTED_TOO else line.narrates
                if line.segment.kind not in (Kind.COMMENT, Kind.LINK_TARGET) and opens(sign_of(frame)):
                    self._held[frame][self._place(frame, line)].add(line.index)
        return self._held[frame]

    @cached_property
    def _orphans(self) -> frozenset[int]:
        """The sentences that begin to speak of a "she" or "he" whom nothing has introduced: how a disguised scene opens."""
        found, section, introduced = [], None, False
        if any(line.has("your ...2 {antecedent}") for line in self._lines):
            return frozenset()  # "he" is the reader's son
        for line in self._lines:
            if line.section != section:
                section, introduced = line.section, False
            if introduced:
                continue
            pronoun = next(line.matches("(he | she | his | her | him)"), None)
            person = next(line.matches("{antecedent}"), None)
            if pronoun and not (person and person.start() < pronoun.start()):
                found.append(line.index)
            introduced = bool(person) and not pronoun
        return frozenset(found)

    def _place(self, frame: str, line: Line) -> int:
        reach = FRAMES[frame]
        return self._blocks[line.segment.block] if reach == "block" else line.section if reach == "section" else 0

    @cached_property
    def _blocks(self) -> dict[int, int]:
        """The block that each block goes on from: a paragraph of dialogue belongs to the one before it."""
        blocks: dict[int, int] = {}
        last = 0
        for line in self._lines:
            block = line.segment.block
            if block not in blocks:
                last = blocks[block] = last if blocks and line.text.startswith(('"', "“")) else block
        return blocks


def sign_of(frame: str) -> str:
    """The pattern that opens a frame."""
    return f"{{frame-{frame}}}"
