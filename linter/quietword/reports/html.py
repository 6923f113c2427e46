"""One page that a practice manager can open: every finding, filters, nothing loaded from anywhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

from quietword.reports.wording import CALLED, SEVERITIES, VERDICTS, cited, excerpt, headline, plain


def render(run: Any, rules: Mapping[str, Any], *, redact: bool, **_: Any) -> str:
    """The run as one self-contained page. It reads without its script, which only filters."""
    if redact:
        from quietword.reports.redaction import redacted
        run = redacted(run, rules)
    style, script = (_asset(name) for name in ("page.css", "page.js"))
    speaking = [result for result in run.results if result.findings]
    return "\n".join([
        "<!doctype html>", '<html lang="en-GB">', *_head(style, script), "<body>",
        '<a class="skip" href="#findings">Skip to the findings</a>',
        "<header>", "<h1>Quietword report</h1>", f"<p>{_text(headline(run))}</p>", *(_MASKED if redact else ()),
        *_filters(speaking), "</header>",
        '<main id="findings">', *_problems(run.problems),
        *(_article(number, result, rules) for number, result in enumerate(speaking)), "</main>",
        _FOOT, f"<script>{script}</script>", "</body>", "</html>", ""])


_MASKED = ('<p class="soft">Flagged words are masked (▮▮▮), so that this page can be passed on.</p>',)
_FOOT = ('<footer><p class="soft">A finding is a quiet word, not a judgement. “Must change” stops an article from '
         "going out; “second look” asks another person to read it; a suggestion may be left.</p></footer>")


def _head(style: str, script: str) -> list[str]:
    """The page may run its own script and style and load nothing: the policy holds their hashes."""
    policy = (f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
              "base-uri 'none'; form-action 'none'")
    return ["<head>", '<meta charset="utf-8">', f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="robots" content="noindex">', '<meta name="referrer" content="no-referrer">',
            "<title>Quietword report</title>", f"<style>{style}</style>", "</head>"]


def _asset(name: str) -> str:
    return files("quietword.reports").joinpath(name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _text(text: str) -> str:
    return escape(plain(text))


def _filters(results: list[Any]) -> list[str]:
    """The form stays hidden until the script that serves it runs."""
    if not results:
        return []
    findings = [finding for result in results for finding in result.findings]
    articles = [(str(number), plain(result.path)) for number, result in enumerate(results)]
    present = {_severity(finding) for finding in findings}
    return ["<form hidden>", _select("Article", "article", articles),
            _select("Rule", "rule", [(name, name) for name in sorted({finding.rule for finding in findings})]),
            _select("How grave", "severity", [(k, _called(k)) for k in (*SEVERITIES, "waived") if k in present]),
            '<button type="reset">Show all</button>', "</form>", '<p class="soft" role="status"></p>']


def _select(label: str, name: str, choices: Iterable[tuple[str, str]]) -> str:
    options = "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in choices)
    options = f'<option value="">all</option>{options}'
    return f'<label>{label} <select name="{name}" autocomplete="off">{options}</select></label>'


def _severity(finding: Any) -> str:
    return "waived" if finding.waived else str(finding.severity)


def _called(severity: str) -> str:
    return CALLED.get(severity, severity)


def _problems(problems: Any) -> list[str]:
    if not problems:
        return []
    places = [(f"{problem.path}, line {problem.line}" if problem.line else problem.path) for problem in problems]
    items = "".join(f"<li>{_text(place)}: {_text(p.message)}</li>" for place, p in zip(places, problems, strict=True))
    return [f'<section aria-labelledby="unread"><h2 id="unread">Could not be checked</h2><ul>{items}</ul></section>']


def _article(number: int, result: Any, rules: Mapping[str, Any]) -> str:
    verdict = str(result.verdict)
    items = "\n".join(_finding(finding, rules.get(finding.rule)) for finding in result.findings)
    return (f'<article data-article="{number}">\n<h2>{_text(result.path)}</h2>\n'
            f'<p class="{verdict}">{VERDICTS[verdict].capitalize()}</p>\n<ul>\n{items}\n</ul>\n</article>')


def _finding(finding: Any, rule: Any) -> str:
    severity = _severity(finding)
    cue = f", at {_text(finding.cue)}" if finding.cue else ""
    place = f"line {finding.start.line}, column {finding.start.column}{cue}"
    lines = [f'<li class="{severity}" data-rule="{escape(finding.rule)}" data-severity="{severity}">',
             f'<h3><span class="label">{_called(severity).capitalize()}:</span> {_text(finding.message)}</h3>',
             f'<p class="place">{place} · {escape(finding.rule)}</p>', *_quote(finding)]
    if finding.waived:
        lines.append(f"<p>Waived: {_text(finding.waived_because) or 'no reason given'}</p>")
    lines += [f"<p>Why: {_text(finding.why)}{_sources(rule)}</p>", f"<p>Instead: {_text(finding.instead)}</p>", "</li>"]
    return "\n".join(lines)


def _quote(finding: Any) -> list[str]:
    before, marked, after = (escape(part) for part in excerpt(finding.sentence, finding.at, finding.text, room=600))
    if not before + marked + after:
        return []
    return [f"<blockquote>{before}<mark>{marked}</mark>{after}</blockquote>"]


def _sources(rule: Any) -> str:
    """Sources, linked where they have a web address; a link tells the other site nothing of this page."""
    if rule is None or not rule.sources:
        return ""
    told = [f'<a href="{escape(source.url)}" rel="noreferrer">{_text(cited(source))}</a>'
            if source.url.startswith(("https://", "http://")) else _text(cited(source)) for source in rule.sources]
    return f' <span class="soft">({"; ".join(told)})</span>'
