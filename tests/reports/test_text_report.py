"""The report for authors: calm, marked, wrapped, told once."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from report_runs import RULES, finding, run, runs

from quietword.reports import render
from quietword.reports.text import render as text_report


def text(made, **options):
    return render("text", made, RULES, **({"redact": False} | options))


def test_a_finding_in_full():
    assert text(run(finding(line=12))) == """\
guidance/a.md · must not go out yet

  12:1  must change · This is about client-story.
  │ «One of my clients» told me so.
  Why      Because of client-story.
  Source   A code of ethics, 4c; A book
  Instead  Write something other than client-story.
  More     quietword explain client-story

1 article read · 1 must change
"""


def test_why_and_instead_are_told_once_a_rule_and_article():
    shown = text(run(finding(line=3), finding(line=9)))
    assert shown.count("Because of client-story.") == shown.count("Instead") == 1
    assert "client-story, as above" in shown


def test_another_pattern_of_the_rule_tells_its_own_instead():
    shown = text(run(finding(line=3), finding(line=9, instead="Say it plainly.")))
    assert shown.count("Why") == 1 and "Say it plainly." in shown


def test_words_marked_just_above_are_not_quoted_again():
    within = finding("long-sentence", "my clients", "One of my clients told me so.", 7)
    shown = text(run(finding(), within, finding(line=5)))
    assert shown.count("│") == 2 and "3:8  suggestion · This is about long-sentence." in shown


def test_clear_articles_are_only_counted():
    assert text(run()) == "1 article read · nothing stands in the way\n"


def test_waived_findings_show_in_one_line():
    shown = text(run(finding(waived=True, waived_because="invented, by Ada")))
    assert "3:1  waived · client-story: invented, by Ada" in shown and "nothing in the way" in shown


def test_subtitles_show_their_time():
    assert "3:1 at 00:01:02.500" in text(run(finding(cue="00:01:02.500")))


def test_findings_outside_the_change_say_so():
    assert "must change (older than this change)" in text(run(finding(new=False)))


def test_colour_underlines_instead_of_quoting():
    shown = text(run(finding()), colour=True)
    assert "\033[1;4mOne of my clients\033[0m" in shown and "«" not in shown


@settings(max_examples=60, deadline=None)
@given(runs(), st.integers(30, 120))
def test_colour_changes_nothing_but_colour(made, width):
    bare = re.sub(r"\033\[[\d;]*m", "", text_report(made, RULES, redact=True, colour=True, width=width))
    plain = text_report(made, RULES, redact=True, colour=False, width=width)
    assert re.sub(r"[«»\s]", "", bare) == re.sub(r"[«»\s]", "", plain)


def test_an_underline_does_not_run_into_the_gutter():
    long = "one of my clients " * 12
    for line in text(run(finding(text=long.strip())), colour=True, width=50).splitlines():
        assert "\033[1;4m" not in line.partition("│")[0]
        assert not re.sub("\033\\[[\\d;]+m[^\033]*\033\\[0m", "", line).count("\033")


def test_lines_fit_a_narrow_terminal():
    wordy = finding(message="A message of quite a few words, longer than a narrow line.", text="A",
                    sentence="A " + "word " * 90)
    for line in text(run(wordy), width=40).splitlines():
        assert len(line) <= 40 or "guidance/a.md" in line or "read ·" in line


def test_a_long_sentence_is_cut_around_the_marked_words():
    sentence = "before " * 80 + "one of my clients" + " after" * 80
    shown = text(run(finding(text="one of my clients", sentence=sentence, at=560)))
    quoted = " ".join(line.strip(" │") for line in shown.splitlines() if "│" in line)
    assert quoted.startswith("… before") and "«one of my clients»" in quoted and quoted.endswith("after …")
    assert len(quoted) < 330


def test_escape_sequences_of_an_article_do_not_reach_the_terminal():
    shown = text(run(finding(text="a\033]0;title\007b", sentence="a\033]0;title\007b\u202e c")))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", shown)


def test_no_line_of_an_article_can_be_a_workflow_command():
    shown = text(run(finding(text="::error::x", sentence="::error::x ::stop-commands::y")))
    assert not re.search(r"^\s*::", shown, re.MULTILINE)


def test_statistics_count_by_rule():
    made = run(finding(), finding(line=4), finding("long-sentence", waived=True))
    shown = render("statistics", made, RULES, redact=True)
    assert [re.split(r"\s{2,}", line) for line in shown.splitlines()[:3]] == [
        ["rule", "must change", "second look", "suggestion", "waived"],
        ["client-story", "2", "·", "·", "·"], ["long-sentence", "·", "·", "·", "1"]]
