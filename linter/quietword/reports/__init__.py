"""One file a format. All of them tell the same findings; none of them decides anything."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

FORMATS = ("text", "json", "sarif", "github", "junit", "markdown", "html")
PUBLIC = frozenset({"github", "sarif", "junit", "markdown", "html"})
"""Formats that are made to be passed on, so that they are redacted unless somebody asks otherwise."""


def render(format: str, run: Any, rules: Mapping[str, Any], *, redact: bool, **options: Any) -> str:
    """A run (`engine.Run`) as text in one of FORMATS; `rules` by name give sources and help.

    `redact` keeps every flagged word out. Further options are those of the format's own `render`.
    """
    return import_module(f"quietword.reports.{format}").render(run, rules, redact=redact, **options)
