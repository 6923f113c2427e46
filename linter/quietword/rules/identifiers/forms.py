"""Numbers and addresses that lead to one person, by their form, their check digit and the words beside them.

Each finder takes a sentence and yields (start, end, message, sure): `sure` where the form alone leaves no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Form = tuple[int, int, str, bool]

NHS_TEST_NUMBER = "9991234567"
_TEN_DIGITS = re.compile(r"(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_NATIONAL_INSURANCE = re.compile(r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b")
_LIKE_NATIONAL_INSURANCE = re.compile(r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b")
_POSTCODE = re.compile(r"\b[A-PR-UWYZ][A-HK-Y]?\d[A-HJKP-UW\d]? \d[ABD-HJLNP-UW-Z]{2}\b")
_REFERENCE = re.compile(
    r"\b(?:(?:case|file|hospital|patient|client|crime|court|medical record|chart|passport|prison|claim)\s(?:ref(?:erence)?|no|number|id)"
    r"|ref|reference(?:\s(?:no|number))?|mrn)\b\.?:?\s?(?:is\s|was\s)?#?((?=[A-Z/-]*\d)[A-Z]{0,4}[-/]?\d[A-Z\d]*(?:[-/ ]?(?=[A-Z]*\d)[A-Z\d]+){0,3})(?![\w-])",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\b(?:nice|guideline|guidance|isbn|doi|pmid|act|registered charity|company|page|journal|vacancy|job)\b", re.I)
_CAR = re.compile(r"\b[A-HJ-PR-Y]{2}\d{2} ?[A-HJ-PR-Z]{3}\b")
_DRIVES = re.compile(r"\b(?:car|van|lorry|reg|registration|plates?|number plate|motorbike|drives|drove|driving|parked)\b", re.I)
_IP = re.compile(r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\.?\d)")
_LOCAL = ("127.", "10.", "192.168.", "0.0.0.0")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_BIRTH = re.compile(
    rf"\b(?:date of birth|d\.?o\.?b\.?|birth date|birthdate|born(?: on)?|birthday(?: is| was)?(?: on)?)[:,]?(?: is| was)?(?: the)? "
    rf"(\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},?(?: \d{{4}})?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,?(?: \d{{4}})?)(?!\w)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:flat \d{1,3}[A-Za-z]?,? )?\d{1,4}[A-Za-z]? (?:[A-Z][\w'’]+ ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Crescent|Terrace|Gardens|Grove|Court|Place|Hill|Walk|Mews)\b"
)


def with_certain_form(text: str) -> Iterator[Form]:
    """NHS and National Insurance numbers, references, car registrations, IP addresses and dates of birth."""
    about_health_service, lowered = "NHS" in text, text.lower()
    for match in _TEN_DIGITS.finditer(text) if about_health_service else ():
        if is_nhs_number(match[0]):
            yield *match.span(), "This is a valid NHS number.", True
        elif "nhs number" in lowered and digits(match[0]) != NHS_TEST_NUMBER:
            yield *match.span(), "This looks like an NHS number.", False
    cued = "national insurance" in lowered or re.search(r"\bNI\b", text)
    for match in (_LIKE_NATIONAL_INSURANCE if cued else _NATIONAL_INSURANCE).finditer(text):
        yield *match.span(), "This has the form of a National Insurance number.", True
    for match in _BIRTH.finditer(text):
        written = match[0].lower().startswith(("date", "d"))
        yield *match.span(1), "This is somebody's date of birth.", written
    for match in _REFERENCE.finditer(text):
        if sum(map(str.isdigit, match[1])) >= 3 and not _PUBLISHED.search(text):
            yield *match.span(1), "This looks like a case or record number.", False
    for match in _CAR.finditer(text) if _DRIVES.search(text) else ():
        yield *match.span(), "This looks like a car's registration.", False
    for match in _IP.finditer(text) if re.search(r"\bip\b", lowered) else ():
        if not match[0].startswith(_LOCAL):
            yield *match.span(), "This is a computer's address on the internet.", False


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where a postcode, or a house number and street, stands."""
    for match in _POSTCODE.finditer(text):
        yield match.span()
    for match in _STREET.finditer(text):
        yield match.span()


def digits(number: str) -> str:
    """A number's digits, in UK national form: +44 7700 900123 is 07700900123."""
    bare = re.sub(r"\D", "", number)
    return "0" + re.sub(r"^(?:00)?440*", "", bare) if number.strip().startswith(("+44", "0044")) else bare


def is_nhs_number(number: str) -> bool:
    """Whether ten digits carry the NHS number's check digit (modulus 11; NHS Data Dictionary)."""
    figures = [int(figure) for figure in re.sub(r"\D", "", number)]
    if len(figures) != 10 or len(set(figures)) == 1:
        return False
    check_digit = 11 - sum(figure * weight for figure, weight in zip(figures, range(10, 1, -1), strict=False)) % 11
    return check_digit % 11 == figures[9] and "".join(map(str, figures)) != NHS_TEST_NUMBER
