"""`quietword check`: exit codes, streams, what is read, what is reported."""

import json

import pytest

from quietword.reports import FORMATS

pytestmark = pytest.mark.usefixtures("made_up_rules")

CLEAR, WARNED, BLOCKED = "Breathe out slowly.\n", "That is mad.\n", "A client said so.\n"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("text", "code"), [(CLEAR, 0), (WARNED, 0), (BLOCKED, 1), (b"caf\xe9", 2)])
def test_exit_codes_are_the_same_in_every_format(quietword, write, format, text, code):
    write({"a.md": text})
    assert quietword("check", "a.md", "--format", format).code == code


def test_one_broken_file_wins_and_the_others_are_still_reported(quietword, write):
    write({"a.md": BLOCKED, "b.md": b"caf\xe9", "c.md": WARNED})
    done = quietword("check", ".", "--format", "json")
    assert done.code == 2
    assert [article["path"] for article in json.loads(done.out)["articles"]] == ["a.md", "c.md"]
    assert "quietword: b.md:1: " in done.err and "b.md" not in [a["path"] for a in json.loads(done.out)["articles"]]


def test_nothing_to_check_fails(quietword, write):
    write({"notes.csv": "a"})
    done = quietword("check", ".")
    assert done.code == 2 and "nothing to check" in done.err


def test_a_path_that_is_not_there_fails_and_is_named(quietword, write):
    write({"a.md": CLEAR})
    done = quietword("check", "a.md", "nowhere.md")
    assert done.code == 2 and "nowhere.md" in done.err and "1 article read" in done.out


def test_exit_zero_forgives_findings_but_no_failure(quietword, write):
    write({"a.md": BLOCKED, "broken/b.md": b"\xff"})
    assert quietword("check", "a.md", "--exit-zero").code == 0
    assert quietword("check", ".", "--exit-zero").code == 2


def test_standard_input_has_a_name(quietword):
    done = quietword("check", "-", "--stdin-filename", "drafts/a.md", stdin=BLOCKED.encode())
    assert done.code == 1 and done.out.startswith("drafts/a.md · must not go out yet")
    assert "standard-input.md" in quietword("check", "-", stdin=BLOCKED.encode()).out


def test_standard_input_must_be_text(quietword):
    done = quietword("check", "-", stdin=b"\xff\xfe")
    assert done.code == 2 and "standard-input.md" in done.err


@pytest.mark.parametrize(("options", "rules"), [
    ([], {"client-story", "blaming-words", "empty-words"}),
    (["--select", "stigma,readability"], {"blaming-words", "empty-words"}),
    (["--select", "stigma", "--select", "client-story"], {"blaming-words", "client-story"}),
    (["--ignore", "confidentiality", "--ignore", "empty-words"], {"blaming-words"}),
    (["--select", "stigma,readability", "--ignore", "empty-words"], {"blaming-words"})])
def test_rules_can_be_chosen(quietword, write, options, rules):
    write({"a.md": "A client, very mad.\n"})
    report = json.loads(quietword("check", "a.md", "-f", "json", *options).out)
    assert {finding["rule"] for finding in report["articles"][0]["findings"]} == rules


def test_an_unknown_rule_is_a_failure_before_anything_is_read(quietword, write):
    write({"a.md": BLOCKED})
    done = quietword("check", "a.md", "--select", "client-storey")
    assert (done.code, done.out) == (2, "") and "client-storey" in done.err


@pytest.mark.parametrize(("options", "said"), [
    (["--format", "sraif"], "Did you mean `sarif`?"), (["--output", "jsno:a"], "Did you mean `json`?"),
    (["--output", "json:"], "names no file"), (["--jobs", "-1"], "--jobs"), (["--nonsense"], "--nonsense")])
def test_wrong_usage_is_a_failure_with_a_hint(quietword, write, options, said):
    write({"a.md": CLEAR})
    done = quietword("check", "a.md", *options)
    assert (done.code, done.out) == (2, "") and said in done.err


def test_a_mishap_inside_is_one_line_that_quotes_no_article(quietword, write):
    write({"a.md": "Please fall over.\n", "b.md": BLOCKED})
    done = quietword("check", ".")
    assert done.code == 2 and "b.md · must not go out yet" in done.out
    assert done.err.count("\n") == 1
    assert done.err.startswith("quietword: a.md: something went wrong inside Quietword (RuntimeError")
    assert "Zebedee" not in done.err and "report" in done.err


def test_findings_go_to_standard_output_and_all_else_to_standard_error(quietword, write):
    write({"a.md": BLOCKED, "b.md": b"\xff"})
    done = quietword("check", ".")
    assert "must change" in done.out and "UTF-8" not in done.out
    assert "must change" not in done.err and "UTF-8" in done.err


def test_the_same_file_is_read_once(quietword, write):
    write({"a.md": CLEAR})
    assert "1 article read" in quietword("check", "a.md", ".", "a.md").out


def test_several_processes_say_what_one_says(quietword, write):
    write({f"{number:03}.md": BLOCKED if number % 7 == 0 else WARNED for number in range(60)})
    alone = quietword("check", ".", "--jobs", "1", "--format", "json")
    several = quietword("check", ".", "--jobs", "2", "--format", "json")
    assert (alone.code, alone.out) == (several.code, several.out) and json.loads(alone.out)["summary"]["articles"] == 60


def test_statistics_take_the_place_of_the_text_and_join_other_formats(quietword, write):
    write({"a.md": BLOCKED + WARNED})
    done = quietword("check", ".", "--statistics")
    assert done.out.splitlines()[0].split()[0] == "rule" and "client-story" in done.out and "│" not in done.out
    done = quietword("check", ".", "--statistics", "--format", "json")
    assert json.loads(done.out)["summary"]["errors"] == 1 and "client-story" in done.err


def test_no_cache_is_accepted(quietword, write):
    write({"a.md": CLEAR})
    assert quietword("check", "a.md", "--no-cache").code == 0


def test_without_a_path_it_reads_the_library_and_nothing_else(quietword, write):
    write({"README.md": BLOCKED, "guidance/quietword.toml": 'name = "A practice"\n', "guidance/a.md": WARNED})
    report = json.loads(quietword("check", "-f", "json").out)
    assert [article["path"] for article in report["articles"]] == ["guidance/a.md"]


def test_a_terminal_sees_how_far_it_is(folder, write):
    """A real terminal on standard error only: the bar goes there, and findings stay clean."""
    import os
    import pty
    import subprocess
    import sys
    write({f"{number:03}.md": CLEAR for number in range(60)})
    main, terminal = pty.openpty()
    command = [sys.executable, "-c", "from quietword.cli import main; main()", "check", "."]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, cwd=folder, check=True)
    os.close(terminal)
    seen = os.read(main, 100_000).decode()
    assert "Reading" in seen and "100%" in seen and done.stdout.decode() == "60 articles read · nothing stands in the way\n"
