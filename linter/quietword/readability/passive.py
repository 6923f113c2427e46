"""The passive voice, where it is plain to see. Only sure cases: in our field "you are overwhelmed" is a feeling."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BE = r"(?:am|is|are|was|were|be|been|being|'s|'re|get|gets|got)"
_IRREGULAR = ("begun|born|bought|broken|brought|built|caught|chosen|done|drawn|driven|eaten|felt|found|given|heard|held|hidden|"
              "kept|known|laid|led|left|made|meant|met|paid|put|read|said|seen|sent|shown|shaped|spoken|spent|stolen|taken|"
              "taught|thought|thrown|told|understood|won|worn|written")
_SURE = re.compile(rf"\b{_BE}\s+(?:\w+ly\s+|not\s+|also\s+|often\s+|being\s+)?((?!need\b|bed\b|red\b|hundred\b|indeed\b)"
                   rf"\w+ed|{_IRREGULAR})(?:\s+\w+ly)?\s+by\s+(?!\w+ing\b|far\b|then\b|now\b|the time\b|chance\b|accident\b|"
                   r"mistake\b|\d)", re.IGNORECASE)


def passives(text: str) -> Iterator[tuple[int, int]]:
    """Where a passive with its doer ("was written by …") stands in a text: offsets in characters, without the "by"."""
    for match in _SURE.finditer(text.replace("’", "'")):
        yield match.start(), match.end(1)
