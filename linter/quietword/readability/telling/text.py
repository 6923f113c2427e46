"""For people at a terminal."""

from __future__ import annotations

from textwrap import wrap

from quietword.readability.telling.report import NOTE, Entry, Report, known_terms_told, minutes

DETAILED = 10      # articles told in detail, worst first


def render(report: Report, *, width: int = 100, colour: bool = False, detailed: int = DETAILED, **_: object) -> str:
    """The table, then the hardest articles in detail, in lines of `width` characters."""
    lines = [*_table(report, colour)]
    for entry in report.unscored:
        lines.append(f"not scored: {entry.path}: {entry.unscored}")
    for entry in report.scored[:detailed]:
        lines += ["", *_details(entry, width, colour)]
    left = len(report.scored) - detailed
    if left > 0 and detailed:
        lines += ["", f"{left} easier {'article' if left == 1 else 'articles'} not shown in detail; name one to see it."]
    if report.redacted:
        lines += ["", "Sentences and headings are left out, so that this can be passed on; --no-redact shows them."]
    for note in (known_terms_told(report), NOTE):
        lines += ["", *wrap(note, width)] if note else []
    return "\n".join(lines) + "\n"


def _table(report: Report, colour: bool) -> list[str]:
    known = bool(report.known_terms)
    heads = ["Reading age", "Grade", *(["With known terms"] if known else []), "SMOG", "Hard words", "Words", "Time", "Article"]
    rows = [_cells(entry, known) for entry in report.scored]
    if not rows:
        return []
    widths = [max(len(row[at]) for row in [heads, *rows]) for at in range(len(heads) - 1)]
    lines = []
    for number, row in enumerate([heads, *rows]):
        text = "  ".join([cell.rjust(wide) for cell, wide in zip(row, widths, strict=False)] + [row[-1]])
        style = "1" if not number else _style(report, report.scored[number - 1])
        lines.append(f"\033[{style}m{text}\033[0m" if colour and style else text)
    return lines


def _style(report: Report, entry: Entry) -> str:
    grade = entry.scores.grade_without_known_terms
    return "33" if grade > report.warning_grade else "36" if grade > report.advice_grade else ""


def _cells(entry: Entry, known: bool) -> list[str]:
    scores = entry.scores
    return [f"{scores.reading_age_without_known_terms:.1f}", f"{scores.grade_without_known_terms:.1f}",
            *([f"{scores.flesch_kincaid_grade:.1f}"] if known else []), f"{scores.smog:.1f}",
            f"{scores.hard_word_share:.0%}", str(scores.words), minutes(scores), entry.path]


def _details(entry: Entry, width: int, colour: bool) -> list[str]:
    lines = [f"\033[1m{entry.path}\033[0m" if colour else entry.path]
    if len(entry.sections) > 1:
        lines.append("  Sections (reading age, words):")
        lines += [f"    {section.scores.reading_age_without_known_terms:5.1f} {section.scores.words:5}  line {section.line}"
                  + f"  {section.title}".rstrip() for section in entry.sections]
    if entry.sentences:
        lines.append("  Hardest sentences:")
    for sentence in entry.sentences:
        lines += _wrapped("; ".join(sentence.reasons), width, f"    line {sentence.line}: ", "      ")
        lines += _wrapped(sentence.text, width, "      │ ", "      │ ")
    if entry.words:
        lines.append("  Hardest words:")
    for word in entry.words:
        times = f" ({word.count} times)" if word.count > 1 else ""
        plain = f" → {' or '.join(word.alternative.plain)}" if word.alternative else ""
        lines.append(f"    {word.text}{times}{plain}")
    sources = sorted({word.alternative.source for word in entry.words if word.alternative})
    lines += _wrapped(f"Plain words from: {'; '.join(sources)}.", width, "    ", "    ") if sources else []
    return lines


def _wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    return wrap(text, width, initial_indent=first, subsequent_indent=rest)
