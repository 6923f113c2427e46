"""`quietword readability`, told: a table of the library, worst first, then what makes the worst articles hard.

One file a format. Texts of articles are untrusted: no control character of theirs reaches a terminal.
"""

from __future__ import annotations

from importlib import import_module

from quietword.readability.telling.report import Entry, Report, entry

__all__ = ["FORMATS", "PUBLIC", "Entry", "Report", "entry", "render"]

FORMATS = ("text", "json", "html")
PUBLIC = frozenset({"html"})      # made to be passed on, so redacted unless somebody asks otherwise


def render(format: str, report: Report, **options: object) -> str:
    """The report in one of FORMATS. `text` takes `width` (characters) and `colour`."""
    return import_module(f"quietword.readability.telling.{format}").render(report, **options)
