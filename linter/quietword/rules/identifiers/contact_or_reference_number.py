"""Telephone, NHS and National Insurance numbers, and e-mail addresses, by their form and checksums."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.rules import Confidence, Hit, Line, Reading, Rule

_DIGITS = re.compile(r"\d")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NATIONAL_INSURANCE = re.compile(r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b")
_TEN_DIGITS = re.compile(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b")
_PERSON = "(her | his | him | {client} | <Given> | <Titled> | <Initial> | mother | father | home)"
_OFFICE = "(reception | our | us | we | clinic | surgery | practice | office | helpline | service | book | enquiries | website | contact)"
NHS_TEST_NUMBER = "9991234567"


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """An error beside a person, a warning where nobody is near; registered contacts and helplines pass."""
    known = _known(reading)
    for line in reading.of(rule.kinds):
        if "@" in line.text or _DIGITS.search(line.text):
            yield from _in_line(reading, line, known)


def _in_line(reading: Reading, line: Line, known: frozenset[str]) -> Iterator[Hit]:
    private = line.has(_PERSON) and not line.has(_OFFICE)
    sureness = Confidence.HIGH if private else Confidence.MEDIUM
    for match in _NATIONAL_INSURANCE.finditer(line.text):
        yield reading.hit(line, *match.span(), message="This has the form of a National Insurance number.")
    for match in _EMAIL.finditer(line.text):
        if match[0].lower() not in known and not line.segment.text.startswith("http"):
            yield reading.hit(
                line, *match.span(), confidence=sureness, message="This is an e-mail address that is not the practice's."
            )
    taken: list[tuple[int, int]] = []
    for match in _TEN_DIGITS.finditer(line.text):
        if is_nhs_number(match[0]) and "nhs" in line.words:
            taken.append(match.span())
            yield reading.hit(line, *match.span(), message="This is a valid NHS number.")
    for start, end in _telephone_numbers(line.text):
        spoken_for = any(start < high and low < end for low, high in taken)
        if not spoken_for and digits(line.text[start:end]) not in known:
            yield reading.hit(
                line,
                start,
                end,
                confidence=sureness,
                message="This is a telephone number that is neither the practice's nor a listed helpline's.",
            )


def _known(reading: Reading) -> frozenset[str]:
    """The contacts that may stand anywhere: the practice's own and the listed helplines'."""
    config = reading.config
    numbers = [*config.phones, *(part for line in config.helplines for part in (line.number, line.text))]
    addresses = [*config.emails, *(line.email for line in config.helplines)]
    return frozenset({digits(number) for number in numbers} | {address.lower() for address in addresses}) | {NHS_TEST_NUMBER}


def digits(number: str) -> str:
    """A number's digits, in UK national form: +44 7700 900123 is 07700900123."""
    bare = re.sub(r"\D", "", number)
    return "0" + bare[2:].lstrip("0") if number.strip().startswith(("+44", "0044")) else bare


def is_nhs_number(number: str) -> bool:
    """Whether ten digits carry the NHS number's check digit (modulus 11; NHS Data Dictionary)."""
    figures = [int(figure) for figure in re.sub(r"\D", "", number)]
    if len(figures) != 10 or len(set(figures)) == 1:
        return False
    check_digit = 11 - sum(figure * weight for figure, weight in zip(figures, range(10, 1, -1), strict=False)) % 11
    return check_digit % 11 == figures[9] and "".join(map(str, figures)) != NHS_TEST_NUMBER


def _telephone_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where valid telephone numbers stand, read as from the UK."""
    if sum(character.isdigit() for character in text) < 10:
        return
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.POSSIBLE):
        national = str(match.number.national_number)
        if match.raw_string.lstrip("( ").startswith(("0", "+")) and 9 <= len(national) <= 12:
            yield match.start, match.end
