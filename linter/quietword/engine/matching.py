"""Tries patterns only where one of their anchor words stands: most sentences meet none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quietword.language import patterns
from quietword.rules import SURE, UNSURE, Confidence, Hit, Line, Pattern, Reading, Rule

HIGH, MEDIUM = Confidence.HIGH, Confidence.MEDIUM


class Matcher:
    """The patterns of a set of rules, indexed by anchor word. Patterns are compiled when they are first tried."""

    def __init__(self, rules: Sequence[Rule]):
        self._by_anchor: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        self._patterns: list[tuple[Rule, Pattern]] = []
        for rule in rules:
            for pattern in rule.patterns:
                compiled = patterns.compile(pattern.match)
                number = len(self._patterns)
                self._patterns.append((rule, pattern))
                if compiled.anchors is None:
                    self._always.append(number)
                for anchor in compiled.anchors or ():
                    self._by_anchor[anchor].append(number)
        self._anchors = frozenset(self._by_anchor)
        self._rules = {rule.name: rule for rule in rules}

    def hits(self, reading: Reading) -> Iterator[tuple[Rule, Hit]]:
        """What the patterns find in an article, each with its rule; also noted in `reading.marked`."""
        for line in reading.lines:
            found: dict[str, list[tuple[Pattern, Hit]]] = defaultdict(list)
            for number in sorted(self._candidates(line)):
                rule, pattern = self._patterns[number]
                if line.segment.kind in rule.kinds:
                    found[rule.name] += [(pattern, hit) for hit in _matched(reading, line, pattern)]
            for name, signs in found.items():
                for hit in _weighed(reading, line, self._rules[name], signs):
                    reading.marked[line.index].append((name, hit))
                    yield self._rules[name], hit

    def _candidates(self, line: Line) -> set[int]:
        numbers = set(self._always)
        for word in line.words & self._anchors:
            numbers.update(self._by_anchor[word])
        return numbers


def _matched(reading: Reading, line: Line, pattern: Pattern) -> Iterator[Hit]:
    for count, match in enumerate(line.matches(pattern.match)):
        if not count:
            if any(reading.holds(guard, line) for guard in pattern.unless):
                return
            if not all(reading.holds(needed, line) for needed in pattern.requires):
                return
        start, end = _trimmed(line.text, *match.span())
        if start < end:
            yield reading.hit(line, start, end, severity=pattern.severity, message=pattern.message,
                              instead=pattern.instead, fix=pattern.fix or None)


def _weighed(reading: Reading, line: Line, rule: Rule, signs: list[tuple[Pattern, Hit]]) -> list[Hit]:
    """One sure sign is enough, and so are weak ones of different facets that add up: then their whole stretch is marked."""
    if not signs or any(reading.holds(guard, line) for guard in rule.unless):
        return []
    hits = [replace(hit, confidence=HIGH if pattern.weight >= SURE else MEDIUM) for pattern, hit in signs
            if pattern.weight >= UNSURE]
    if any(hit.confidence is HIGH for hit in hits):
        return hits
    facets: dict[str, int] = {}
    for pattern, _ in signs:
        facets[pattern.facet] = max(pattern.weight, facets.get(pattern.facet, 0))
    if len(facets) < 2 or not facets.keys() >= set(rule.needs) or any(reading.doubted(doubt, line) for doubt in rule.doubts):
        return hits
    weight = sum(facets.values()) + sum(weight for frame, weight in rule.context if reading.frames.hold(frame, line))
    if weight < UNSURE:
        return hits
    sure = weight >= SURE and (not rule.links or not facets.keys().isdisjoint(rule.links))
    start, end = min(hit.at for _, hit in signs), max(hit.at + len(hit.text) for _, hit in signs)
    return [replace(reading.hit(line, start, end), confidence=HIGH if sure else MEDIUM)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A match without the blanks and opening marks at its edges."""
    while start < end and text[start] in " \t\n\"'“‘(*-–—":
        start += 1
    while end > start and text[end - 1] in " \t\n\"'”’*–—":
        end -= 1
    return start, end
