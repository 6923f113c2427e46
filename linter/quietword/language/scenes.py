"""Whose life a sentence tells of: somebody is introduced, and "she" is the same person until somebody else is.

A *scene* is a clause about one person, or a few, in something that happened. Who they are is told by signs near where they are
introduced: "my sister", "in the novel", "our receptionist", "a client". A scene about nobody whose place is told has no owner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quietword.article import PROSE
from quietword.language.clauses import PERSONAL, Clause, Subject, clauses, happens
from quietword.language.discourse import Frames
from quietword.language.line import Line


class Owner(StrEnum):
    """Whose life it is."""

    CLIENT = "client"  # somebody met professionally
    UNKNOWN = "unknown"  # nobody says
    OTHER = "other"  # the author's own people, the reader's, staff, a book, a study, the news


OWN = ("own-therapy", "own-world")  # wherever in the paragraph they are told
OTHERS = ("own-life", "own-therapy", "study", "public", "third-party", "staff", "book", "education")
ELSEWHERE = ("{other-business}", "{own-world}", "{frame-own-world}")
AMONG_STRANGERS = ("{travel}", "{elsewhere}")  # who is introduced there is nobody's client; a client, too, goes shopping
NO_CLIENT = ("{author-as-client}", "(never | not | isn't | wasn't | nobody's) ...3 {client}")
OTHER_SIGNS = ("your ...2 {antecedent}", "<Full>")
WIDE = ("fiction", "imagined")
MET = ("{client-sign}", "{to-me-clinical}")
CLIENT = (*MET, "{place}")
INTRODUCED = frozenset({Subject.NEW, Subject.FEW, Subject.KNOWN, Subject.ADDRESSED})


@dataclass(frozen=True, slots=True)
class Scene:
    """A clause of a sentence, and whose life it tells of."""

    line: Line
    clause: Clause
    owner: Owner


def scenes(lines: Sequence[Line], frames: Frames) -> Iterator[Scene]:
    """The scenes of an article, in the order of the source. One sentence may hold several."""
    told = {line.index: found for line in lines if line.segment.kind in PROSE and (found := _telling(line))}
    sections = {lines[index].section for index in told}
    world = _World()
    for line in lines:
        if line.section not in sections or line.segment.kind not in PROSE or any(frames.hold(frame, line) for frame in WIDE):
            continue
        world.enter(line, frames, any(clause.subject in INTRODUCED for clause in told.get(line.index, ())))
        for clause in told.get(line.index, ()):
            if clause.now and clause.subject is Subject.PRONOUN and not (frames.hold("orphan", line) and not world.to_reader):
                continue
            if clause.subject is Subject.MANY:
                yield Scene(line, clause, Owner.CLIENT)
            elif not world.belongs_to_reader(clause):
                yield Scene(line, clause, world.owner_of(clause, line, frames))


def _telling(line: Line) -> list[Clause]:
    """The clauses about one person or a few, or about many who met on one day in one place."""
    found = clauses(line) if happens(line) else []
    if any(clause.subject is Subject.MANY for clause in found) and (line.narrates("{reader}") or not line.has("{lately-together}")):
        found = [clause for clause in found if clause.subject is not Subject.MANY]
    return [clause for clause in found if clause.subject in PERSONAL or clause.subject is Subject.MANY]


class _World:
    """Who is being spoken of at a place in an article."""

    def __init__(self) -> None:
        self.owner: Owner | None = None
        self.sign: Owner | None = None  # what the sentence itself says
        self.section = self.block = -1
        self.to_reader = self.animal = False

    def enter(self, line: Line, frames: Frames, introduces: bool) -> None:
        """Goes on to the next sentence, which may introduce somebody."""
        if line.section != self.section:
            self.owner, self.section, self.to_reader = None, line.section, False
        if line.segment.block != self.block:
            self.animal = False
        self.animal = (self.animal or line.has("{frame-animal}")) and not line.has("{person}")
        same_block = line.segment.block == self.block
        self.block, self.sign = line.segment.block, _sign(line, introduces)
        if self.sign is Owner.CLIENT and frames.hold("book", line) and not any(line.has(sign) for sign in MET):
            self.sign = Owner.OTHER  # a session on the screen
        if self.sign is None and self.owner is Owner.OTHER and not same_block:
            self.owner = None if not frames.hold("book", line) else self.owner
        self.owner = self.sign or self.owner
        self.to_reader = self.to_reader or line.narrates("{reader}")

    def belongs_to_reader(self, clause: Clause) -> bool:
        """Whether "he" is most likely the reader's: nobody else was introduced since the reader was spoken to."""
        return self.to_reader and self.owner in (None, Owner.UNKNOWN) and clause.subject in (Subject.PRONOUN, Subject.KNOWN)

    def owner_of(self, clause: Clause, line: Line, frames: Frames) -> Owner:
        """Whose life a clause tells of."""
        if clause.subject in (Subject.PRONOUN, Subject.NAME) and self.animal:
            return Owner.OTHER
        if any(frames.hold(frame, line) for frame in OWN) and not line.has("{client}"):
            return Owner.OTHER
        if clause.subject in (Subject.NEW, Subject.FEW) and self.sign is None and self.owner is not Owner.OTHER:
            self.owner = Owner.UNKNOWN
        if self.owner in (None, Owner.UNKNOWN):
            late = clause.subject is Subject.PRONOUN and any(frames.hold(frame, line) for frame in OTHERS)
            return Owner.OTHER if late else Owner.UNKNOWN
        return self.owner


def _sign(line: Line, introduces: bool) -> Owner | None:
    """Whose life a sentence says it is, if it does."""
    if any(line.narrates(sign) for sign in ELSEWHERE):
        return Owner.OTHER
    if introduces and any(line.has(sign) for sign in AMONG_STRANGERS) and not any(line.has(sign) for sign in MET):
        return Owner.OTHER
    if any(line.has(sign) for sign in CLIENT) and not any(line.has(sign) for sign in NO_CLIENT):
        return Owner.CLIENT
    if any(line.narrates(f"{{frame-{frame}}}") for frame in OTHERS) or any(line.narrates(sign) for sign in OTHER_SIGNS):
        return Owner.OTHER
    return None
