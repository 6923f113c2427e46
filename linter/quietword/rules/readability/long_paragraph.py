"""Paragraphs that look like a wall."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quietword.readability.reading import profile_of
from quietword.rules import Hit, Reading, Rule

SHORT = 60  # words: more sentences than the limit do no harm in a paragraph as short as this
WALL = 100  # words: too long for a phone's screen, however few its sentences


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """A finding for each long paragraph, at its first sentence."""
    profile, most = profile_of(reading), reading.config.reading.paragraph
    paragraphs = defaultdict(list)
    for sentence in profile.sentences if profile else ():
        if sentence.segment.kind in rule.kinds:
            paragraphs[id(sentence.segment)].append(sentence)
    for sentences in paragraphs.values():
        length = sum(len(sentence.words) for sentence in sentences)
        if length > WALL or (length > SHORT and len(sentences) > most):
            many = f"{len(sentences)} sentences" if len(sentences) > 1 else "one sentence"
            yield reading.hit(
                sentences[0].segment, message=f"This paragraph has {many} and {length} words. Aim for {most} sentences at most."
            )
