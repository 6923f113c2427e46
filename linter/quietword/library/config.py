"""What a practice has settled, and facts from outside: plain values that any room may hold. No disk here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Approver:
    """Somebody who may approve articles, by the exact name that reviews carry, and the role in which they do."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Helpline:
    """A helpline as `helplines.toml` tells it. Empty text means that there is none; the format is in `helplines.py`."""

    id: str
    name: str
    who: str
    number: str = ""          # as people write it: "116 123"
    text: str = ""            # what to text and where: "SHOUT to 85258", or a number alone
    email: str = ""
    chat: str = ""            # address of a web chat
    url: str = ""
    note: str = ""
    hours: str = ""
    cost: str = ""
    country: str = ""
    topics: tuple[str, ...] = ()      # "always" stands on every page
    source: str = ""                  # address of the page that the facts come from
    checked: date | None = None       # when somebody last compared them with the source
    confidence: str = "H"             # H several sources agree, M one does, L they disagree


@dataclass(frozen=True, slots=True)
class Levels:
    """From where on readability and length are remarked on. Grades are US school grades (reading age = grade + 5)."""

    advice_grade: float = 6.0
    warning_grade: float = 9.0
    sentence_advice: int = 20         # words
    sentence_warning: int = 25        # words
    paragraph: int = 3                # sentences


@dataclass(frozen=True, slots=True)
class ReviewCycle:
    """How long an approval lasts, in months, and on which topics it lasts the shorter time."""

    months: int = 24
    sooner: int = 12
    sooner_topics: tuple[str, ...] = (
        "crisis", "suicide", "self-harm", "abuse", "medicine", "medicines", "medication", "legal", "law", "rights")
    longest: int = 36                 # a later date in an article is not believed


@dataclass(frozen=True)
class Config:
    """The settings of a library (`quietword.toml` and `helplines.toml` beside it)."""

    name: str = ""
    url: str = ""
    approvers: tuple[Approver, ...] = ()
    required_roles: tuple[str, ...] = ()          # empty: one approver of any role
    staff: tuple[str, ...] = ()                   # people of the practice who may be named
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    known_terms: tuple[str, ...] = ()
    glossary: Mapping[str, str] = field(default_factory=dict)
    rule_folders: tuple[str, ...] = ()            # from the library's folder
    stale_after: int = 90                         # days until a helpline must be checked again
    reading: Levels = Levels()
    review: ReviewCycle = ReviewCycle()
    helplines: tuple[Helpline, ...] = ()

    def roles(self, name: str) -> tuple[str, ...]:
        """The roles in which somebody may approve; none for a name that is not listed, letter by letter."""
        return tuple(approver.role for approver in self.approvers if approver.name == name)


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What an image file tells about itself beyond what it shows."""

    exists: bool = True
    format: str = ""                  # "JPEG"
    width: int = 0                    # pixels
    height: int = 0
    size: int = 0                     # bytes
    gps: bool = False                 # says where it was taken
    author: str = ""
    camera: str = ""
    serial: str = ""                  # of the camera or the lens
    metadata: tuple[str, ...] = ()    # names of every field found, sorted
    problem: str = ""                 # why it could not be read


@dataclass(frozen=True)
class Surroundings:
    """Facts that the pure rooms may not fetch themselves. Images by target as the article writes it, up to `?` or `#`."""

    today: date | None = None         # None: not known, so nothing about dates can be said
    images: Mapping[str, ImageFacts] = field(default_factory=dict)
