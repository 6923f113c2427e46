"""The gate and the publishing as GitHub would run them: the workflows' own steps, on real pull requests in a real repository.

`runner.py` says what is real here and what stands in for GitHub.
"""

from __future__ import annotations

import json
import re
import tarfile
from datetime import date
from pathlib import Path

import pytest
import yaml

from quietword.engine import check, load_rules
from quietword.library.practice import Practice, create
from tests.github.runner import ROOT, Runner, git
from tests.site.libraries import ARTICLE

TIP = "guidance/coping-tips/feet-on-the-floor.md"
RISKY = "guidance/themes/sarah-thornbury.md"
STORY = """One of my clients, Sarah Thornbury, told me that she counts the ferries at Birkenhead. Ring Sarah on 07700 900123.

![Sarah at the ferry](sarah.jpg)

<!-- Sarah Thornbury said yes -->"""
SECRET = {"sarah", "thornbury", "ferries", "birkenhead", "07700", "900123"}
HARMLESS = "Breathe out slowly.\n\n## Try it\n\nCount to five while you breathe out. Do it again."


class Library:
    """A practice's repository with a branch for each pull request."""

    def __init__(self, folder: Path):
        self.folder = folder
        create(folder, Practice("The Quiet Practice", "Clinical lead", "@quiet/clinicians",
                                f"quietword @ git+https://github.com/quietword/quietword@{'1' * 40}"))
        git(folder, "init", "-q", "-b", "main")
        git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")      # as GitHub does
        self.base = self._commit()

    def pull_request(self, name: str, files: dict[str, str]) -> str:
        """The commit that merging the pull request would make: what GitHub has the gate read."""
        git(self.folder, "checkout", "-q", "-b", name, self.base)
        for path, text in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text, encoding="utf-8")
        self._commit()
        git(self.folder, "checkout", "-q", "-B", "merge", self.base)
        git(self.folder, "merge", "-q", "--no-ff", "--no-edit", name)
        return git(self.folder, "rev-parse", "HEAD").strip()

    def workflow(self, name: str) -> Path:
        return self.folder / ".github" / "workflows" / name

    def _commit(self) -> str:
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-q", "-m", "Words")
        return git(self.folder, "rev-parse", "HEAD").strip()


@pytest.fixture
def library(tmp_path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture(scope="module")
def temp(tmp_path_factory) -> Path:
    """Where jobs install: one folder for all, as installing takes most of a job's time."""
    return tmp_path_factory.mktemp("temp")


def gated(tmp_path, library, workflow, files, temp, queued=False):
    """The gate's two jobs on a pull request, or on one that waits in a merge queue: what became of each."""
    commit = library.pull_request("change", files)
    event = {"merge_group": {"base_sha": library.base}} if queued else {"pull_request": {"base": {"sha": library.base}}}
    runner = Runner(tmp_path / "runner", library.folder, commit, event, temp=temp)
    checked = runner.job(workflow, "check")
    return checked, runner.job(workflow, "gate", needs={"check": checked.result})


def workflow_of(library, whose):
    return ROOT / ".github" / "workflows" / "gate.yml" if whose == "ours, called" else library.workflow("gate.yml")


@pytest.mark.parametrize("whose", ["ours, called", "the practice's own"])
def test_a_risky_pull_request_is_stopped_and_nothing_leaks(tmp_path, library, temp, whose):
    files = {RISKY: ARTICLE.format(title="Panic", body=STORY)}
    checked, gate = gated(tmp_path, library, workflow_of(library, whose), files, temp)
    assert checked.result == gate.result == "failure"
    assert re.search(r"^::error file=guidance/themes/▮▮▮-▮▮▮\.md,line=13,.*title=client-anecdote::", checked.log, re.MULTILINE)
    assert "##[error]Process completed with exit code 1." in checked.log and "quietword check: failure" in gate.log
    assert "## Quietword: something must change" in checked.summary and "| must change |" in checked.summary
    counts = checked.steps["quietword"]["outputs"]
    assert (counts["articles"], counts["blocked"], counts["waived"]) == ("1", "1", "0") and int(counts["errors"]) >= 2
    assert "Stage" not in checked.log and "may be published" not in checked.log, "nothing runs after a failed check"
    said = words(checked.log + checked.summary + gate.log + json.dumps(checked.steps))
    flagged = flagged_words(files[RISKY])
    assert "07700" in flagged and not said & (SECRET | flagged - words_of_the_rules())


@pytest.mark.parametrize("whose", ["ours, called", "the practice's own"])
def test_a_harmless_pull_request_passes(tmp_path, library, temp, whose):
    checked, gate = gated(tmp_path, library, workflow_of(library, whose), {
        "guidance/coping-tips/breathe-out.md": ARTICLE.format(title="Breathe out", body=HARMLESS)}, temp, queued=whose.startswith("ours"))
    assert checked.result == gate.result == "success", checked.log
    assert "::error" not in checked.log and "## Quietword: nothing blocks" in checked.summary
    counts = checked.steps["quietword"]["outputs"]
    assert {name: counts[name] for name in ("articles", "blocked", "errors")} == {"articles": "1", "blocked": "0", "errors": "0"}
    assert "0 of 4 articles may be published" in checked.log, "the site was built, and a draft is no part of it"


def test_the_step_in_the_handbook_works_as_it_stands(tmp_path, library, temp):
    """Five lines in a job of the practice's own, with a SARIF report besides: masked, and without the lines themselves."""
    handbook = (ROOT / "docs" / "handbook" / "github.md").read_text(encoding="utf-8")
    [step] = yaml.safe_load(re.search(r"```yaml\n( +- uses: quietword/.*?)```", handbook, re.DOTALL)[1])
    step["with"]["sarif"] = "report.sarif"
    checkout = {"uses": "actions/checkout@" + "2" * 40, "with": {"persist-credentials": False, "fetch-depth": 0}}
    workflow = tmp_path / "own.yml"
    workflow.write_text(json.dumps({"jobs": {"words": {"steps": [checkout, step]}}}), encoding="utf-8")
    commit = library.pull_request("change", {RISKY: ARTICLE.format(title="Panic", body=STORY)})
    runner = Runner(tmp_path / "runner", library.folder, commit, {"pull_request": {"base": {"sha": library.base}}}, temp=temp)
    assert runner.job(workflow, "words").result == "failure"
    report = (runner.workspace / "report.sarif").read_text(encoding="utf-8")
    assert len(json.loads(report)["runs"][0]["results"]) >= 2
    assert not words(report) & SECRET and '"snippet"' not in report and '"contextRegion"' not in report


def test_a_gate_that_could_not_check_is_shut(tmp_path, library, temp):
    broken = {"guidance/quietword.toml": 'name = "Thornbury"\napprovers = [\n'}
    checked, gate = gated(tmp_path, library, library.workflow("gate.yml"), broken, temp)
    assert checked.result == gate.result == "failure"
    assert "exit code 2" in checked.log and "::error title=Quietword::The check itself failed" in checked.log
    assert not checked.steps["quietword"]["outputs"]["articles"] and "Thornbury" not in checked.log


def test_what_the_pull_request_holds_is_never_run(tmp_path, library, temp):
    """Modules that Python would find in the current folder, and settings for pip, before it finds its own."""
    module = 'import pathlib; pathlib.Path("ran").touch(); raise SystemExit(0)\n'
    files = {f"{name}.py": module for name in ("json", "venv", "pip", "quietword", "sitecustomize", "typer")}
    checked, _ = gated(tmp_path, library, library.workflow("gate.yml"),
                       {**files, "pip.conf": "[global]\nquiet = nonsense\n", RISKY: ARTICLE.format(title="Panic", body=STORY)}, temp)
    assert checked.result == "failure" and "exit code 1" in checked.log
    assert not (tmp_path / "runner" / "workspace" / "ran").exists()


def test_inputs_are_words_and_never_commands(tmp_path, library, temp):
    hostile = 'guidance\n\n$(touch ran)\n"; touch ran; "\n--exit-zero'
    runner = Runner(tmp_path / "runner", library.folder, library.base, {}, temp=temp)
    checked = runner.job(ROOT / ".github" / "workflows" / "gate.yml", "check", inputs={"paths": hostile})
    assert checked.result == "failure" and "exit code 2" in checked.log, "three of these are no paths"
    assert not (runner.workspace / "ran").exists()


@pytest.mark.parametrize("whose", ["ours, called", "the practice's own"])
@pytest.mark.parametrize("result", ["failure", "cancelled", "skipped", ""])
def test_the_required_job_runs_and_fails_unless_the_check_passed(tmp_path, library, whose, result):
    runner = Runner(tmp_path / "runner", library.folder, library.base, {})
    runner.workspace.mkdir()
    assert runner.job(workflow_of(library, whose), "gate", needs={"check": result}).result == "failure"
    assert runner.job(workflow_of(library, whose), "gate", needs={"check": "success"}).result == "success"


def test_publishing_deploys_what_is_approved_and_nothing_else(tmp_path, library, temp):
    """Somebody merged a story past the gate, as the Free plan lets them: the publishing leaves it out."""
    approve(library.folder / "guidance", library.folder / TIP)
    commit = library.pull_request("forced", {RISKY: ARTICLE.format(title="Panic", body=STORY)})
    runner = Runner(tmp_path / "runner", library.folder, commit, {}, ref="refs/heads/main", temp=temp)
    built = runner.job(library.workflow("publish.yml"), "build")
    assert built.result == "success", built.log
    assert runner.job(library.workflow("publish.yml"), "deploy", needs={"build": built.result}).result == "success"
    with tarfile.open(runner.artifact) as archive:
        pages = {entry.name: archive.extractfile(entry).read().decode() for entry in archive if entry.name.endswith((".html", ".json"))}
    assert "./coping-tips/feet-on-the-floor/index.html" in pages and runner.deployed
    assert not any(secret in page.casefold() for page in pages.values() for secret in SECRET)
    assert "left out  themes/▮▮▮-▮▮▮.md: " in built.log and not words(built.log) & SECRET, "nor does the log say who it was"


@pytest.mark.parametrize("workflow", [ROOT / ".github/workflows/publish.yml", "the practice's own"])
def test_only_the_main_branch_is_published(tmp_path, library, workflow):
    workflow = library.workflow("publish.yml") if workflow == "the practice's own" else workflow
    runner = Runner(tmp_path / "runner", library.folder, library.base, {}, ref="refs/heads/elsewhere")
    assert runner.job(workflow, "build").result == "skipped"
    assert runner.job(workflow, "deploy", needs={"build": "success"}).result == "skipped"
    assert runner.job(workflow, "deploy", needs={"build": "failure"}).result == "skipped" and not runner.deployed


def approve(guidance: Path, file: Path) -> None:
    from tests.site import libraries
    libraries.TODAY = date.today()
    libraries.sign(guidance, file)


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def flagged_words(text: str) -> set[str]:
    from quietword.article import parse
    found = check(parse(text, RISKY), load_rules()).findings
    return {word for finding in found if finding.group in ("confidentiality", "identifiers") for word in words(finding.text)}


def words_of_the_rules() -> set[str]:
    """What the report may say of itself: the rules' own words, and those of every harmless log."""
    told = ["guidance themes article articles read must change"]
    for rule in load_rules():
        told += [rule.name, rule.group, rule.summary, rule.message, rule.why, rule.instead, *(s.url for s in rule.sources)]
        told += [f"{pattern.message} {pattern.instead}" for pattern in rule.patterns]
    return words(" ".join(told))
