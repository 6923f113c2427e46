"""Sentences longer than the practice's two levels."""

from __future__ import annotations

from collections.abc import Iterator

from quietword.readability.reading import line_of, profile_of
from quietword.rules import Hit, Reading, Rule, Severity


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """A finding for each long sentence. A list item is a sentence of its own, whether it ends with a full stop or not."""
    profile, levels = profile_of(reading), reading.config.reading
    for sentence in profile.sentences if profile else ():
        length = len(sentence.words)
        if length > levels.sentence_advice and sentence.segment.kind in rule.kinds:
            yield reading.hit(
                line_of(reading, sentence.segment, sentence.start),
                severity=Severity.WARNING if length > levels.sentence_warning else Severity.ADVICE,
                message=f"This sentence has {length} words. Aim for {levels.sentence_advice} at most.",
            )
