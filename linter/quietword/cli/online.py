"""Which locks are on at GitHub, asked through the program `gh`, which is signed in as the person at this desk."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from quietword.cli.locks import OFF, ON, UNKNOWN, Gate, Lock

NAMES = ("gate is required", "review is required", "Pages source")
RULES = "On GitHub: Settings, Rules, Rulesets, a ruleset for the default branch: "
_PATIENCE = 30      # seconds


class GhError(Exception):
    """GitHub could not be asked, or did not tell."""


def unasked(why: str, mend: str) -> Iterator[Lock]:
    """All of GitHub's locks, unknown for one reason."""
    for name in NAMES:
        yield Lock(name, UNKNOWN, why, mend)


def locks(root: Path, gate: Gate | None) -> Iterator[Lock]:
    """What GitHub says of the repository that this one is pushed to."""
    program = shutil.which("gh")
    if not program:
        yield from unasked("cannot tell without gh, which is not installed", "Install it from https://cli.github.com, "
                           "run `gh auth login`, then `quietword doctor --online` again.")
        return
    try:
        repository = _ask(program, root, "repos/{owner}/{repo}")         # gh fills in the names itself
        name, branch = repository["full_name"], quote(repository["default_branch"], safe="")
    except (GhError, KeyError, TypeError) as error:
        yield from unasked(f"gh could not read the repository: {error}", "Run `gh auth status` and `gh repo view`.")
        return
    yield from _rules(program, root, f"repos/{name}", branch, gate)
    yield _pages(program, root, f"repos/{name}")


def _rules(program: str, root: Path, repository: str, branch: str, gate: Gate | None) -> Iterator[Lock]:
    try:
        rules = _ask(program, root, f"{repository}/rules/branches/{branch}")
        classic = _ask(program, root, f"{repository}/branches/{branch}")
        asked = {rule["type"]: [] for rule in rules}
        for rule in rules:
            asked[rule["type"]].append(rule.get("parameters") or {})
        yield _required(asked.get("required_status_checks", []), classic.get("protection") or {}, gate)
        yield _reviewed(asked.get("pull_request", []), bool(classic.get("protected")))
    except (GhError, KeyError, TypeError, AttributeError) as error:
        for name in NAMES[:2]:
            yield Lock(name, UNKNOWN, f"gh could not read the rules of the branch: {error}", "Run `gh auth status`.")


def _required(rules: list[dict], classic: dict, gate: Gate | None) -> Lock:
    """Whether a pull request can only be merged when the gate has passed, by a ruleset or by classic protection."""
    contexts = {check["context"] for rule in rules for check in rule["required_status_checks"]}
    contexts |= set((classic.get("required_status_checks") or {}).get("contexts") or ())
    mend = RULES + "require status checks to pass, and add the gate's check."
    if gate is None:
        return Lock(NAMES[0], OFF, "there is no gate that could be required", mend)
    ours = [context for context in contexts if context in gate.checks or context.partition(" / ")[0] in gate.checks]
    if ours:
        return Lock(NAMES[0], ON, f"`{sorted(ours)[0]}` must pass before a merge")
    wanted = " or ".join(f"`{check}`" for check in sorted(gate.checks))
    there = ", ".join(f"`{context}`" for context in sorted(contexts)) or "none"
    return Lock(NAMES[0], OFF, f"the check {wanted} is not among the required ones ({there})", mend)


def _reviewed(rules: list[dict], protected: bool) -> Lock:
    """Whether somebody else, and a code owner, must approve each change."""
    mend = RULES + "require a pull request, one approval, and review from code owners."
    if any(rule["required_approving_review_count"] >= 1 and rule["require_code_owner_review"] for rule in rules):
        return Lock(NAMES[1], ON, "a code owner must approve each change")
    if rules:
        return Lock(NAMES[1], OFF, "a pull request is required, but no approval by a code owner", mend)
    if protected:
        return Lock(NAMES[1], UNKNOWN, "the branch has classic protection; what it asks for is shown to administrators only",
                    "Look in Settings, Branches, or " + mend[0].lower() + mend[1:])
    return Lock(NAMES[1], OFF, "anybody who may push can change the branch without a pull request", mend)


def _pages(program: str, root: Path, repository: str) -> Lock:
    mend = "On GitHub: Settings, Pages, Source: GitHub Actions."
    try:
        built = _ask(program, root, f"{repository}/pages").get("build_type")
    except (GhError, AttributeError) as error:
        return Lock(NAMES[2], UNKNOWN, f"Pages is not switched on, or you may not see it: {error}", mend)
    if built == "workflow":
        return Lock(NAMES[2], ON, "only the workflow can publish")
    return Lock(NAMES[2], OFF, "Pages publishes a branch, past the gate", mend)


def _ask(program: str, root: Path, path: str) -> Any:
    """GitHub's answer. Raises GhError."""
    try:
        done = subprocess.run([program, "api", path], cwd=root, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise GhError(said or f"gh ended with {done.returncode}")
        return json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        raise GhError(f"no answer ({type(error).__name__})") from None
