"""What there is to tell of each article, redacted where it will be public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quietword.article import Article
from quietword.readability.hard import HardWord, hardest_sentences, hardest_words
from quietword.readability.scores import Scores, is_english, language, profile

SENTENCES, WORDS = 5, 10      # shown of each article


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section's scores; `title` is empty for the opening, and where titles are redacted."""

    title: str
    line: int
    scores: Scores


@dataclass(frozen=True, slots=True)
class SentenceLine:
    """A hard sentence: where it stands, what makes it hard, and its words unless they are redacted."""

    line: int
    column: int
    reasons: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the report; `unscored` says why it has no scores."""

    path: str
    scores: Scores | None
    unscored: str = ""
    sections: tuple[SectionLine, ...] = ()
    sentences: tuple[SentenceLine, ...] = ()
    words: tuple[HardWord, ...] = ()


@dataclass(frozen=True)
class Report:
    """Every article, worst first, those without scores last."""

    entries: tuple[Entry, ...]
    known_terms: tuple[str, ...] = ()
    redacted: bool = False
    advice_grade: float = 6.0
    warning_grade: float = 9.0
    scored: tuple[Entry, ...] = field(init=False)
    unscored: tuple[Entry, ...] = field(init=False)

    def __post_init__(self) -> None:
        scored = [entry for entry in self.entries if entry.scores]
        object.__setattr__(self, "scored", tuple(sorted(scored, key=lambda entry: (-entry.scores.grade_without_known_terms,
                                                                                   entry.path))))
        object.__setattr__(self, "unscored", tuple(entry for entry in self.entries if not entry.scores))


def entry(article: Article, known_terms: Sequence[str] = (), redact: bool = False) -> Entry:
    """What there is to tell of an article. With `redact` no words of its own are kept but those of the list of plain words."""
    path = plain(article.path)
    if not is_english(article):
        return Entry(path, None, f"`lang` is {plain(language(article))}; the formulas know only English")
    found = profile(article, known_terms)
    if not found:
        return Entry(path, None, "it holds no running text")
    sections = tuple(SectionLine("" if redact else plain(section.title), _line(article, section.sentences[0]), section.scores)
                     for section in found.sections)
    return Entry(path, found.scores, "", sections, tuple(_sentences(article, found, redact)),
                 tuple(word for word in hardest_words(found, WORDS) if word.alternative or not redact))


def _sentences(article: Article, found: object, redact: bool) -> list[SentenceLine]:
    lines = []
    for hard in hardest_sentences(found, SENTENCES):
        place = article.position(hard.segment.span(hard.start, hard.end).start)
        reasons = hard.reasons if not redact else tuple(reason.split(" (")[0] for reason in hard.reasons)
        lines.append(SentenceLine(place.line, place.column, tuple(map(plain, reasons)), "" if redact else plain(hard.text)))
    return lines


def _line(article: Article, sentence: object) -> int:
    return article.position(sentence.segment.span(sentence.start, sentence.end).start).line


def plain(text: str) -> str:
    """Text that is safe to print: no control, direction-changing or private characters, blanks run together."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def minutes(scores: Scores) -> str:
    """Reading time in whole minutes, at least one."""
    return f"{max(1, round(scores.reading_seconds / 60))} min"


NOTE = ("Flesch-Kincaid gives a US school grade; reading age = grade + 5. A formula counts words and syllables. It helps to "
        "choose what to look at first, and cannot tell whether a text is clear, kind or safe.")


def known_terms_told(report: Report) -> str:
    """How known terms enter the scores, in a sentence; empty where there are none."""
    if not report.known_terms:
        return ""
    return ("Known terms are left out of the grade: they count as average words. “With known terms” is the grade of every "
            f"word as it stands. Known terms here: {', '.join(map(plain, report.known_terms))}.")
