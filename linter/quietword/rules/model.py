"""What a rule is. A rule says what it looks for; it knows nothing of files, lines or reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quietword.article import Kind, Span


class Severity(StrEnum):
    """How much it matters: an error blocks a merge, a warning wants a second reader, advice may be ignored."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Confidence(StrEnum):
    """How sure the sign is. `medium` turns a rule's error into a warning."""

    HIGH = "high"
    MEDIUM = "medium"


SURE, UNSURE = 4, 3
"""How much evidence makes a finding, and how much makes one that wants a second reader."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from. `clause` is empty where it could not be confirmed."""

    title: str
    url: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that must (`bad`) or must not be flagged; in a bad one `~…~` marks the words that must be."""

    text: str
    bad: bool
    path: str = "example.md"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One thing to look for, in the pattern language of `quietword.language.patterns`."""

    match: str
    unless: tuple[str, ...] = ()  # guards that make it innocent: patterns in the same sentence, or `@frame`
    unless_before: tuple[str, ...] = ()  # patterns that make it innocent where they begin before it ends: "if", "often", "no"
    requires: tuple[str, ...] = ()  # guards that must all hold
    weight: int = 4  # SURE: alone an error; UNSURE: alone a warning; less: a sign that needs others
    facet: str = ""  # what it is a sign of; signs of different facets in one sentence add up
    severity: Severity | None = None  # where it differs from its rule's
    message: str = ""  # where it differs from its rule's
    instead: str = ""
    fix: str = ""  # what to put in place of the flagged words, where that is a safe one-for-one


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its TOML file tells it."""

    name: str
    group: str
    summary: str
    severity: Severity
    message: str
    why: str
    instead: str
    sources: tuple[Source, ...]
    kinds: frozenset[Kind]
    patterns: tuple[Pattern, ...] = ()
    unless: tuple[str, ...] = ()  # guards for all of its patterns
    unless_before: tuple[str, ...] = ()
    context: tuple[tuple[str, int], ...] = ()  # frames that add weight to signs: (frame, weight)
    needs: tuple[str, ...] = ()  # facets that must all be there before weak signs add up
    links: tuple[str, ...] = ()  # facets one of which must be there before they add up to an error
    doubts: tuple[str, ...] = ()  # guards against weak signs only
    examples: tuple[Example, ...] = ()
    aliases: tuple[str, ...] = ()
    about_waivers: bool = False  # reports on waivers, so it runs when they have been applied
    check: str = ""  # the module beside the file whose `check(reading, rule)` finds what no pattern can say


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: a source range and, where they differ from the rule's, its words."""

    span: Span
    text: str = ""  # the flagged words as a reader sees them
    sentence: str = ""  # the sentence around them, and where in it they start, in characters
    at: int = 0
    cue: str = ""  # subtitles: the time code
    confidence: Confidence = Confidence.HIGH
    severity: Severity | None = None
    message: str = ""
    instead: str = ""
    fix: str | None = None
