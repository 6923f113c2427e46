"""One page with a small chart, drawn in SVG: nothing is loaded from anywhere and no script runs."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files

from quietword.readability.telling.report import NOTE, Entry, Report, known_terms_told, minutes

CHARTED = 30                       # articles in the chart, worst first
_ROW, _LABEL, _SCALE = 26, 330, 22      # pixels: height of a bar, width of the names, width of a year


def render(report: Report, **_: object) -> str:
    """The report as one self-contained page."""
    style = files("quietword.readability.telling").joinpath("page.css").read_text(encoding="utf-8").strip()
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'; base-uri 'none'"
    body = ["<h1>How hard our articles are to read</h1>", f"<p>{escape(_headline(report))}</p>", *_chart(report),
            *_table(report), *_unscored(report), *(_details(entry) for entry in report.scored),
            *(f'<p class="soft">{escape(note)}</p>' for note in (_masked(report), known_terms_told(report), NOTE) if note)]
    return "\n".join([
        "<!doctype html>", '<html lang="en-GB">', "<head>", '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">', '<meta name="robots" content="noindex">',
        "<title>How hard our articles are to read</title>", f"<style>{style}</style>", "</head>", "<body>", "<main>", *body,
        "</main>", "</body>", "</html>", ""])


def _headline(report: Report) -> str:
    count = len(report.scored)
    over = sum(entry.scores.grade_without_known_terms > report.advice_grade for entry in report.scored)
    if not count:
        return "No article was scored."
    return (f"{count} {'article' if count == 1 else 'articles'}, hardest first. {over or 'None'} above a reading age of "
            f"{report.advice_grade + 5:g}, our aim.")


def _masked(report: Report) -> str:
    return "Sentences and headings are left out, so that this page can be passed on." if report.redacted else ""


def _kind(report: Report, entry: Entry) -> str:
    grade = entry.scores.grade_without_known_terms
    return "hard" if grade > report.warning_grade else "middling" if grade > report.advice_grade else "easy"


def _chart(report: Report) -> list[str]:
    """A bar for each article; dashed lines mark the two levels. The table below says the same in words."""
    shown = report.scored[:CHARTED]
    if not shown:
        return []
    ages = [entry.scores.reading_age_without_known_terms for entry in shown]
    years = max(18.0, *ages)
    width, height = round(_LABEL + years * _SCALE + 60), (len(shown) + 1) * _ROW + 10
    named = f"the {len(shown)} hardest articles" if len(shown) < len(report.scored) else "each article"
    lines = [f'<div class="wide" tabindex="0" role="group" aria-label="Chart"><svg role="img" aria-labelledby="chart-title" '
             f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
             f'<title id="chart-title">Reading age of {named}, hardest first</title>']
    for level in (report.advice_grade + 5, report.warning_grade + 5):
        at = round(_LABEL + level * _SCALE)
        lines += [f'<line class="level" x1="{at}" x2="{at}" y1="{_ROW}" y2="{height}"/>',
                  f'<text x="{at + 4}" y="16">{level:g}</text>']
    for number, (entry, age) in enumerate(zip(shown, ages, strict=True), 1):
        top, long = number * _ROW + 4, round(max(age, 0.2) * _SCALE)
        lines += [f'<text x="{_LABEL - 8}" y="{top + 14}" text-anchor="end">{escape(_short(entry.path))}</text>',
                  f'<rect class="{_kind(report, entry)}" x="{_LABEL}" y="{top}" width="{long}" height="{_ROW - 8}"/>',
                  f'<text x="{_LABEL + long + 6}" y="{top + 14}">{age:.1f}</text>']
    return [*lines, "</svg></div>"]


def _short(path: str) -> str:
    return path if len(path) <= 44 else "…" + path[-43:]


def _table(report: Report) -> list[str]:
    if not report.scored:
        return []
    known = ["With known terms"] if report.known_terms else []
    heads = ["Article", "Reading age", "Grade", *known, "SMOG", "Hard words", "Words", "Sentences", "Time"]
    lines = ['<div class="wide" tabindex="0" role="group" aria-label="Table"><table>',
             "<thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr></thead>", "<tbody>"]
    for entry in report.scored:
        scores = entry.scores
        cells = [f"{scores.reading_age_without_known_terms:.1f}", f"{scores.grade_without_known_terms:.1f}",
                 *([f"{scores.flesch_kincaid_grade:.1f}"] if known else []), f"{scores.smog:.1f}",
                 f"{scores.hard_word_share:.0%}", str(scores.words), str(scores.sentences), minutes(scores)]
        lines.append(f'<tr><th scope="row">{escape(entry.path)}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return [*lines, "</tbody></table></div>"]


def _unscored(report: Report) -> list[str]:
    if not report.unscored:
        return []
    items = "".join(f"<li>{escape(entry.path)}: {escape(entry.unscored)}</li>" for entry in report.unscored)
    return [f"<h2>Not scored</h2><ul>{items}</ul>"]


def _details(entry: Entry) -> str:
    lines = ["<section>", f"<h2>{escape(entry.path)}</h2>"]
    if len(entry.sections) > 1:
        items = "".join(f"<li>{escape(section.title) or f'From line {section.line}'}: reading age "
                        f"{section.scores.reading_age_without_known_terms:.1f}, {section.scores.words} words</li>"
                        for section in entry.sections)
        lines.append(f"<h3>Sections</h3><ul>{items}</ul>")
    if entry.sentences:
        lines.append("<h3>Hardest sentences</h3>")
    for sentence in entry.sentences:
        lines.append(f"<p>Line {sentence.line}: {escape('; '.join(sentence.reasons))}</p>")
        lines += [f"<blockquote>{escape(sentence.text)}</blockquote>"] if sentence.text else []
    if entry.words:
        lines.append(f"<h3>Hardest words</h3><ul>{''.join(map(_word, entry.words))}</ul>")
    return "\n".join([*lines, "</section>"])


def _word(word) -> str:
    times = f" ({word.count} times)" if word.count > 1 else ""
    plain = f": write {escape(word.alternative.told)}" if word.alternative else ""
    link = f' <a href="{escape(word.alternative.url)}" rel="noreferrer">source</a>' if word.alternative else ""
    return f"<li>{escape(word.text)}{times}{plain}{link}</li>"
