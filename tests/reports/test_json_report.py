"""JSON keeps to its schema, and the schema keeps to what was promised."""

import json
from importlib.resources import files
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from report_runs import RULES, finding, run, runs

from quietword.engine import Result, Run
from quietword.reports import render

SCHEMA = json.loads(files("quietword.reports").joinpath("report-v1.schema.json").read_text(encoding="utf-8"))
PROMISED = {
    "article": ["path", "verdict", "readability", "findings"],
    "readability": ["words", "sentences", "flesch_kincaid_grade", "smog", "reading_age"],
    "finding": ["rule", "group", "severity", "confidence", "span", "message", "why", "instead", "text", "waived"],
    "position": ["line", "column", "offset"],
    "summary": ["articles", "blocked", "errors", "warnings", "advice", "waived"]}


def test_the_schema_is_one_and_requires_what_version_1_promised():
    Draft202012Validator.check_schema(SCHEMA)
    assert {name: SCHEMA["$defs"][name]["required"] for name in PROMISED} == PROMISED
    assert SCHEMA["required"] == ["version", "articles", "summary"] and SCHEMA["properties"]["version"] == {"const": 1}


@settings(max_examples=60, deadline=None)
@given(runs())
def test_reports_keep_to_the_schema(made):
    for redact in (True, False):
        report = json.loads(render("json", made, RULES, redact=redact))
        Draft202012Validator(SCHEMA).validate(report)
        assert report["summary"] == made.summary()


def test_a_report_that_lacks_a_field_does_not_pass():
    report = json.loads(render("json", run(finding()), RULES, redact=False))
    del report["articles"][0]["findings"][0]["confidence"]
    assert not Draft202012Validator(SCHEMA).is_valid(report)


def test_it_is_the_shape_that_was_promised():
    scores = SimpleNamespace(words=412, sentences=31, flesch_kincaid_grade=5.8, smog=8.1, reading_age=10.8)
    made = Run((Result("guidance/x.md", (finding(line=12),), scores),))
    report = json.loads(render("json", made, RULES, redact=False))
    article = report["articles"][0]
    assert (article["path"], article["verdict"]) == ("guidance/x.md", "blocked")
    assert article["readability"] == vars(scores)
    assert article["findings"][0] == {
        "rule": "client-story", "group": "confidentiality", "severity": "error", "confidence": "high",
        "span": {"start": {"line": 12, "column": 1, "offset": 120}, "end": {"line": 12, "column": 18, "offset": 137}},
        "message": "This is about client-story.", "why": "Because of client-story.",
        "instead": "Write something other than client-story.", "text": "One of my clients", "waived": False}


@pytest.mark.parametrize("redact", [True, False])
def test_text_is_utf8_not_escapes(redact):
    assert "▮▮▮" in render("json", run(finding()), RULES, redact=True)
    assert "naïve" in render("json", run(finding(text="naïve")), RULES, redact=False)
