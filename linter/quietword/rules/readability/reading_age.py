"""Reading age: Flesch-Kincaid grade over the practice's two levels, shown at the sentence to start with."""

from __future__ import annotations

from collections.abc import Iterator

from quietword.readability.hard import hardest_sentences
from quietword.readability.reading import line_of, profile_of
from quietword.rules import Hit, Reading, Rule, Severity

ENOUGH = 80  # words: in a shorter text one long word decides the grade


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """One finding an article, at its hardest sentence. `rule` gives the words."""
    profile = profile_of(reading)
    levels = reading.config.reading
    if not profile or profile.scores.words < ENOUGH or profile.scores.grade_without_known_terms <= levels.advice_grade:
        return
    scores = profile.scores
    grade = scores.grade_without_known_terms
    hardest = next(iter(hardest_sentences(profile, 1)), None) or max(profile.sentences, key=lambda one: len(one.words))
    yield reading.hit(
        line_of(reading, hardest.segment, hardest.start),
        severity=Severity.WARNING if grade > levels.warning_grade else Severity.ADVICE,
        message=f"The article's reading age is about {round(scores.reading_age_without_known_terms)} "
        f"(Flesch-Kincaid grade {grade}{_counted(scores)}). Start with this sentence.",
    )


def _counted(scores) -> str:
    return f"; {scores.flesch_kincaid_grade} with your known terms" if scores.known_words else ""
