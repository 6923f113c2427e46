"""Names and the word client in the names of files that an article shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietword.language.lexicons import word_set
from quietword.rules import Hit, Reading, Rule

_FILE = re.compile(
    r"([^/\\?#]+)\.(?:png|jpe?g|gif|webp|avif|svg|heic|bmp|tiff?|pdf|docx?|pptx?|mp[34]|m4a|wav|mov)(?=$|[?#\s\"')])", re.I
)
_ROLES = frozenset({"client", "clients", "patient", "patients"})
_NOT_HERE = frozenset(
    {
        "rose",
        "lily",
        "ivy",
        "daisy",
        "violet",
        "holly",
        "heather",
        "hazel",
        "olive",
        "ruby",
        "amber",
        "jade",
        "poppy",
        "iris",
        "robin",
        "jasmine",
        "fern",
        "dale",
        "glen",
        "dean",
        "gene",
        "ray",
        "jack",
        "mike",
        "bill",
        "rob",
        "bob",
        "carol",
        "rick",
        "art",
        "long",
    }
)


def check(reading: Reading, rule: Rule) -> Iterator[Hit]:
    """The file names that hold a given name or a client's role; a name of the practice's own people passes."""
    staff = {part.lower() for name in reading.config.staff for part in name.split()}
    for segment in reading.article.segments:
        if segment.kind in rule.kinds:
            for match in _FILE.finditer(segment.text):
                parts = {part.lower() for part in re.split(r"[-_. \d]+", match[1])}
                if parts & _ROLES or (parts & word_set("given-names")) - staff - _NOT_HERE:
                    yield reading.hit(segment, *match.span()) if segment.runs else reading.hit(segment)
