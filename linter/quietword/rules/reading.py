"""An article while rules read it: what is worked out once and shared by all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from math import inf
from typing import Any

from quietword.article import Article, Kind, Segment
from quietword.language.discourse import Frames, sign_of
from quietword.language.line import Line, lines
from quietword.language.scenes import Owner, Scene, scenes
from quietword.rules.model import Hit

SOMEBODY_ELSE = "@somebody-else"
"""The guard that holds where a sentence tells of people who are no clients: see `language.scenes`."""


class Reading:
    """What a rule is given: the article, the practice's settings (`library.config.Config`) and facts from outside.

    `marked` holds what patterns have found so far, by sentence index, for rules that follow a thread; `waiver_troubles` what is
    wrong with waivers, once they have been applied.
    """

    def __init__(self, article: Article, config: Any, surroundings: Any):
        self.article, self.config, self.surroundings = article, config, surroundings
        self.marked: dict[int, list[tuple[str, Hit]]] = defaultdict(list)
        self.waiver_troubles: list[Any] = []
        self._held: dict[tuple[str, int], bool] = {}
        self._first: dict[tuple[str, int], float] = {}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every sentence of every segment, in the order of the source."""
        return lines(self.article, known=self.config.staff)

    @cached_property
    def frames(self) -> Frames:
        """What each sentence stands in: an invented scene, a study, a practice …"""
        return Frames(self.lines)

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """What happened to one person, or a few, and whose life it is."""
        return tuple(scenes(self.lines, self.frames))

    def of(self, kinds: frozenset[Kind]) -> list[Line]:
        """The sentences that stand in segments of these kinds."""
        return [line for line in self.lines if line.segment.kind in kinds]

    def holds(self, guard: str, line: Line) -> bool:
        """Whether a guard holds of a sentence: `@frame`, or a pattern that occurs in it. Each is worked out once."""
        key = (guard, line.index)
        if key not in self._held:
            self._held[key] = self._holds(guard, line)
        return self._held[key]

    def _holds(self, guard: str, line: Line) -> bool:
        if guard == SOMEBODY_ELSE:
            return line.index in self._others
        return self.frames.hold(guard[1:], line) if guard.startswith("@") else line.has(guard)

    @cached_property
    def _others(self) -> frozenset[int]:
        """The sentences in which all that happened happened to the author's own people, staff, or people in books and the news."""
        owners: dict[int, set[Owner]] = defaultdict(set)
        for scene in self.scenes:
            owners[scene.line.index].add(scene.owner)
        return frozenset(index for index, found in owners.items() if found == {Owner.OTHER})

    def ruled(self, scopes: Iterable[str], line: Line, end: int) -> bool:
        """Whether what ends at offset `end` of a sentence stands under one of these patterns or frames.

        "If", "often" and "no" rule over the words behind them, not over those in front: "I worked with a man who often fell".
        """
        return any(self._begins(scope, line) < end for scope in scopes)

    def _begins(self, pattern: str, line: Line) -> float:
        """Where a pattern, or the sign of a frame, first occurs in a sentence; infinity where it does not. A frame that other
        sentences have opened holds from before the first word."""
        key = (pattern, line.index)
        if key not in self._first:
            frame = pattern[1:] if pattern.startswith("@") else ""
            sign = sign_of(frame) if frame else pattern
            within = min((match.start() for match in line.matches(sign)), default=inf)
            self._first[key] = -1 if frame and self.frames.around(frame, line) else within
        return self._first[key]

    def doubted(self, doubt: str, line: Line) -> bool:
        """As `holds`, but a pattern counts only where the author speaks, not in a quotation."""
        return self.holds(doubt, line) and (doubt.startswith("@") or line.narration == line.view or line.narrates(doubt))

    def hit(self, line_or_segment: Line | Segment, start: int = 0, end: int | None = None, **told) -> Hit:
        """A finding at `[start:end]` of a sentence or segment (all of it by default); `told` are fields of Hit."""
        if isinstance(line_or_segment, Line):
            segment, base, whole = line_or_segment.segment, line_or_segment.start, line_or_segment.text
        else:
            segment, base, whole = line_or_segment, 0, line_or_segment.text
        end = len(whole) if end is None else end
        span, cue = segment.span(base + start, base + end), segment.cue_at(base + start)
        return Hit(span, text=whole[start:end], sentence=whole, at=start, cue=cue, **told)
