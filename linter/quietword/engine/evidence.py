"""Weighs signs: one sure sign is a finding, and so are weak ones that add up.

Signs of different facets in one sentence add up (who, met where, what happened, when …); the frame that an article stands in
and a neighbouring sentence with a link to the practice add a little. `SURE` is an error, `UNSURE` wants a second reader.
"""

from __future__ import annotations

from dataclasses import replace

from quietword.rules import SURE, UNSURE, Confidence, Hit, Line, Pattern, Reading, Rule

Sign = tuple[Pattern, Hit]
NEAR = "near"  # the facet that a neighbouring sentence lends


def weighed(reading: Reading, line: Line, rule: Rule, signs: list[Sign], near: list[Sign]) -> list[Hit]:
    """The findings that `signs` of a sentence amount to; `near` are the signs of the sentences before and after it."""
    signs = [(pattern, hit) for pattern, hit in signs if not reading.ruled(rule.unless_before, line, hit.at + len(hit.text))]
    if not signs or any(reading.holds(guard, line) for guard in rule.unless):
        return []
    alone = [
        replace(hit, confidence=Confidence.HIGH if pattern.weight >= SURE else Confidence.MEDIUM)
        for pattern, hit in signs
        if pattern.weight >= UNSURE
    ]
    if any(hit.confidence is Confidence.HIGH for hit in alone):
        return alone
    facets = _facets(signs)
    if len(facets) < 2 or not facets.keys() >= set(rule.needs) or any(reading.doubted(doubt, line) for doubt in rule.doubts):
        return alone
    if any(weight > 1 and facet in rule.links for facet, weight in _facets(near).items()):
        facets[NEAR] = 1
    weight = sum(facets.values()) + sum(extra for frame, extra in rule.context if reading.frames.hold(frame, line))
    if weight < UNSURE:
        return alone
    linked = not rule.links or NEAR in facets or not facets.keys().isdisjoint(rule.links)
    start, end = min(hit.at for _, hit in signs), max(hit.at + len(hit.text) for _, hit in signs)
    sure = weight >= SURE and linked and max(facets.values()) > 1
    return [replace(reading.hit(line, start, end), confidence=Confidence.HIGH if sure else Confidence.MEDIUM)]


def _facets(signs: list[Sign]) -> dict[str, int]:
    """The greatest weight of each facet."""
    facets: dict[str, int] = {}
    for pattern, _ in signs:
        facets[pattern.facet] = max(pattern.weight, facets.get(pattern.facet, 0))
    return facets
