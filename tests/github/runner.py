"""A stand-in for GitHub's runner: takes a workflow as it is written and does its steps, in order, in bash.

Real: each `run:` script with its `env:` and `if:`, the files for outputs and summaries, our own action, git, pip building and
installing the package. Stood in for, as there is no network: checking out (a clone on this disk), setting up Python (the one
that runs the tests), pip's index (`SUPPLIED` lends what the tests have installed), and GitHub Pages (an archive and a note).
A step of any other kind is an error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.github.expressions import filled, holds

ROOT = Path(__file__).parents[2]
SUPPLIED = {"PYTHONPATH": sysconfig.get_path("purelib"), "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
"""No index, no dependencies, no isolated build (pip reads 0 as "no"): everything comes from the tests' own packages."""


@dataclass
class Did:
    """What became of a job: its result, all that it printed, its step summaries, and what its steps put out."""

    result: str = "success"
    log: str = ""
    summary: str = ""
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)


class Runner:
    """A machine with a checkout of `origin` at `commit`, on which jobs run one after another."""

    def __init__(self, folder: Path, origin: Path, commit: str, event: Mapping[str, Any], ref: str = "refs/pull/1/merge",
                 temp: Path | None = None):
        self.origin, self.commit = origin, commit
        self.workspace, self.home, self.temp = folder / "workspace", folder / "home", temp or folder / "temp"
        for made in (self.temp, self.home):
            made.mkdir(parents=True, exist_ok=True)
        self.github = {"event": event, "ref": ref, "workflow": "gate", "repository": "practice/library", "sha": commit}
        self.artifact, self.deployed = folder / "artifact.tar", False

    def job(self, workflow: Path, name: str, needs: Mapping[str, str] | None = None, inputs: Mapping[str, str] | None = None) -> Did:
        """Does the job `name` of a workflow. `needs` gives the results of the jobs before it."""
        job = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"][name]
        before = needs or {}
        assert set(job.get("needs", [])) == set(before)
        contexts = {"github": self.github, "inputs": inputs or {}, "needs": {job: {"result": result} for job, result in before.items()},
                    "job": {"workflow_repository": "quietword/quietword", "workflow_sha": "0" * 40}}
        if not holds(job.get("if", "success()"), contexts, all(result == "success" for result in before.values())):
            return Did("skipped")
        did = Did()
        self._steps(job["steps"], contexts, did, None)
        return did

    def _steps(self, steps: list[dict[str, Any]], contexts: dict[str, Any], did: Did, action: Path | None) -> None:
        done: dict[str, Any] = {}
        contexts = {**contexts, "steps": done}
        for step in steps:
            if not holds(step.get("if", "success()"), contexts, did.result == "success"):
                continue
            outputs = self._uses(step, contexts, did) if "uses" in step else self._run(step, contexts, did, action)
            done[step.get("id", "")] = {"outputs": outputs}
        did.steps = done

    def _run(self, step: dict[str, Any], contexts: dict[str, Any], did: Did, action: Path | None) -> dict[str, str]:
        script, output, summary = (self.temp / name for name in ("script.sh", "output", "summary"))
        assert "${{" not in step["run"], "a value reaches a script through its environment, never as part of it"
        script.write_text(step["run"], encoding="utf-8")
        output.write_text("")
        summary.write_text("")
        environment = {
            "PATH": os.defpath, "HOME": str(self.home), "LANG": "C.UTF-8", "CI": "true", "GITHUB_ACTIONS": "true", **SUPPLIED,
            "RUNNER_TEMP": str(self.temp), "GITHUB_WORKSPACE": str(self.workspace), "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_SERVER_URL": "https://github.com", "GITHUB_SHA": self.commit,
            "GITHUB_REPOSITORY": self.github["repository"], **({"GITHUB_ACTION_PATH": str(action)} if action else {}),
            **{name: filled(value, contexts) for name, value in step.get("env", {}).items()}}
        ran = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], cwd=self.workspace, env=environment,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        did.log += ran.stdout
        did.summary += summary.read_text(encoding="utf-8")
        if ran.returncode:
            did.log += f"##[error]Process completed with exit code {ran.returncode}.\n"
            did.result = "failure"
        return dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())

    def _uses(self, step: dict[str, Any], contexts: dict[str, Any], did: Did) -> dict[str, str]:
        name = step["uses"].partition("@")[0]
        given = {key: filled(value, contexts) for key, value in step.get("with", {}).items()}
        if name.startswith("./"):
            return self._action(self.workspace / name, given, contexts, did)
        if name == "quietword/quietword":
            return self._action(copied(self.temp / "actions" / "quietword"), given, contexts, did)
        return {"actions/checkout": self._checkout, "actions/setup-python": self._python,
                "actions/upload-pages-artifact": self._upload, "actions/deploy-pages": self._deploy}[name](given)

    def _action(self, folder: Path, given: dict[str, str], contexts: dict[str, Any], did: Did) -> dict[str, str]:
        action = yaml.safe_load((folder / "action.yml").read_text(encoding="utf-8"))
        assert set(given) <= set(action["inputs"]), "an input that the action does not know"
        inputs = {name: str(told.get("default", "")) for name, told in action["inputs"].items()} | given
        inner = Did()
        self._steps(action["runs"]["steps"], {"github": contexts["github"], "inputs": inputs}, inner, folder)
        did.result, did.log, did.summary = inner.result, did.log + inner.log, did.summary + inner.summary
        return {name: filled(told["value"], {"steps": inner.steps}) for name, told in action["outputs"].items()}

    def _checkout(self, given: dict[str, str]) -> dict[str, str]:
        assert given["persist-credentials"] == "false"
        if "repository" in given:
            assert given["repository"] == "quietword/quietword" and given["ref"] == "0" * 40, "not the workflow's own source"
            copied(self.workspace / given["path"])
            return {}
        depth = [] if given.get("fetch-depth") == "0" else ["--depth=1"]
        git(self.home, "init", "-q", str(self.workspace))
        git(self.workspace, "fetch", "-q", *depth, self.origin.as_uri(), "+refs/*:refs/remotes/origin/*" if not depth else self.commit)
        git(self.workspace, "checkout", "-q", "--detach", self.commit)
        return {}

    def _python(self, given: dict[str, str]) -> dict[str, str]:
        assert given["update-environment"] == "false", "the practice's own Python stays as it was"
        return {"python-path": sys.executable}

    def _upload(self, given: dict[str, str]) -> dict[str, str]:
        with tarfile.open(self.artifact, "w") as archive:
            archive.add(self.workspace / given["path"], ".", filter=lambda entry: None if "/." in entry.name else entry)
        return {}

    def _deploy(self, given: dict[str, str]) -> dict[str, str]:
        assert not given and self.artifact.exists(), "only the artifact of this run is deployed"
        self.deployed = True
        return {"page_url": "https://practice.example/"}


def copied(folder: Path) -> Path:
    """This repository as a checkout would have it: what git knows, or would on the next commit, and nothing else."""
    names = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")[:-1]
    for name in filter(lambda name: (ROOT / name).is_file(), names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    git(folder, "init", "-q")
    return folder


def git(folder: Path, *arguments: str) -> str:
    """What git says, whatever the habits of whoever runs the tests."""
    known = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PATH": os.environ["PATH"], "HOME": str(folder)}
    people = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return subprocess.run(["git", "-C", str(folder), *arguments], env=known | people, check=True, capture_output=True, text=True).stdout
