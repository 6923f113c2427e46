"""Annotations, JUnit and the step summary: escaped, within their limits, gravest first."""

import re
from xml.etree import ElementTree

from hypothesis import example, given, settings
from report_runs import ANY_TEXT, RULES, finding, run, runs

from quietword.engine import Problem
from quietword.reports import render
from quietword.reports.github import command
from quietword.reports.markdown import escaped
from quietword.reports.wording import plain


def annotations(made, **options):
    return render("github", made, RULES, **({"redact": True} | options)).splitlines()


def test_an_annotation_says_where_what_and_what_instead():
    first = annotations(run(finding(line=12)))[0]
    assert first == ("::error file=guidance/a.md,line=12,endLine=12,col=1,endColumn=18,title=client-story::"
                     "This is about client-story. Write something other than client-story. "
                     "(quietword explain client-story)")


def test_errors_come_first_and_each_kind_stops_at_nine_and_one_more():
    many = [finding("long-sentence", line=n) for n in range(1, 30)] + [finding(line=n) for n in range(1, 13)]
    kinds = [line.split(" ")[0] for line in annotations(run(*many))[:-1]]
    assert kinds == ["::error"] * 10 + ["::notice"] * 10
    lines = annotations(run(*many))
    assert "3 more of this kind" in lines[9] and "20 more of this kind" in lines[19]


def test_waived_findings_are_no_annotations_but_are_counted():
    lines = annotations(run(finding(waived=True)))
    assert lines == ["quietword: 1 article read · nothing stands in the way · 1 waived"]


def test_a_file_that_could_not_be_checked_is_an_error_annotation():
    lines = annotations(run(problems=[Problem("guidance/b.md", 2, "is not UTF-8 text")]))
    assert lines[0] == ("::error file=guidance/b.md,line=2,title=Quietword::"
                        "This file could not be checked: is not UTF-8 text")


@settings(max_examples=200)
@given(ANY_TEXT, ANY_TEXT)
@example("100%25 sure: a, b", "a%2Cb:c.md")
def test_no_text_breaks_out_of_its_command(message, value):
    line = command("error", message, file=value)
    assert "\n" not in line and "\r" not in line
    parts = re.fullmatch(r"::error file=([^:,]*)::(.*)", line)
    assert parts and len(line.splitlines()) == 1
    assert _undone(parts[1]) == plain(value) and _undone(parts[2]) == plain(message)


def _undone(text):
    """What the runner makes of an escaped value."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


@settings(max_examples=60, deadline=None)
@given(runs())
def test_junit_is_xml_and_its_counts_are_its_cases(made):
    root = ElementTree.fromstring(render("junit", made, RULES, redact=False))
    cases = list(root.iter("testcase"))
    assert int(root.get("tests")) == len(cases)
    total = made.summary()
    for count, tag, expected in (("failures", "failure", total["errors"]), ("errors", "error", len(made.problems)),
                                 ("skipped", "skipped", total["waived"])):
        assert int(root.get(count)) == sum(case.find(tag) is not None for case in cases) == expected


def test_the_step_summary_stays_under_its_limit_and_says_what_it_left_out():
    many = run(*(finding("long-sentence", line=n) for n in range(1, 2000)))
    text = render("markdown", many, RULES, redact=True, limit=20_000)
    shown = len(re.findall(r"^\| suggestion \|", text, re.MULTILINE))
    left = int(re.search(r"^([\d,]+) more rows are left out", text, re.MULTILINE)[1].replace(",", ""))
    assert len(text.encode()) < 20_000 and shown + left == 1999 and shown > 50


def test_ten_thousand_findings_fit_the_real_limit():
    path = "guidance/a-rather-long-name-for-an-article.md"
    many = run(*(finding("long-sentence", line=n, path=path) for n in range(1, 10_001)), path=path)
    text = render("markdown", many, RULES, redact=True, link="https://github.com/o/r/blob/" + "a" * 40)
    assert 900_000 < len(text.encode()) < 1_048_576


def test_errors_keep_their_rows_when_suggestions_do_not():
    many = run(*(finding("long-sentence", line=n) for n in range(1, 500)), finding(line=600))
    assert "| must change |" in render("markdown", many, RULES, redact=True, limit=10_000)


def test_rows_link_to_the_line_and_the_source():
    text = render("markdown", run(finding(line=12)), RULES, redact=True, link="https://github.com/o/r/blob/abc/")
    assert "](<https://github.com/o/r/blob/abc/guidance/a.md#L12>)" in text
    assert "[client-story](<https://example.org/code>)" in text


@settings(max_examples=200)
@given(ANY_TEXT)
def test_escaped_text_is_shown_as_it_is_by_a_markdown_reader(text):
    from markdown_it import MarkdownIt
    shown = escaped(text)
    assert "\n" not in shown and not re.search(r"(?<!\\)\|", shown)
    if shown:
        rendered = MarkdownIt().enable("table").render(f"| a |\n|---|\n| {shown} |\n")
        assert not re.search(r"<(?!/?(table|thead|tbody|tr|th|td)>)", rendered)
