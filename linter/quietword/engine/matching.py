"""Tries patterns only where one of their anchor words stands: most sentences meet none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quietword.engine.evidence import Sign, weighed
from quietword.language import patterns
from quietword.rules import Hit, Line, Pattern, Reading, Rule


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
        signs = [self._signs(reading, line) for line in reading.lines]
        for line, found in zip(reading.lines, signs, strict=True):
            for name, own in found.items():
                rule = self._rules[name]
                near = [sign for other in (line.index - 1, line.index + 1) if 0 <= other < len(signs)
                        and reading.lines[other].section == line.section for sign in signs[other].get(name, ())]
                for hit in weighed(reading, line, rule, own, near):
                    reading.marked[line.index].append((name, hit))
                    yield rule, hit

    def _signs(self, reading: Reading, line: Line) -> dict[str, list[Sign]]:
        """What each rule's patterns match in a sentence, by the rule's name."""
        found: dict[str, list[Sign]] = defaultdict(list)
        for number in sorted(self._candidates(line)):
            rule, pattern = self._patterns[number]
            if line.segment.kind in rule.kinds:
                found[rule.name] += [(pattern, hit) for hit in _matched(reading, line, pattern)]
        return found

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


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A match without the blanks and opening marks at its edges."""
    while start < end and text[start] in " \t\n\"'“‘(*-–—":
        start += 1
    while end > start and text[end - 1] in " \t\n\"'”’*–—":
        end -= 1
    return start, end
