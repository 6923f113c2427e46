"""With the real rulebook: what the gate catches is told to the author and kept from everybody else."""

import json
import re

import pytest

from quietword.engine import load_rules
from quietword.reports import FORMATS

BREACHES = {
    "guidance/quietword.toml": 'name = "A practice"\n',
    "guidance/themes/sarah-thornbury.md": (
        "# Panic\n\nOne of my clients, Sarah Thornbury, told me that she counts the ferries at Birkenhead.\n\n"
        "![Sarah at the ferry](sarah.jpg)\n\n<!-- Sarah Thornbury said yes -->\n"),
    "guidance/tips/breathing.md": (
        "# Breathing\n\nYesterday a client wept in our session about his stammering brother.\n\n"
        "<!-- quietword: allow client-anecdote because \"Sarah Thornbury agreed\" by Ada -->\n\n"
        "I saw a woman last week who collects barometers.\n"),
    "guidance/tips/one-day-at-a-time.md": "# One day at a time\n\nBreathe out slowly. Count to five.\n",
}
PRIVATE = {"confidentiality", "identifiers"}


@pytest.fixture
def library(write):
    write(BREACHES)


def words(text):
    return set(re.findall(r"[^\W_]+", text.casefold()))


def test_the_author_sees_the_sentence_and_the_exit_code_says_blocked(quietword, library):
    done = quietword("check")
    assert done.code == 1 and "Birkenhead" in done.out and "must not go out yet" in done.out
    assert "one-day-at-a-time.md" not in done.out


@pytest.mark.parametrize("format", FORMATS)
def test_no_flagged_word_leaves_in_a_redacted_report(quietword, library, monkeypatch, format):
    whole = json.loads(quietword("check", "-f", "json").out)
    flagged = {word for article in whole["articles"] for finding in article["findings"] if finding["group"] in PRIVATE
               for word in words(finding["text"])}
    assert "wept" in flagged
    monkeypatch.setenv("CI", "true")
    done = quietword("check", "-f", format)
    shown = words(done.out + done.err)
    assert done.code == 1
    assert not shown & flagged - _own_words(quietword, format)
    assert not shown & {"sarah", "thornbury", "birkenhead", "barometers", "stammering"}


def _own_words(quietword, format):
    """Words that a report uses of itself: its frame, the rules' files, the names of folders."""
    told = [quietword("check", "guidance/tips/one-day-at-a-time.md", "-f", format).out, "tips themes guidance breathing"]
    for rule in load_rules():
        told += [rule.name, rule.group, rule.summary, rule.message, rule.why, rule.instead]
        told += [pattern.message + " " + pattern.instead for pattern in rule.patterns]
        told += [f"{source.title} {source.clause} {source.url}" for source in rule.sources]
    return words(" ".join(told))


def test_formats_agree_on_the_real_thing(quietword, library):
    summary = json.loads(quietword("check", "-f", "json").out)["summary"]
    sarif = json.loads(quietword("check", "-f", "sarif").out)["runs"][0]["results"]
    assert sum(r["level"] == "error" and not r["suppressions"] for r in sarif) == summary["errors"] > 2
    assert sum(bool(r["suppressions"]) for r in sarif) == summary["waived"]
    lines = {quietword("check", "-f", format).out.splitlines()[-1].removeprefix("quietword: ") for format in ("text", "github")}
    assert len(lines) == 1


def test_every_rule_of_the_rulebook_can_be_explained(quietword):
    for rule in load_rules():
        done = quietword("explain", rule.name)
        assert done.code == 0 and "It speaks up at" in done.out
        assert (f"quietword: allow {rule.name}" in done.out) is not rule.name.startswith("waiver-")


def test_the_handbook_has_a_page_for_every_rule(quietword, folder):
    quietword("rules", "--handbook", "pages")
    assert {page.stem for page in (folder / "pages").iterdir()} == {rule.name for rule in load_rules()} | {"index"}


def test_a_short_article_by_several_roads_gives_the_same_findings(quietword, write):
    text = "One of my clients told me that she counts the stairs.\n"
    write({"a.md": text, "b.txt": text})
    by_file = json.loads(quietword("check", "a.md", "-f", "json").out)["articles"][0]["findings"]
    by_stdin = json.loads(quietword("check", "-", "--stdin-filename", "a.md", "-f", "json", stdin=text.encode()).out)
    by_text = json.loads(quietword("check", "b.txt", "-f", "json").out)["articles"][0]["findings"]
    assert by_file and by_file == by_stdin["articles"][0]["findings"]
    assert [f["span"] for f in by_text if f["group"] in PRIVATE] == [f["span"] for f in by_file if f["group"] in PRIVATE]
