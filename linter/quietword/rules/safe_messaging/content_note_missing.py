"""Whether a page on a hard subject says so before its first heading."""

from __future__ import annotations

from collections.abc import Iterator

from quietword.article import PROSE, Kind
from quietword.rules import Hit, Line, Reading, Rule
from quietword.rules.safe_messaging.crisis_pages import subject

EATING = frozenset({"eating", "eating-disorder", "eating-disorders", "anorexia", "bulimia"})
_NOTE = (
    "(this (page | article | post | guide | piece | story | video | text | leaflet) | below | it | we) ...1 "
    "(talks | talk | is | mentions | mention | discusses | discuss | covers | describes | deals | touches | includes | "
    "contains | speaks | speak | looks)"
)
_LABEL = "(content note | content warning | trigger warning | a note before | before you read | please note)"


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """One finding, at the topic or title, where nothing before the first heading is such a note."""
    about = subject(reading, also=EATING)
    if about and not any(line.has(_NOTE) or line.has(_LABEL) for line in _opening(reading)):
        yield reading.hit(about)


def _opening(reading: Reading) -> Iterator[Line]:
    """The sentences before the first heading below the title."""
    titled = bool(reading.article.front_matter.get("title"))
    for line in reading.lines:
        if line.segment.kind is Kind.HEADING and (titled or line.segment.level > 1):
            return
        if line.segment.kind in PROSE:
            yield line
