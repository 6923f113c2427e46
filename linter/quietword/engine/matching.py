"""Tries patterns only where they can matter: where one of their anchor words stands, and weak signs only where others are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quietword.engine.evidence import Sign, weighed
from quietword.language import patterns
from quietword.rules import UNSURE, Hit, Line, Pattern, Reading, Rule


@dataclass(frozen=True, slots=True)
class _Entry:
    """A pattern in the index, with its rule and its place among the patterns."""

    number: int
    rule: Rule
    pattern: Pattern
    parts: tuple[patterns.Compiled, ...]


class Matcher:
    """The patterns of a set of rules, indexed by anchor word. Patterns are compiled when they are first tried."""

    def __init__(self, rules: Sequence[Rule]):
        self._by_anchor: dict[str, list[_Entry]] = defaultdict(list)
        self._always: list[_Entry] = []
        number = 0
        for rule in rules:
            for pattern in rule.patterns:
                entry = _Entry(number, rule, pattern, patterns.parts(pattern.match))
                anchors = [part.anchors for part in entry.parts]
                if None in anchors:
                    self._always.append(entry)
                for anchor in frozenset().union(*filter(None, anchors)):
                    self._by_anchor[anchor].append(entry)
                number += 1
        self._anchors = frozenset(self._by_anchor)

    def hits(self, reading: Reading) -> Iterator[tuple[Rule, Hit]]:
        """What the patterns find in an article, each with its rule; also noted in `reading.marked`."""
        candidates = [self._candidates(line) for line in reading.lines]
        for line, by_rule in zip(reading.lines, candidates, strict=True):
            for name, entries in by_rule.items():
                rule = entries[0].rule
                signs = _signs(reading, line, entries)
                if not signs:
                    continue
                near = _near(reading, line, rule, candidates) if any(pattern.facet for pattern, _ in signs) else []
                for hit in weighed(reading, line, rule, signs, near):
                    reading.marked[line.index].append((name, hit))
                    yield rule, hit

    def _candidates(self, line: Line) -> dict[str, list[_Entry]]:
        """The patterns that can match in a sentence, by rule, in their order."""
        entries = {entry.number: entry for entry in self._always}
        for word in line.words & self._anchors:
            for entry in self._by_anchor[word]:
                entries[entry.number] = entry
        by_rule: dict[str, list[_Entry]] = defaultdict(list)
        for _, entry in sorted(entries.items()):
            alone = len(entry.parts) == 1
            if line.segment.kind in entry.rule.kinds and not (alone and not entry.parts[0].may_match(line.words)):
                by_rule[entry.rule.name].append(entry)
        return by_rule


def _signs(reading: Reading, line: Line, entries: list[_Entry]) -> list[Sign]:
    """What a rule's patterns match in a sentence. Weak signs are looked for only where every facet that it needs is there."""
    rule = entries[0].rule
    strong = [sign for entry in entries if entry.pattern.weight >= UNSURE for sign in _matched(reading, line, entry.pattern)]
    weak = [entry for entry in entries if entry.pattern.weight < UNSURE]
    found: dict[int, list[Sign]] = {}
    for facet in rule.needs:
        for entry in weak:
            if entry.pattern.facet == facet:
                found[entry.number] = _matched(reading, line, entry.pattern)
        if not any(found[entry.number] for entry in weak if entry.pattern.facet == facet):
            return strong
    for entry in weak:
        if entry.number not in found:
            found[entry.number] = _matched(reading, line, entry.pattern)
    return strong + [sign for number in sorted(found) for sign in found[number]]


def _near(reading: Reading, line: Line, rule: Rule, candidates: list[dict[str, list[_Entry]]]) -> list[Sign]:
    """The signs of the sentences before and after that link to the practice."""
    return [
        sign
        for index in (line.index - 1, line.index + 1)
        if 0 <= index < len(candidates) and reading.lines[index].section == line.section
        for entry in candidates[index].get(rule.name, ())
        if entry.pattern.facet in rule.links and entry.pattern.weight > 1
        for sign in _matched(reading, reading.lines[index], entry.pattern)
    ]


def _matched(reading: Reading, line: Line, pattern: Pattern) -> list[Sign]:
    signs: list[Sign] = []
    for match in line.matches(pattern.match):
        if not signs:
            if any(reading.holds(guard, line) for guard in pattern.unless):
                return []
            if not all(reading.holds(needed, line) for needed in pattern.requires):
                return []
        start, end = _trimmed(line.text, *match.span())
        if start < end and not reading.ruled(pattern.unless_before, line, end):
            signs.append(
                (
                    pattern,
                    reading.hit(
                        line,
                        start,
                        end,
                        severity=pattern.severity,
                        message=pattern.message,
                        instead=pattern.instead,
                        fix=pattern.fix or None,
                    ),
                )
            )
    return signs


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A match without the blanks and opening marks at its edges."""
    while start < end and text[start] in " \t\n\"'“‘(*-–—":
        start += 1
    while end > start and text[end - 1] in " \t\n\"'”’*–—:,;":
        end -= 1
    return start, end
