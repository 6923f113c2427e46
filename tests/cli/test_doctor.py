"""`quietword doctor`: on, off or cannot tell, and never a guess. `gh` is a stand-in that answers as GitHub's REST API does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from quietword.library.practice import Practice, create

ROOT = Path(__file__).parents[2]
REPOSITORY = {"id": 1296269, "name": "guidance", "full_name": "practice/guidance", "private": True, "default_branch": "main",
              "visibility": "private", "permissions": {"admin": False, "push": True, "pull": True}}
SOURCE = {"ruleset_source_type": "Repository", "ruleset_source": "practice/guidance", "ruleset_id": 42}
REVIEW = {"type": "pull_request", **SOURCE, "parameters": {
    "required_approving_review_count": 1, "dismiss_stale_reviews_on_push": True, "require_code_owner_review": True,
    "require_last_push_approval": True, "required_review_thread_resolution": False}}
CHECKS = {"type": "required_status_checks", **SOURCE, "parameters": {
    "strict_required_status_checks_policy": True, "do_not_enforce_on_create": False,
    "required_status_checks": [{"context": "check", "integration_id": 15368}]}}
BRANCH = {"name": "main", "commit": {"sha": "0" * 40}, "protected": False,
          "protection": {"enabled": False, "required_status_checks": {"enforcement_level": "off", "contexts": [], "checks": []}}}
PAGES = {"url": "https://api.github.com/repos/practice/guidance/pages", "status": "built", "cname": None, "custom_404": True,
         "build_type": "workflow", "source": {"branch": "main", "path": "/"}, "public": True, "https_enforced": True}
ANSWERS = {"repos/{owner}/{repo}": REPOSITORY, "repos/practice/guidance/rules/branches/main": [{"type": "deletion", **SOURCE}, REVIEW, CHECKS],
           "repos/practice/guidance/branches/main": BRANCH, "repos/practice/guidance/pages": PAGES}
GH = """#!{python}
import json, pathlib, sys
home = pathlib.Path(__file__).parent
with (home / "calls").open("a") as calls:
    print(*sys.argv[1:], file=calls)
answers = json.loads((home / "answers.json").read_text())
if sys.argv[1] != "api" or sys.argv[2] not in answers:
    sys.exit("gh: Not Found (HTTP 404)")
print(json.dumps(answers[sys.argv[2]]))
"""


GATE = """\
name: gate
on: [pull_request]
jobs:
  check:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v5
      - run: quietword check guidance --format github
  gate:
    if: always()
    needs: [check]
    steps:
      - run: test "$RESULT" = success
  skipped:
    needs: check
    steps:
      - run: echo fine
"""


class Practised:
    """A practice's new repository, and what `gh` will answer."""

    def __init__(self, folder: Path, tools: Path):
        self.folder, self.tools = folder, tools
        self.environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "PYTHONIOENCODING": "utf-8",
                            "PATH": f"{tools}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}/usr/bin{os.pathsep}/bin"}

    def run(self, *command: str) -> subprocess.CompletedProcess:
        return subprocess.run(command, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def gh(self, answers: dict) -> None:
        (self.tools / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
        (self.tools / "gh").write_text(GH.format(python=sys.executable), encoding="utf-8")
        (self.tools / "gh").chmod(0o755)

    def asked(self) -> list[str]:
        calls = self.tools / "calls"
        return calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []

    def doctor(self, *arguments: str) -> tuple[int, dict[str, dict]]:
        done = self.run("quietword", "doctor", "--format", "json", *arguments)
        assert not done.stderr, done.stderr
        told = json.loads(done.stdout)
        assert told["version"] == 1
        return done.returncode, {lock["name"]: lock for lock in told["locks"]}

    def change(self, name: str, old: str, new: str) -> None:
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def home(tmp_path):
    create(tmp_path / "new", Practice("P", "A", "@practice/clinicians", "quietword==1.2.3"))
    (tmp_path / "tools").mkdir()
    home = Practised(tmp_path / "new", tmp_path / "tools")
    lines = home.folder / "guidance" / "helplines.toml"
    lines.write_text("\n".join(f"checked = {date.today()}" if line.startswith("checked") else line
                               for line in lines.read_text(encoding="utf-8").split("\n")), encoding="utf-8")
    for workflow in (home.folder / ".github" / "workflows").iterdir():
        workflow.unlink()
    (home.folder / ".github" / "workflows" / "gate.yml").write_text(GATE, encoding="utf-8")
    home.run("git", "init", "-q", "-b", "main")
    home.run("git", "add", "-A")
    return home


def states(locks: dict[str, dict]) -> dict[str, str]:
    return {name: lock["state"] for name, lock in locks.items()}


LOCAL = {"hook pre-commit": "on", "hook commit-msg": "on", "hook pre-push": "on", "gate workflow": "on", "code owners": "on",
         "helplines": "on"}
ONLINE = {"gate is required": "on", "review is required": "on", "Pages source": "on"}


def test_a_new_practice_with_everything_switched_on(home):
    assert home.run("pre-commit", "install").returncode == 0
    home.gh(ANSWERS)
    assert [home.doctor("--online")[0], states(home.doctor("--online")[1])] == [0, LOCAL | ONLINE]
    text = home.run("quietword", "doctor", "--online").stdout
    assert text.count("\n") == len(LOCAL | ONLINE) and all(line.startswith("on ") for line in text.splitlines())


def test_nobody_is_asked_unless_somebody_says_so(home):
    home.run("pre-commit", "install")
    home.gh(ANSWERS)
    code, locks = home.doctor()
    assert code == 0 and states(locks) == LOCAL | dict.fromkeys(ONLINE, "cannot tell") and home.asked() == []
    assert all("--online" in locks[name]["mend"] for name in ONLINE)
    home.doctor("--online")
    assert [call.split()[0] for call in home.asked()] == ["api"] * 4


def test_without_gh_it_says_that_it_cannot_tell(home):
    home.run("pre-commit", "install")
    code, locks = home.doctor("--online")
    assert code == 0 and {lock["found"] for name, lock in locks.items() if name in ONLINE} == {
        "cannot tell without gh, which is not installed"}


@pytest.mark.parametrize("answers", [{}, {"repos/{owner}/{repo}": []}, {"repos/{owner}/{repo}": REPOSITORY},
                                     ANSWERS | {"repos/practice/guidance/rules/branches/main": {"message": "odd"},
                                                "repos/practice/guidance/pages": "odd"}])
def test_an_answer_that_fails_is_no_off(home, answers):
    home.run("pre-commit", "install")
    home.gh(answers)
    code, locks = home.doctor("--online")
    assert code == 0 and {locks[name]["state"] for name in ONLINE} == {"cannot tell"}


def rules(*wanted, **told):
    return ANSWERS | {"repos/practice/guidance/rules/branches/main": list(wanted)} | {
        f"repos/practice/guidance/{name}": answer for name, answer in told.items()}


PROTECTED = {**BRANCH, "protected": True, "protection": {"enabled": True, "required_status_checks": {
    "enforcement_level": "everyone", "contexts": ["check"], "checks": [{"context": "check", "app_id": 15368}]}}}


@pytest.mark.parametrize(("answers", "name", "state", "found"), [
    (rules(), "gate is required", "off", "the check `check` or `gate` is not among the required ones (none)"),
    (rules(), "review is required", "off", "without a pull request"),
    (rules({**CHECKS, "parameters": {"required_status_checks": [{"context": "tests"}]}}), "gate is required", "off", "(`tests`)"),
    (rules({**CHECKS, "parameters": {"required_status_checks": [{"context": "gate"}]}}), "gate is required", "on", "`gate` must pass"),
    (rules({**CHECKS, "parameters": {"required_status_checks": [{"context": "skipped"}]}}), "gate is required", "off", "`skipped`"),
    (rules({**CHECKS, "parameters": {"required_status_checks": [{"context": "check / gate"}]}}), "gate is required", "on", "check / gate"),
    (rules({**REVIEW, "parameters": REVIEW["parameters"] | {"require_code_owner_review": False}}), "review is required", "off", "code owner"),
    (rules({**REVIEW, "parameters": REVIEW["parameters"] | {"required_approving_review_count": 0}}), "review is required", "off", "code owner"),
    (rules(**{"branches/main": PROTECTED}), "gate is required", "on", "`check` must pass"),
    (rules(**{"branches/main": PROTECTED}), "review is required", "cannot tell", "administrators only"),
    (rules(pages=PAGES | {"build_type": "legacy"}), "Pages source", "off", "past the gate"),
    ({key: answer for key, answer in ANSWERS.items() if not key.endswith("pages")}, "Pages source", "cannot tell", "HTTP 404"),
])
def test_what_github_tells(home, answers, name, state, found):
    home.gh(answers)
    lock = home.doctor("--online")[1][name]
    assert lock["state"] == state and found in lock["found"] and bool(lock["mend"]) == (state != "on")


def test_hooks_that_are_not_installed(home):
    code, locks = home.doctor()
    assert code == 1 and {locks[f"hook {hook}"]["state"] for hook in ("pre-commit", "commit-msg", "pre-push")} == {"off"}
    assert "make hooks" in locks["hook pre-push"]["mend"]


def test_a_hook_that_pre_commit_does_not_ask(home):
    home.run("pre-commit", "install")
    home.change(".pre-commit-config.yaml", "entry: quietword hook push", "entry: true")
    home.change(".pre-commit-config.yaml", "id: quietword-push", "id: other")
    locks = home.doctor()[1]
    assert locks["hook pre-push"]["state"] == "off" and locks["hook commit-msg"]["state"] == "on"


def test_a_hook_in_another_folder_and_one_that_cannot_run(home):
    hook = home.folder / "own" / "pre-push"
    hook.parent.mkdir()
    hook.write_text('#!/bin/sh\nexec quietword hook push "$1"\n', encoding="utf-8")
    home.run("git", "config", "core.hooksPath", "own")
    assert home.doctor()[1]["hook pre-push"]["state"] == "off"
    hook.chmod(0o755)
    assert home.doctor()[1]["hook pre-push"]["state"] == "on"
    hook.write_text("#!/bin/sh\nexec other\n", encoding="utf-8")
    assert home.doctor()[1]["hook pre-push"]["state"] == "cannot tell"


@pytest.mark.parametrize(("old", "new", "found"), [
    ("[pull_request]", "[push]", "no workflow"),
    ("quietword check guidance --format github", "echo fine", "no workflow"),
    ("[pull_request]", "{pull_request: {paths: [guidance/**]}}", "skipped for some files (`paths:`)"),
    ("--format github", "--format github || true", "lets a failed check pass"),
    ("jobs:\n  check:\n", "jobs:\n  check:\n    continue-on-error: true\n", "lets a failed check pass"),
    ("name: gate", "name: [gate", "no workflow"),
])
def test_a_gate_that_holds_nothing(home, old, new, found):
    home.change(".github/workflows/gate.yml", old, new)
    lock = home.doctor()[1]["gate workflow"]
    assert lock["state"] == "off" and found in lock["found"]


@pytest.mark.parametrize(("text", "found"), [
    (None, "there is no CODEOWNERS file"),
    ("/guidance/ @a\n", "nobody is named for .github/workflows/gate.yml"),
    ("/.github/ @a\n", "nobody is named for guidance/quietword.toml"),
    ("* @your-github-name\n", "nobody is named for guidance/quietword.toml"),
    ("* @a\n/guidance/helplines.toml\n", "nobody is named for guidance/helplines.toml"),
    ("/.github/ @a\n/guidance/* @a\n", "nobody is named for guidance/any-folder/a-new-article.md and 3 more"),
    ("* @a\n/guidance/themes/ # nobody\n", "nobody is named for guidance/themes/worry.md"),
    ("* @a  # everything\n", ""), ("/.github/ @a\nguidance/** a@example.org\n", ""),
])
def test_code_owners(home, text, found):
    file = home.folder / ".github" / "CODEOWNERS"
    file.unlink()
    if text:
        file.write_text(text, encoding="utf-8")
    home.run("git", "add", "-A")
    lock = home.doctor()[1]["code owners"]
    assert lock["state"] == ("off" if found else "on") and lock["found"].startswith(found)


@pytest.mark.parametrize("uses", ["practice/quietword@v1", "practice/quietword/.github/workflows/gate.yml@v1", "./.quietword", "./"])
def test_a_gate_that_uses_our_action(home, uses):
    home.change(".github/workflows/gate.yml", "run: quietword check guidance --format github", f"uses: {uses}")
    assert home.doctor()[1]["gate workflow"]["state"] == "on"
    home.change(".github/workflows/gate.yml", f"uses: {uses}", "uses: practice/other@v1")
    assert home.doctor()[1]["gate workflow"]["state"] == "off"


def test_this_projects_own_gate_and_code_owners_count():
    from quietword.cli import locks
    lock, gate = locks.gate(ROOT)
    assert lock.state == "on" and gate.file == ".github/workflows/gate.yml"
    assert locks.owners(ROOT, ROOT / "guidance").state == "on"


def test_stale_helplines(home):
    home.change("guidance/helplines.toml", f"checked = {date.today()}", f"checked = {date.today() - timedelta(91)}")
    code, locks = home.doctor()
    assert code == 1 and locks["helplines"]["state"] == "off" and "Samaritans" in locks["helplines"]["found"]
    (home.folder / "guidance" / "helplines.toml").unlink()
    assert home.doctor()[1]["helplines"]["state"] == "off"


@pytest.mark.parametrize("spoilt", ["no git", "no library", "broken settings", "odd format"])
def test_it_ends_with_two_where_it_cannot_look(home, tmp_path, spoilt):
    if spoilt == "no git":
        (home.folder / ".git").rename(tmp_path / "elsewhere")
    elif spoilt == "no library":
        (home.folder / "guidance" / "quietword.toml").unlink()
    elif spoilt == "broken settings":
        home.change("guidance/quietword.toml", "name", "nmae")
    done = home.run("quietword", "doctor", *(["--format", "xml"] if spoilt == "odd format" else []))
    assert done.returncode == 2 and done.stderr and "Traceback" not in done.stderr and not done.stdout
