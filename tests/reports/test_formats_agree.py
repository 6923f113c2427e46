"""All formats tell the same findings: counted in each, they come to the run's own summary."""

import json
import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from report_runs import RULES, finding, run, runs

from quietword.reports import FORMATS, PUBLIC, render
from quietword.reports.wording import headline


def counted_json(text):
    report = json.loads(text)
    findings = [f for article in report["articles"] for f in article["findings"]]
    assert report["summary"] | {} == report["summary"]
    return Counter("waived" if f["waived"] else f["severity"] for f in findings)


def counted_sarif(text):
    names = {"error": "error", "warning": "warning", "note": "advice"}
    return Counter("waived" if r["suppressions"] else names[r["level"]] for r in json.loads(text)["runs"][0]["results"])


def counted_junit(text):
    counts = Counter()
    for case in ElementTree.fromstring(text).iter("testcase"):
        out = case.find("system-out")
        if case.find("failure") is not None:
            counts["error"] += 1
        elif case.find("skipped") is not None:
            counts["waived"] += 1
        elif out is not None:
            counts["warning" if out.text.startswith("second look") else "advice"] += 1
    return counts


def counted_github(text):
    names = {"error": "error", "warning": "warning", "notice": "advice"}
    counts = Counter()
    for kind, told in re.findall(r"^::(error|warning|notice) (.*)$", text, re.MULTILINE):
        more = re.search(r"title=Quietword::([\d,]+) more of this kind", told)
        if "This file could not be checked" in told:
            continue
        counts[names[kind]] += int(more[1].replace(",", "")) if more else 1
    return counts


def counted_markdown(text):
    names = {"must change": "error", "second look": "warning", "suggestion": "advice", "waived": "waived"}
    labels = re.findall(r"^\| (must change|second look|suggestion|waived) \|", text, re.MULTILINE)
    return Counter(names[label] for label in labels)


def counted_html(text):
    return Counter(re.findall(r'<li class="(\w+)" data-rule=', text))


COUNTS = {"json": counted_json, "sarif": counted_sarif, "junit": counted_junit, "github": counted_github,
          "markdown": counted_markdown, "html": counted_html}


@settings(max_examples=60, deadline=None)
@given(runs())
def test_every_format_has_the_same_counts(made):
    total = made.summary()
    expected = +Counter(error=total["errors"], warning=total["warnings"], advice=total["advice"],
                        waived=total["waived"])
    for format, counted in COUNTS.items():
        for redact in (True, False):
            found = counted(render(format, made, RULES, redact=redact))
            if format == "github":
                found["waived"] = total["waived"]                  # annotations leave waived findings to the last line
                if len(made.problems) + total["errors"] > 9:
                    continue                                       # the tenth line counts problems too
            assert +found == expected, format


@settings(max_examples=40, deadline=None)
@given(runs())
def test_every_format_for_people_has_the_same_headline(made):
    plain = headline(made)
    assert render("text", made, RULES, redact=False).splitlines()[-1] == plain
    assert render("github", made, RULES, redact=True).splitlines()[-1] == f"quietword: {plain}"
    assert f"<p>{plain}</p>" in render("html", made, RULES, redact=True)
    assert plain in render("markdown", made, RULES, redact=True)
    assert f'value="{plain}"' in render("junit", made, RULES, redact=True)


@settings(max_examples=40, deadline=None)
@given(runs())
def test_every_format_can_be_written_as_utf8_and_holds_no_control_character(made):
    for format in FORMATS:
        for redact in (True, False):
            text = render(format, made, RULES, redact=redact)
            text.encode("utf-8", "replace")
            if format not in ("json", "sarif"):                    # programs read those, and escape what they show
                assert not re.search("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e]", text), format


def test_public_formats_are_formats():
    assert set(FORMATS) > PUBLIC


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_checked_is_said_in_every_format(format):
    from quietword.engine import Run
    assert render(format, Run(()), RULES, redact=True)


def test_headline_counts_in_words():
    assert headline(run()) == "1 article read · nothing stands in the way"
    told = headline(run(finding(), finding("blaming-words", line=5), finding("long-sentence", line=6),
                        finding("long-sentence", line=7, waived=True)))
    assert told == "1 article read · 1 must change · 1 wants a second look · 1 suggestion · 1 waived"
