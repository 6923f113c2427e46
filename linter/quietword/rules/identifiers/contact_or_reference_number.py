"""Telephone numbers, addresses and references that lead to one person; registered contacts and helplines pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.article import Kind
from quietword.rules import Confidence, Hit, Line, Reading, Rule, Severity
from quietword.rules.identifiers.forms import NHS_TEST_NUMBER, digits, places, with_certain_form

_DIGIT = re.compile(r"\d")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<![\w@./:+-])@[A-Za-z_][\w.]{1,29}\b")
_TELEPHONE = re.compile(r"(?:\+\d|\(?\b0\d\d)[\d ().-]{6,14}\d")
_PERSON = "(her | his | him | she | he | {client} | <Titled> | <Initial>)"
_OFFICE = (
    "(reception | our | us | we | clinic | surgery | practice | office | helpline | service | book | booking | bookings | enquiries | "
    "website | contact | charity | switchboard | team | freepost | line | register)"
)
_ACCOUNT = "(handle | account | instagram | insta | username | dm | message | tiktok | follow | find | tag | tagged | profile)"
_NO_CLIENT = ("@book", "@public", "@own-life", "@study", "@animal")
_TEMPLATE = re.compile(r"(?:example\.(?:com|org|net|co\.uk)|\.test|\.invalid)$")


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """An error beside a person, a warning where nobody is near."""
    known: frozenset[str] | None = None
    for line in reading.of(rule.kinds):
        if "@" in line.text or _DIGIT.search(line.text):
            if line.segment.kind is Kind.FRONT_MATTER and line.segment.key.endswith("digest"):
                continue
            known = known if known is not None else _known(reading)
            yield from _in_line(reading, line, known)


def _in_line(reading: Reading, line: Line, known: frozenset[str]) -> Iterator[Hit]:
    private = line.has(_PERSON) and not line.has(_OFFICE)
    taken: list[tuple[int, int]] = []
    for start, end, message, sure in with_certain_form(line.text):
        if not sure and any(reading.holds(guard, line) for guard in (*_NO_CLIENT, "<Full>", "i was born")):
            continue
        taken.append((start, end))
        yield _hit(reading, line, start, end, message, sure or private)
    yield from _contacts(reading, line, known, private)
    if private and not any(reading.holds(frame, line) for frame in _NO_CLIENT):
        for start, end in places(line.text):
            yield _hit(reading, line, start, end, "This is an address where somebody can be found.", True)
    for start, end, sort in _telephone_numbers(line.text):
        spoken_for = any(start < high and low < end for low, high in taken)
        if not spoken_for and digits(line.text[start:end]) not in known:
            yield _telephone(reading, line, start, end, sort, private)


def _contacts(reading: Reading, line: Line, known: frozenset[str], private: bool) -> Iterator[Hit]:
    """E-mail addresses that are not the practice's, and accounts of somebody the line speaks of."""
    if "@" not in line.text:
        return
    for match in _EMAIL.finditer(line.text):
        if match[0].lower() not in known and not line.segment.text.startswith("http"):
            sure = private and not (_TEMPLATE.search(match[0].lower()) and not line.has("({client} | her | his | him)"))
            yield _hit(reading, line, *match.span(), "This is an e-mail address that is not the practice's.", sure)
    if private and line.has(_ACCOUNT) and not reading.holds("@public", line):
        for match in _HANDLE.finditer(line.text):
            yield _hit(reading, line, *match.span(), "This is somebody's account.", line.has("{client}"))


def _telephone(reading: Reading, line: Line, start: int, end: int, sort: str, private: bool) -> Hit:
    named = line.has("<Given>") and not line.has(_OFFICE)
    if sort == "service":
        message = "This telephone number is not among the listed helplines."
        return reading.hit(line, start, end, severity=Severity.WARNING, message=message)
    message = "This is a telephone number that is neither the practice's nor a listed helpline's."
    sure = private and not line.has("{reader}") if sort == "other" else private or named
    return _hit(reading, line, start, end, message, sure)


def _hit(reading: Reading, line: Line, start: int, end: int, message: str, sure: bool) -> Hit:
    return reading.hit(line, start, end, message=message, confidence=Confidence.HIGH if sure else Confidence.MEDIUM)


def _known(reading: Reading) -> frozenset[str]:
    """The contacts that may stand anywhere: the practice's own and the listed helplines'."""
    config = reading.config
    numbers = [*config.phones, *(part for line in config.helplines for part in (line.number, line.text))]
    addresses = [*config.emails, *(line.email for line in config.helplines)]
    return frozenset({digits(number) for number in numbers} | {address.lower() for address in addresses}) | {NHS_TEST_NUMBER}


def _telephone_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Where telephone numbers stand, read as from the UK; each mobile, service (0800, 0300 …) or other."""
    if not _TELEPHONE.search(text):
        return
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.POSSIBLE):
        national = str(match.number.national_number)
        if _TELEPHONE.match(match.raw_string.lstrip()) and 9 <= len(national) <= 12:
            british = match.number.country_code == 44
            sort = "mobile" if british and national[0] == "7" else "service" if british and national[0] in "389" else "other"
            yield match.start, match.end, sort
