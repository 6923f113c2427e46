"""`quietword history`: what was deleted is not gone."""

from __future__ import annotations

import io
import json
import subprocess

import pytest

STORY = "A client of mine once told me that she counts the stairs."


@pytest.fixture
def repo(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Sample")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "sample@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    git("init", "-q", "-b", "main")
    return tmp_path


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout.strip()


def commit(repo, message: str = "change", **files: str | None) -> str:
    for name, text in files.items():
        path = repo / "guidance" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True) if text is None else path.write_text(text, encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", message)
    return git("rev-parse", "HEAD")


@pytest.fixture
def history(capsys, monkeypatch):
    def runs(*arguments: str) -> tuple[int, str, str]:
        from quietword.cli import main
        monkeypatch.setattr("sys.stdin", io.StringIO())
        monkeypatch.setattr("sys.argv", ["quietword", "history", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code or 0, *capsys.readouterr()
    return runs


def test_a_story_that_was_deleted_is_found_once_with_first_and_last(repo, history):
    commit(repo, panic="Fine.\n")
    first = commit(repo, panic=f"Fine.\n\n{STORY}\n")
    last = commit(repo, panic=f"Fine, and more.\n\n{STORY}\n")
    commit(repo, panic="Fine again.\n")
    code, out, _ = history("--format", "json")
    told = json.loads(out)
    assert code == 1 and (told["commits"], told["versions"], told["complete"]) == (4, 4, True)
    [found] = told["findings"]
    assert (found["first"], found["last"], found["still_there"]) == (first, last, False)
    assert (found["path"], found["rule"], found["severity"]) == ("guidance/panic.md", "client-anecdote", "error")


def test_it_says_what_to_do_and_masks_the_words(repo, history):
    commit(repo, panic=f"{STORY}\n")
    code, out, _ = history()
    assert code == 1
    assert "counts the stairs" not in out and "told me" not in out
    assert "git filter-repo" in out and "Tell whoever answers for data protection" in out and "still there" in out
    assert STORY in history("--no-redact")[1]


def test_a_moved_story_is_one_finding_in_two_places(repo, history):
    commit(repo, panic=f"{STORY}\n")
    commit(repo, panic=None, worry=f"{STORY}\n")
    [found] = json.loads(history("-f", "json")[1])["findings"]
    assert (found["places"], found["still_there"]) == (2, True)


def test_other_branches_merges_and_deleted_files_are_read(repo, history):
    commit(repo, panic="Fine.\n")
    git("checkout", "-q", "-b", "draft")
    commit(repo, story=f"{STORY}\n")
    git("checkout", "-q", "main")
    commit(repo, other="Fine.\n")
    git("merge", "-q", "--no-edit", "draft")
    git("branch", "-D", "draft")
    commit(repo, story=None)
    assert [one["path"] for one in json.loads(history("-f", "json")[1])["findings"]] == ["guidance/story.md"]


def test_what_only_a_merge_brought_in_is_read(repo, history):
    commit(repo, panic="Fine.\n")
    git("checkout", "-q", "-b", "side")
    commit(repo, other="Fine.\n")
    git("checkout", "-q", "main")
    commit(repo, third="Fine.\n")
    git("merge", "-q", "--no-commit", "side")
    commit(repo, "merge", panic=f"{STORY}\n")
    assert history()[0] == 1


def test_commit_messages_are_read_and_their_trailers_are_not(repo, history):
    commit(repo, f"Take the story out\n\n{STORY}\n\nCo-authored-by: Jane Miller <jane@example.org>", panic="Fine.\n")
    [found] = json.loads(history("-f", "json")[1])["findings"]
    assert (found["path"], found["still_there"]) == ("commit message", True)


def test_names_of_branches_are_read(repo, history):
    commit(repo, panic="Fine.\n")
    git("branch", "a-client-of-mine-told-me-that-she-counts-the-stairs")
    code, out, _ = history("-f", "json")
    [found] = json.loads(out)["findings"]
    assert code == 1 and found["path"].startswith("branch or tag") and found["first"] is None


def test_a_range(repo, history):
    first = commit(repo, panic=f"{STORY}\n")
    commit(repo, panic="Fine.\n")
    assert history(f"{first}..main")[0] == 0
    assert history("main")[0] == 1


def test_old_versions_that_cannot_be_parsed_are_still_read(repo, history):
    commit(repo, panic=f"---\ntitle: never closed\n\n{STORY}\n")
    (repo / "guidance" / "latin.md").write_bytes(f"caf\xe9. {STORY} Twice.\n".encode("latin-1"))
    commit(repo)
    assert len(json.loads(history("-f", "json")[1])["findings"]) >= 1


def test_a_clean_history(repo, history):
    commit(repo, panic="Fine.\n")
    code, out, _ = history()
    assert code == 0 and out == "1 commit and 1 version of articles read · 0 findings\n"


def test_a_shallow_clone_fails_closed(repo, history, tmp_path_factory, monkeypatch):
    commit(repo, panic="Fine.\n")
    commit(repo, panic="Fine again.\n")
    clone = tmp_path_factory.mktemp("clone")
    git("clone", "-q", "--depth", "1", f"file://{repo}", str(clone))
    monkeypatch.chdir(clone)
    code, _, err = history()
    assert code == 2 and "git fetch --unshallow" in err


def test_many_versions_in_several_processes(repo, history):
    stream = []
    for number in range(230):
        text = f"Version {number}.\n" + (f"\n{STORY}\n" if number == 100 else "")
        stream.append(f"commit refs/heads/main\ncommitter A <a@example.org> {1700000000 + number} +0000\ndata 1\nx\n"
                      f"M 100644 inline guidance/a.md\ndata {len(text)}\n{text}\n")
    subprocess.run(["git", "fast-import", "--quiet"], input="".join(stream), text=True, check=True)
    code, out, _ = history("-f", "json", "--jobs", "2")
    told = json.loads(out)
    assert (code, told["versions"], len(told["findings"])) == (1, 230, 1)


@pytest.mark.parametrize(("argument", "problem"), [
    ("nonsense", "bad revision"), ("--output=x", "no such option"), ("main --output=x", "is no revision")])
def test_what_is_no_revision_is_said(repo, history, argument, problem):
    commit(repo, panic="Fine.\n")
    code, _, err = history(argument)
    assert code == 2 and problem in err.lower()
    assert not (repo / "x").exists()


def test_no_repository_and_no_commits(tmp_path, monkeypatch, history, repo):
    assert "has no commits" in history()[2]
    monkeypatch.chdir("/")
    code, _, err = history()
    assert code == 2 and "lies in no git repository" in err
