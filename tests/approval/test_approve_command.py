"""`quietword approve`, `retire` and `status` over a library on disk."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from approval_articles import EDITOR, LEAD, SOURCE

SETTINGS = """
approvers = [{ name = "Clinical lead", role = "clinical" }, { name = "Editor", role = "editorial" }]
"""
STORY = SOURCE.replace("Worry comes", "A client of mine once told me that she counts the stairs. Worry comes")


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    from quietword.cli import checking
    (tmp_path / "quietword.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "worry.md").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "chair.png").write_bytes(b"a chair")
    monkeypatch.chdir(tmp_path)
    checking.setting.cache_clear()
    checking.library_of.cache_clear()
    return tmp_path


class Done:
    def __init__(self, exit_code: int, stdout: str, stderr: str):
        self.exit_code, self.stdout, self.stderr = exit_code, stdout, stderr


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs the command as a person would; `answers` makes it a terminal at which somebody types them."""
    def runs(*arguments: str, answers: str = "") -> Done:
        from quietword.cli import main
        stdin = io.StringIO(answers)
        stdin.isatty = lambda: bool(answers)
        monkeypatch.setattr("sys.stdin", stdin)
        monkeypatch.setattr("sys.argv", ["quietword", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(ended.value.code or 0, *capsys.readouterr())
    return runs


@pytest.fixture
def findings(monkeypatch):
    """Makes the rules find what a test wants them to: these tests are about approval, not about rules."""
    def say(*found):
        from quietword import engine
        from quietword.engine import Result
        monkeypatch.setattr(engine, "check", lambda article, *_: Result(article.path, tuple(found)))
    return say


def finding(severity: str, rule: str = "long-sentence"):
    from quietword.article import Position, Span
    from quietword.engine import Finding
    from quietword.rules import Confidence, Severity
    return Finding("worry.md", rule, "readability", Severity(severity), Confidence.HIGH, Span(0, 1), Position(14, 1, 0),
                   Position(14, 2, 1), "This sentence is long.", "why", "Make two of it.", "very long", "A very long one.", 2)


def review(home: Path) -> str:
    return next(line for line in (home / "worry.md").read_text(encoding="utf-8").splitlines() if line.startswith("review"))


def test_approve_writes_the_review_and_nothing_else(run, home, findings):
    findings()
    done = run("approve", "worry.md", "--by", LEAD)
    assert done.exit_code == 0, done.stderr
    assert "approved by Clinical lead until" in done.stderr
    text = (home / "worry.md").read_text(encoding="utf-8")
    assert text == SOURCE.replace("review: {status: draft}", review(home))
    assert f"on: {date.today().isoformat()}" in review(home)
    [row] = json.loads(run("status", "--format", "json").stdout)["articles"]
    assert (row["group"], row["approved_by"]) == ("published", [LEAD])


def test_it_refuses_while_anything_blocks(run, home, findings):
    findings(finding("error", "client-anecdote"))
    done = run("approve", "worry.md", "--by", LEAD, "--having-read")
    assert done.exit_code == 1
    assert "not approved: something must change first" in done.stderr and "client-anecdote" in done.stderr
    assert review(home) == "review: {status: draft}"


def test_a_real_client_story_blocks(run, home):
    (home / "worry.md").write_text(STORY, encoding="utf-8")
    assert run("approve", "worry.md", "--by", LEAD, "--having-read").exit_code == 1
    assert (home / "worry.md").read_text(encoding="utf-8") == STORY


def test_it_refuses_whoever_is_not_listed(run, home):
    done = run("approve", "worry.md", "--by", "clinical lead")
    assert done.exit_code != 0
    assert 'Did you mean "Clinical lead"?' in done.stderr
    assert review(home) == "review: {status: draft}"


def test_it_refuses_the_author(run, home):
    (home / "worry.md").write_text(SOURCE.replace("Practice editorial team", "CLINICAL LEAD"), encoding="utf-8")
    done = run("approve", "worry.md", "--by", LEAD, "--having-read")
    assert "wrote this article" in done.stderr
    assert review(home) == "review: {status: draft}"


def test_it_walks_through_warnings(run, home, findings):
    findings(finding("warning"), finding("advice", "passive"))
    done = run("approve", "worry.md", "--by", LEAD, answers="y\n")
    assert done.exit_code == 0, done.stderr
    assert "A «very long» one." in done.stderr and "Make two of it." in done.stderr
    assert "read: [long-sentence]" in review(home)


def test_a_no_writes_nothing(run, home, findings):
    findings(finding("warning"))
    done = run("approve", "worry.md", "--by", LEAD, answers="n\n")
    assert done.exit_code == 1 and "nothing has been written" in done.stderr
    assert review(home) == "review: {status: draft}"


def test_nobody_to_ask_is_no_yes(run, home, findings):
    findings(finding("warning"))
    done = run("approve", "worry.md", "--by", LEAD)
    assert done.exit_code == 2 and "--having-read" in done.stderr
    assert review(home) == "review: {status: draft}"


def test_having_read_records_the_same(run, home, findings):
    findings(finding("warning"))
    assert run("approve", "worry.md", "--by", LEAD, "--having-read").exit_code == 0
    assert "read: [long-sentence]" in review(home)


def test_revoke(run, home, findings):
    findings()
    run("approve", "worry.md", "--by", LEAD)
    assert run("approve", "worry.md", "--by", LEAD, "--revoke").exit_code == 0
    assert (home / "worry.md").read_text(encoding="utf-8") == SOURCE


def test_revoke_takes_only_ones_own_approval(run, home, findings):
    findings()
    (home / "quietword.toml").write_text(SETTINGS + 'required_roles = ["clinical", "editorial"]', encoding="utf-8")
    run("approve", "worry.md", "--by", LEAD)
    first = review(home)
    run("approve", "worry.md", "--by", EDITOR)
    run("approve", "worry.md", "--by", EDITOR, "--revoke")
    assert first.removeprefix("review: ") in (home / "worry.md").read_text(encoding="utf-8")
    [row] = json.loads(run("status", "-f", "json").stdout)["articles"]
    assert (row["group"], row["reviewers"]) == ("waiting", [EDITOR])


def test_retire_and_back(run, home, findings):
    findings()
    assert run("retire", "worry.md", "--by", LEAD, "--because", "the service has: closed").exit_code == 0
    [row] = json.loads(run("status", "-f", "json").stdout)["articles"]
    assert (row["group"], row["reason"]) == ("retired", "retired: the service has: closed")
    refused = run("approve", "worry.md", "--by", LEAD)
    assert "--revoke first" in refused.stderr
    run("approve", "worry.md", "--by", LEAD, "--revoke")
    assert (home / "worry.md").read_text(encoding="utf-8") == SOURCE


def test_an_edit_or_another_image_makes_it_stale(run, home, findings):
    findings()
    run("approve", "worry.md", "--by", LEAD)
    (home / "chair.png").write_bytes(b"a client")
    [row] = json.loads(run("status", "-f", "json").stdout)["articles"]
    assert row["group"] == "stale"
    (home / "chair.png").write_bytes(b"a chair")
    assert json.loads(run("status", "-f", "json").stdout)["articles"][0]["group"] == "published"


def test_status_says_what_is_due_and_who_has_how_much(run, home, findings):
    findings()
    run("approve", "worry.md", "--by", LEAD)
    (home / "other.md").write_text(SOURCE, encoding="utf-8")
    told = json.loads(run("status", "-f", "json", "--due-within", "1000").stdout)
    assert told["summary"]["due_soon"] == 1
    assert {one["name"]: (one["now"], one["due_soon"]) for one in told["reviewers"]} == {LEAD: (1, 1), EDITOR: (1, 1)}
    text = run("status").stdout
    assert "Waiting for an approval (1)\n  other.md\n" in text
    assert "2 articles: 1 published, 1 waiting, 0 blocked, 0 stale, 0 overdue, 0 retired · 0 due within 60 days" in text
    assert "## Published" in run("status", "-f", "markdown").stdout


def test_status_of_nothing_and_of_broken_files(run, home):
    (home / "worry.md").write_bytes(b"\xff\xfe")
    done = run("status")
    assert done.exit_code == 2 and "is not UTF-8 text" in done.stderr
    (home / "worry.md").unlink()
    done = run("status")
    assert done.exit_code == 2 and "there are no articles here" in done.stderr


def test_only_markdown_in_a_library_can_be_approved(run, home, tmp_path_factory):
    (home / "talk.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nHi\n", encoding="utf-8")
    assert "only a Markdown article" in run("approve", "talk.srt", "--by", LEAD).stderr
    assert "no such article" in run("approve", "gone.md", "--by", LEAD).stderr
    outside = tmp_path_factory.mktemp("elsewhere") / "x.md"
    outside.write_text(SOURCE, encoding="utf-8")
    (home / "link.md").symlink_to(outside)
    assert "lies outside the library" in run("approve", "link.md", "--by", LEAD).stderr
    assert "belongs to no library" in run("approve", str(outside), "--by", LEAD).stderr


def test_what_blocks_is_not_repeated_where_others_read(run, home, monkeypatch):
    (home / "worry.md").rename(home / "barnaby-and-the-stairs.md")
    story = STORY.replace("How to sit with worry", "My client Barnaby").replace("she counts", "Barnaby counts")
    (home / "barnaby-and-the-stairs.md").write_text(story, encoding="utf-8")
    assert "barnaby" in run("status").stdout.lower()
    assert "blocked" in run("status", "-f", "markdown").stdout
    assert "My client" not in run("status", "-f", "markdown").stdout
    monkeypatch.setenv("CI", "1")
    assert "My client" not in run("status", "-f", "json").stdout
    assert "barnaby" not in run("approve", "barnaby-and-the-stairs.md", "--by", LEAD, "--having-read").stderr.lower()
