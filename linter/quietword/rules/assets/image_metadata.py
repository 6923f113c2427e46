"""Place, names and devices in pictures: facts about files come from outside; pictures inside the text are looked at here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.article import Span
from quietword.rules import Hit, Reading, Rule, Severity

_INSIDE = re.compile(r"data:image/[\w.+-]+;base64,[A-Za-z0-9+/=]+")
EXIF = "RXhpZg"  # "Exif" in base64, where it starts on a boundary of three bytes


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """An error for place, author or serial number, a warning for other data."""
    source = reading.article.source
    for match in _INSIDE.finditer(source):
        if EXIF in match[0]:
            yield Hit(Span(*match.span()), text=match[0], sentence="a picture inside the text")
    for target, facts in reading.surroundings.images.items():
        told = [
            word
            for word, is_there in (
                ("where it was taken", facts.gps),
                ("a name", facts.author),
                ("a serial number", facts.serial),
            )
            if is_there
        ]
        if told or facts.camera:
            at = max(source.find(target), 0)
            yield Hit(
                Span(at, at + len(target)),
                text=target,
                sentence=target,
                severity=None if told else Severity.WARNING,
                message=f"This picture tells {' and '.join(told) or 'which camera took it'}.",
            )
