"""Only what changed, what a baseline covers, what may be mended by machine."""

import json
import subprocess

import pytest

pytestmark = pytest.mark.usefixtures("made_up_rules")


@pytest.fixture
def git(folder, monkeypatch):
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Tester")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "tester@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")

    def run(*arguments):
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    run("init", "-b", "main")
    return run


def commit(git, message="more"):
    git("add", "-A")
    git("commit", "-m", message)


def findings(done):
    return {(article["path"], finding["rule"], finding["span"]["start"]["line"], finding.get("new"))
            for article in json.loads(done.out)["articles"] for finding in article["findings"]}


def test_style_only_where_lines_changed_and_people_always(quietword, write, git):
    write({"a.md": "mad\n\nclient\n\nvery\n", "b.md": "client\n"})
    commit(git)
    write({"a.md": "mad\n\nclient\n\nvery\n\nvery\n"})
    done = quietword("check", ".", "--changed-since", "main", "-f", "json")
    assert findings(done) == {("a.md", "client-story", 3, False), ("a.md", "empty-words", 7, True)}
    assert done.code == 1 and "2 older suggestions" in done.err


def test_old_findings_on_people_stay_however_grave():
    from types import SimpleNamespace

    from quietword.article import Span
    from quietword.cli.changes import Changes
    from quietword.engine import Finding, Result, Run
    at = SimpleNamespace(line=3, column=1, offset=0)
    findings = tuple(Finding("a.md", "r", group, severity, "high", Span(0, 1), at, at, "", "", "")
                     for group in ("identifiers", "confidentiality", "stigma", "safe-messaging")
                     for severity in ("error", "advice"))
    kept = Changes({}).marked(Run((Result("a.md", findings),))).results[0].findings
    assert [(f.group, f.severity) for f in kept] == [
        ("identifiers", "error"), ("identifiers", "advice"), ("confidentiality", "error"), ("confidentiality", "advice"),
        ("stigma", "error"), ("safe-messaging", "error")]


def test_new_files_are_new_altogether_tracked_or_not(quietword, write, git):
    write({"a.md": "ok\n"})
    commit(git)
    git("checkout", "-b", "work")
    write({"b.md": "mad\n"})
    commit(git)
    write({"ü c.md": "very\n"})
    done = quietword("check", ".", "--changed-since", "main", "-f", "json")
    assert findings(done) == {("b.md", "blaming-words", 1, True), ("ü c.md", "empty-words", 1, True)}


def test_what_others_changed_meanwhile_does_not_count(quietword, write, git):
    write({"a.md": "ok\n", "b.md": "very\n"})
    commit(git)
    git("checkout", "-b", "work")
    write({"a.md": "mad\n"})
    commit(git)
    git("checkout", "main")
    write({"b.md": "very mad\n"})
    commit(git)
    git("checkout", "work")
    done = quietword("check", ".", "--changed-since", "main", "-f", "json")
    assert findings(done) == {("a.md", "blaming-words", 1, True)}


def test_nothing_changed_is_fine_but_nothing_there_is_not(quietword, write, git):
    write({"a.md": "client\n"})
    commit(git)
    done = quietword("check", ".", "--changed-since", "HEAD")
    assert done.code == 0 and "no article has changed" in done.err
    write({"empty/notes.csv": ""})
    assert quietword("check", "empty", "--changed-since", "HEAD").code == 2


def test_changed_settings_have_everything_read(quietword, write, git):
    write({"a.md": "client\n", "quietword.toml": 'name = "A practice"\n'})
    commit(git)
    write({"quietword.toml": 'name = "Another"\n'})
    assert quietword("check", ".", "--changed-since", "HEAD").code == 1


@pytest.mark.parametrize("name", [
    "guidance/helplines.toml", "guidance/pictures/room.jpg", "guidance/quietword.toml", "guidance/rules/ours.toml", "rules/ours.toml"])
def test_what_articles_are_judged_by_has_them_all_read_again(quietword, write, git, folder, name):
    write({"guidance/a.md": "client\n", "guidance/quietword.toml": 'name = "A practice"\n', "other/c.md": "client\n"})
    commit(git)
    assert quietword("check", ".", "--changed-since", "HEAD").code == 0
    write({"other/room.jpg": "", "Makefile": "", "requirements.txt": ""})
    assert quietword("check", "guidance", "--changed-since", "HEAD").code == 0, "what lies in no library changes nothing"
    write({name: 'name = "Another"\n' if name.endswith("quietword.toml") else ""})
    done = quietword("check", "guidance", "--changed-since", "HEAD", "-f", "json")
    assert findings(done) == {("guidance/a.md", "client-story", 1, False)} and done.code == 1


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "HEAD~9"])
def test_an_unknown_revision_is_a_failure(quietword, write, git, ref):
    write({"a.md": "ok\n"})
    commit(git)
    done = quietword("check", ".", f"--changed-since={ref}")
    assert done.code == 2 and ref in done.err and done.err.count("\n") == 1


def test_outside_a_repository_it_is_a_failure(quietword, write, monkeypatch, folder):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    write({"a.md": "ok\n"})
    done = quietword("check", ".", "--changed-since", "main")
    assert done.code == 2 and "repository" in done.err


def test_a_baseline_is_written_once_covers_and_shrinks(quietword, write, folder):
    write({"a.md": "mad\n\nvery\n\nclient\n"})
    assert "no such baseline" in quietword("check", ".", "--baseline", "old.txt").err
    assert quietword("check", ".", "--baseline", "old.txt", "--update-baseline").code == 1
    assert len((folder / "old.txt").read_text().splitlines()) == 3
    summary = json.loads(quietword("check", ".", "--baseline", "old.txt", "-f", "json").out)["summary"]
    assert (summary["errors"], summary["warnings"], summary["advice"], summary["waived"]) == (1, 0, 0, 2)
    write({"a.md": "very\n", "b.md": "very very\n"})
    assert "1 entry no longer needed" in quietword("check", ".", "--baseline", "old.txt").err
    quietword("check", ".", "--baseline", "old.txt", "--update-baseline")
    assert len((folder / "old.txt").read_text().splitlines()) == 2, "it never grows"


def test_a_broken_baseline_is_named_with_its_line(quietword, write):
    write({"a.md": "ok\n", "old.txt": "# ok\nwhat is this thing\n"})
    done = quietword("check", "a.md", "--baseline", "old.txt")
    assert done.code == 2 and "old.txt:2: expected" in done.err


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fix_changes_what_is_safe_and_nothing_else(quietword, write, folder, mark, end):
    before = f"A 🙂 mad client.{end}{end}So mad.{end}".encode()
    write({"a.md": mark + before})
    done = quietword("check", "a.md", "--fix", "-f", "json")
    assert (folder / "a.md").read_bytes() == mark + before.replace(b"mad", b"unwell")
    assert {rule for _, rule, _, _ in findings(done)} == {"client-story"}
    assert "changed 2 phrases in 1 file" in done.err and done.code == 1


def test_fix_keeps_a_capital_and_never_touches_people_or_waived_words():
    from types import SimpleNamespace

    from quietword.article import Span
    from quietword.cli.fixing import fixed

    def at(start, end, text, group="stigma", waived=False):
        return SimpleNamespace(span=Span(start, end), text=text, fix="unwell", group=group, waived=waived)
    assert fixed("Mad, mad.", [at(0, 3, "Mad"), at(5, 8, "mad")]) == ("Unwell, unwell.", 2)
    assert fixed("mad", [at(0, 3, "mad", "confidentiality")]) == ("mad", 0)
    assert fixed("mad", [at(0, 3, "mad", waived=True)]) == ("mad", 0)
    assert fixed("m*ad*", [at(0, 4, "mad")]) == ("m*ad*", 0), "markup within: leave it to the author"
    assert fixed("mad", [at(0, 3, "mad"), at(0, 3, "mad")]) == ("unwell", 1)
    same = [SimpleNamespace(**(vars(at(*place)) | {"fix": "aa"})) for place in ((0, 4, "aaaa"), (2, 4, "aa"))]
    assert fixed("aaaa", same) == ("aaaa", 1), "one change a place"


def test_habits_of_the_users_git_change_nothing(quietword, write, git):
    write({"a.md": "mad\nok\nvery\nok\nvery\n"})
    commit(git)
    for habit in (("diff.interHunkContext", "9"), ("diff.noprefix", "true"), ("color.ui", "always"),
                  ("diff.renames", "copies")):
        git("config", *habit)
    write({"a.md": "mad\nso\nvery\nmad\nvery\n"})
    done = quietword("check", ".", "--changed-since", "main", "-f", "json")
    assert findings(done) == {("a.md", "blaming-words", 4, True)}


def test_a_link_that_became_a_file_is_new(quietword, write, git, folder):
    write({"b.md": "ok\n"})
    (folder / "a.md").symlink_to("b.md")
    commit(git)
    (folder / "a.md").unlink()
    write({"a.md": "mad\n", "c.md": "mad\n"})
    done = quietword("check", "a.md", "c.md", "--changed-since", "main", "-f", "json")
    assert findings(done) == {("a.md", "blaming-words", 1, True), ("c.md", "blaming-words", 1, True)}
