"""The hooks, through pre-commit itself, on real commits and pushes.

Pre-commit reads our `.pre-commit-hooks.yaml` from a repository that holds it and nothing else. One thing is replaced: `language`, so
that the program of this environment runs and pre-commit installs no other, which would need the network.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from quietword.library.practice import Practice, create

ROOT = Path(__file__).parents[2]
MANIFEST = ".pre-commit-hooks.yaml"
STORY = "A client of mine once told me that she counts the stairs."
NAMED = "My client Anna Miller called from 07700 900123 again."
SCRIPTS = Path(sys.executable).parent


class Desk:
    """A repository with hooks installed, and the remote that it pushes to."""

    def __init__(self, folder: Path, environment: dict[str, str]):
        self.folder, self.environment = folder, environment

    def run(self, *command: str, stdin: str = "") -> subprocess.CompletedProcess:
        return subprocess.run(command, cwd=self.folder, env=self.environment, input=stdin, capture_output=True, text=True)

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def unhooked(self, message: str, **files: str) -> str:
        """A commit made behind the hooks' back."""
        for name, text in files.items():
            self.write(f"guidance/{name}.md", text)
        self.git("add", "-A")
        self.git("commit", "-q", "--no-verify", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def quietword(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess:
        return self.run("quietword", *arguments, stdin=stdin)


@pytest.fixture(scope="module")
def manifest(tmp_path_factory):
    """A repository with our manifest, every language made `system`."""
    home = tmp_path_factory.mktemp("manifest")
    hooks = yaml.safe_load((ROOT / MANIFEST).read_text(encoding="utf-8"))
    (home / MANIFEST).write_text(yaml.safe_dump([{**hook, "language": "system"} for hook in hooks]), encoding="utf-8")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    for command in (["init", "-q", "-b", "main"], ["add", "-A"],
                    ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "hooks"], ["tag", "v1"]):
        subprocess.run(["git", *command], cwd=home, env=environment, check=True)
    return home


@pytest.fixture
def desk(tmp_path, manifest):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_HOME": str(tmp_path / "cache"),
                   "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", "PYTHONIOENCODING": "utf-8"}
    for who in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{who}_NAME": "Sample", f"GIT_{who}_EMAIL": "sample@example.org"}
    (tmp_path / "work").mkdir()
    desk = Desk(tmp_path / "work", environment)
    desk.git("init", "-q", "--bare", "-b", "main", str(tmp_path / "remote.git"))
    desk.git("init", "-q", "-b", "main")
    desk.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    wanted = [{"id": hook["id"]} for hook in yaml.safe_load((ROOT / MANIFEST).read_text(encoding="utf-8"))]
    desk.write(".pre-commit-config.yaml", yaml.safe_dump({
        "default_install_hook_types": ["pre-commit", "commit-msg", "pre-push"],
        "repos": [{"repo": str(manifest), "rev": "v1", "hooks": wanted}]}))
    desk.write("guidance/quietword.toml", "")
    desk.unhooked("Start the library", panic="Fine.\n")
    return desk


@pytest.fixture
def hooked(desk):
    done = desk.run("pre-commit", "install")
    assert done.returncode == 0, done.stdout + done.stderr
    desk.git("push", "-q", "--no-verify", "origin", "main")
    return desk


def test_pre_commit_accepts_the_manifest():
    done = subprocess.run([SCRIPTS / "pre-commit", "validate-manifest", ROOT / MANIFEST], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    hooks = yaml.safe_load((ROOT / MANIFEST).read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["quietword-check", "quietword-message", "quietword-push"]
    assert {hook["language"] for hook in hooks} == {"python"}


@pytest.mark.parametrize("name", ["panic.md", "post.txt", "talk.srt", "talk.VTT"])
def test_a_commit_with_a_story_is_refused(hooked, name):
    code = "1\n00:00:01.000 --> 00:00:04.000\n" if "talk" in name else ""
    hooked.write(f"guidance/{name}", f"{'WEBVTT' if 'VTT' in name else ''}\n\n{code}{STORY}\n")
    hooked.git("add", "-A")
    done = hooked.run("git", "commit", "-m", "Add an example")
    assert done.returncode == 1 and "client-anecdote" in done.stderr and "quietword-message" not in done.stderr
    assert hooked.git("rev-list", "--count", "HEAD") == "1"


def test_what_is_staged_counts_and_what_is_not_does_not(hooked):
    hooked.write("guidance/panic.md", "Breathe out slowly.\n")
    hooked.git("add", "-A")
    hooked.write("guidance/panic.md", f"{STORY}\n")
    hooked.git("commit", "-m", "Say how to breathe")
    assert (hooked.folder / "guidance/panic.md").read_text() == f"{STORY}\n"
    hooked.git("add", "-A")
    hooked.write("guidance/panic.md", "Breathe out slowly.\n")
    assert hooked.run("git", "commit", "-m", "Say how to breathe").returncode == 1


def test_style_stops_no_commit(hooked):
    hooked.write("guidance/panic.md", "We utilise breathing. It helps the mentally ill.\n")
    hooked.git("add", "-A")
    assert "second look" in hooked.quietword("check", "guidance").stdout
    hooked.git("commit", "-m", "Add a line")


def test_an_unfinished_draft_may_be_kept(hooked):
    assert hooked.quietword("new", "coping-tip", "A walk before breakfast").returncode == 0
    assert "front-matter-incomplete" in hooked.quietword("check", "guidance").stdout
    hooked.git("add", "-A")
    hooked.git("commit", "-m", "Start a page about walking")


@pytest.mark.parametrize("words", [STORY, NAMED])
def test_a_message_about_a_client_is_refused(hooked, words):
    done = hooked.run("git", "commit", "--allow-empty", "-m", "Take a paragraph out", "-m", words)
    assert done.returncode == 1 and "Nothing has been committed" in done.stderr and words in done.stderr
    kept = hooked.folder / ".git" / "COMMIT_EDITMSG"
    assert words in kept.read_text() and "--file=.git/COMMIT_EDITMSG" in done.stderr
    assert hooked.git("rev-list", "--count", "HEAD") == "1"


@pytest.mark.parametrize("message", [
    "Fix typo in panic article", "Reviewed by Anna", "Approve the article, as Dr Smith asked", "Merge branch 'anna/panic' into main",
    "Merge pull request #12 from jsmith/coping-tips", 'Revert "Add a page on grief"\n\nThis reverts commit 07700900123abc4477009001.',
    "Add grounding tip\n\nCo-authored-by: Jane Doe <jane@x.org>\nSigned-off-by: Sam O'Neill <sam.oneill@practice.org.uk>\nReviewed-by: Anna",
    "Take Maria's comments on board", "Update phone number of Samaritans to 116 123", "Say that clients are never named",
    "fixup! Explain what a panic attack is", "Bump pillow from 11.1.0 to 12.0.0", "Closes #4512, see https://example.org/issues/4512",
    "Thanks to Tom for spotting the broken link on the sleep page", "Rename client-stories.md to our-promise.md"])
def test_ordinary_messages_pass(hooked, message):
    hooked.git("commit", "--allow-empty", "-m", message)


def test_a_harmless_commit_is_made_and_pushed(hooked):
    hooked.write("guidance/panic.md", "Fine.\n\nMany people breathe out slowly.\n")
    hooked.git("add", "-A")
    hooked.git("commit", "-m", "Say what often helps")
    hooked.git("push", "origin", "main")
    assert hooked.git("rev-parse", "origin/main") == hooked.git("rev-parse", "main")


@pytest.mark.parametrize("branch", ["main", "new-branch"])
def test_a_push_is_refused_though_the_story_was_taken_out_again(hooked, branch):
    bad = hooked.unhooked("Add an example", panic=f"Fine.\n\n{STORY}\n")
    hooked.unhooked("Take the example out", panic="Fine.\n")
    done = hooked.run("git", "push", "origin", f"HEAD:{branch}")
    assert done.returncode != 0 and f"{bad[:10]} guidance/panic.md, line 3" in done.stdout + done.stderr
    assert "Nothing has left this computer" in done.stdout + done.stderr
    assert bad not in hooked.git("rev-list", "--remotes")


def test_a_first_push_of_everything_is_read(desk):
    desk.unhooked("Add an example", panic=f"{STORY}\n")
    desk.git("rm", "-q", "guidance/panic.md")
    desk.unhooked("Take it out")
    assert desk.run("pre-commit", "install").returncode == 0
    assert desk.run("git", "push", "origin", "main").returncode != 0
    assert desk.git("ls-remote", "origin") == ""


def test_a_push_is_refused_for_a_message(hooked):
    bad = hooked.unhooked(f"Tidy\n\n{NAMED}")
    done = hooked.run("git", "push", "origin", "main")
    assert done.returncode != 0 and f"{bad[:10]} commit message, line 3" in done.stdout + done.stderr


def test_what_the_remote_has_already_stops_no_later_push(hooked):
    hooked.unhooked("Add an example", panic=f"Fine.\n\n{STORY}\n")
    hooked.git("push", "-q", "--no-verify", "origin", "main")
    hooked.unhooked("Add a line far from it", panic=f"A new line.\n\nFine.\n\n{STORY}\n")
    hooked.git("push", "origin", "main")
    hooked.git("checkout", "-q", "-b", "side")
    hooked.unhooked("Move it to another file", panic="A new line.\n", worry=f"{STORY}\n")
    hooked.git("push", "origin", "side")


def test_the_words_are_masked_where_a_log_may_be_public(hooked):
    hooked.unhooked(f"Tidy\n\n{NAMED}", panic=f"{STORY}\n")
    hooked.environment["CI"] = "true"
    done = hooked.run("git", "push", "origin", "main")
    said = done.stdout + done.stderr
    assert done.returncode != 0 and "client-anecdote" in said
    assert not [word for word in ("stairs", "Anna", "Miller", "900123") if word in said]


# Without pre-commit: git's own hook, which hears of every branch of a push.

def pushing(desk: Desk, *revisions: str, name: str = "refs/heads/x", old: str = "0" * 40) -> str:
    return "".join(f"refs/heads/x {desk.git('rev-parse', revision)} {name} {old}\n" for revision in revisions)


def test_a_merge_brings_in_only_what_no_parent_had(desk):
    desk.git("push", "-q", "origin", "main")
    desk.git("checkout", "-q", "-b", "theirs")
    desk.unhooked("Add an example", story=f"{STORY}\n")
    desk.git("push", "-q", "origin", "theirs")
    desk.git("checkout", "-q", "main")
    desk.unhooked("Add a page", other="Fine.\n")
    desk.git("merge", "-q", "--no-edit", "theirs")
    assert desk.quietword("hook", "push", "origin", stdin=pushing(desk, "main")).returncode == 0
    desk.write("guidance/other.md", f"{NAMED}\n")
    desk.git("commit", "-q", "--all", "--amend", "--no-edit")
    done = desk.quietword("hook", "push", "origin", stdin=pushing(desk, "main"))
    assert done.returncode == 1 and "guidance/other.md" in done.stdout and "story.md" not in done.stdout


def test_every_branch_of_a_push_is_read_and_a_deleted_one_is_not(desk):
    fine = pushing(desk, "main")
    desk.git("checkout", "-q", "-b", "side")
    desk.unhooked("Add an example", story=f"{STORY}\n")
    assert desk.quietword("hook", "push", "origin", stdin=fine).returncode == 0
    assert desk.quietword("hook", "push", "origin", stdin=fine + pushing(desk, "side")).returncode == 1
    gone = f"(delete) {'0' * 40} refs/heads/side {desk.git('rev-parse', 'side')}\n"
    assert desk.quietword("hook", "push", "origin", stdin=gone).returncode == 0
    assert desk.quietword("hook", "push", "origin").returncode == 0


def test_what_another_remote_has_is_still_new_to_this_one(desk, tmp_path):
    desk.unhooked("Add an example", story=f"{STORY}\n")
    desk.git("push", "-q", "origin", "main")
    assert desk.quietword("hook", "push", "origin", stdin=pushing(desk, "main")).returncode == 0
    assert desk.quietword("hook", "push", "elsewhere", stdin=pushing(desk, "main")).returncode == 1


def test_names_of_branches_and_words_on_tags(desk):
    name = "refs/heads/a-client-of-mine-told-me-that-she-counts-the-stairs"
    assert desk.quietword("hook", "push", "origin", stdin=pushing(desk, "main", name=name)).returncode == 1
    desk.git("tag", "-a", "v1", "-m", STORY)
    assert desk.quietword("hook", "push", "origin", stdin=pushing(desk, "v1", name="refs/tags/v1")).returncode == 1
    assert desk.quietword("hook", "push", "origin", stdin=pushing(desk, "main")).returncode == 0


def test_gits_own_remarks_are_no_part_of_a_message(desk):
    remarks = f"Tidy\n# On branch {NAMED}\n# ------------------------ >8 ------------------------\n-{STORY}\n"
    desk.write("message", remarks)
    assert desk.quietword("hook", "message", "message").returncode == 0
    desk.git("config", "core.commentChar", ";")
    done = desk.quietword("hook", "message", "message")
    assert done.returncode == 1 and "commit message, line 2" in done.stdout


@pytest.mark.parametrize("trailer", [f"Told-by: {NAMED}", f"Reviewed-by: Anna. {STORY}", f"Refs: {NAMED}"])
def test_a_story_does_not_hide_in_a_trailer(desk, trailer):
    desk.write("message", f"Tidy\n\n{trailer}\n")
    assert desk.quietword("hook", "message", "message").returncode == 1


@pytest.mark.parametrize("arguments", [["hook", "message"], ["hook", "message", "nowhere"], ["hook", "commit", "x"]])
def test_what_cannot_be_read_fails_closed(desk, arguments):
    done = desk.quietword(*arguments)
    assert done.returncode == 2 and "Traceback" not in done.stderr and done.stderr


def test_broken_settings_fail_closed(desk):
    desk.write("guidance/quietword.toml", "nonsense")
    assert desk.quietword("hook", "push", stdin=pushing(desk, "main")).returncode == 2


def test_what_a_practice_starts_with_may_be_committed_and_pushed(desk, tmp_path):
    create(tmp_path / "new", Practice("P", "Dr A", "@a", "quietword==1.2.3"))
    config = tmp_path / "new" / ".pre-commit-config.yaml"
    kept = [line for line in config.read_text().splitlines() if "additional_dependencies" not in line]
    config.write_text("\n".join(kept).replace("language: python", "language: system"), encoding="utf-8")
    new = Desk(tmp_path / "new", desk.environment)
    new.git("init", "-q", "-b", "main")
    new.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    assert new.run("pre-commit", "install").stdout.count("installed at") == 3
    new.git("add", "-A")
    new.git("commit", "-m", "Start our library")
    new.git("push", "origin", "main")
    new.write("guidance/themes/worry.md", f"{STORY}\n")
    assert new.run("git", "commit", "--all", "-m", "Tell more").returncode == 1


def test_a_practice_starts_with_the_same_hooks(tmp_path):
    create(tmp_path / "new", Practice("P", "A", "@a", "quietword==1.2.3"))
    config = yaml.safe_load((tmp_path / "new" / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    ours = {hook["id"]: hook for hook in yaml.safe_load((ROOT / MANIFEST).read_text(encoding="utf-8"))}
    [repo] = config["repos"]
    assert [hook["id"] for hook in repo["hooks"]] == list(ours)
    for hook in repo["hooks"]:
        assert hook.pop("additional_dependencies") == ["quietword==1.2.3"]
        told = {key: value for key, value in ours[hook["id"]].items() if key != "description"}
        assert {**hook, "files": told.get("files")} == {**told, "files": told.get("files")}
        assert hook.get("files", "").endswith(told.get("files", "").removeprefix("(?i)"))
    assert config["default_install_hook_types"] == ["pre-commit", "commit-msg", "pre-push"]
