"""For other programs. Fields may be added, never changed."""

from __future__ import annotations

import json
from dataclasses import asdict

from quietword.readability.telling.report import Entry, Report

VERSION = 1


def render(report: Report, **_: object) -> str:
    """The report as JSON. Lines and columns count from 1, in characters."""
    told = {"version": VERSION, "redacted": report.redacted, "known_terms": list(report.known_terms),
            "articles": [_scored(entry) for entry in report.scored],
            "not_scored": [{"path": entry.path, "why": entry.unscored} for entry in report.unscored]}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _scored(entry: Entry) -> dict:
    return {"path": entry.path, **asdict(entry.scores),
            "sections": [{"title": section.title, "line": section.line, **asdict(section.scores)}
                         for section in entry.sections],
            "hardest_sentences": [{"line": sentence.line, "column": sentence.column, "reasons": list(sentence.reasons),
                                   "text": sentence.text} for sentence in entry.sentences],
            "hardest_words": [{"word": word.text, "count": word.count, "syllables": word.syllables,
                               "plain": list(word.alternative.plain) if word.alternative else [],
                               "source": word.alternative.source if word.alternative else ""} for word in entry.words]}
