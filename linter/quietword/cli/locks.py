"""Which locks are on, as far as files and git on this computer tell."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from quietword.library import git

ON, OFF, UNKNOWN = "on", "off", "cannot tell"
HOOKS = {"pre-commit": "check", "commit-msg": "hook message", "pre-push": "hook push"}
OWNERS = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")       # GitHub takes the first that is there
INSTALL = "Run `make hooks`, or `pre-commit install`; docs/handbook/hooks.md shows the settings."


@dataclass(frozen=True)
class Lock:
    """One lock: what it is called, whether it is on, what was seen, and how to mend it (empty where it is on)."""

    name: str
    state: str
    found: str
    mend: str = ""


@dataclass(frozen=True)
class Gate:
    """The workflow that reads pull requests: its file, and the names under which GitHub shows its checks."""

    file: str
    checks: frozenset[str]
    weakness: str = ""


def hooks(root: Path) -> Iterator[Lock]:
    """Whether git asks Quietword before a commit, for its message and before a push."""
    asked = _asked_by_pre_commit(root)
    for hook, verb in HOOKS.items():
        name, file = f"hook {hook}", root / git.hook_file(root, hook)
        try:
            text = file.read_text(encoding="utf-8", errors="replace") if os.access(file, os.X_OK) else ""
        except OSError:
            text = ""
        if not text:
            yield Lock(name, OFF, "it is not installed in this copy of the repository", INSTALL)
        elif f"quietword {verb}" in text or ("pre-commit" in text and f"quietword {verb}" in asked):
            yield Lock(name, ON, "it asks Quietword")
        elif "pre-commit" in text:
            yield Lock(name, OFF, f"pre-commit is installed, but .pre-commit-config.yaml does not ask `quietword {verb}`",
                       "Add it to .pre-commit-config.yaml; docs/handbook/hooks.md shows how.")
        else:
            yield Lock(name, UNKNOWN, "another program's hook is installed", f"See to it that it runs `quietword {verb}`.")


def _asked_by_pre_commit(root: Path) -> set[str]:
    """`quietword …` for each hook of ours that pre-commit's settings name."""
    ids = {"quietword-check": "check", "quietword-message": "hook message", "quietword-push": "hook push"}
    settings = _yaml(root / ".pre-commit-config.yaml")
    repos = settings.get("repos") if isinstance(settings, dict) else None
    found = [hook for repo in _dicts(repos) for hook in _dicts(repo.get("hooks"))]
    named = {f"quietword {ids[hook['id']]}" for hook in found if hook.get("id") in ids}
    return named | {f"quietword {verb}" for verb in HOOKS.values() for hook in found
                    if str(hook.get("entry", "")).startswith(f"quietword {verb}")}


def gate(root: Path) -> tuple[Lock, Gate | None]:
    """The workflow that runs Quietword on pull requests, if any."""
    name, mend = "gate workflow", "docs/handbook/github.md shows one; `quietword init` writes one."
    found = [one for file in sorted((root / ".github" / "workflows").glob("*.y*ml")) if (one := _gate(root, file))]
    if not found:
        return Lock(name, OFF, "no workflow in .github/workflows runs Quietword on pull requests", mend), None
    best = min(found, key=lambda one: bool(one.weakness))
    if best.weakness:
        return Lock(name, OFF, f"{best.file} {best.weakness}", mend), best
    return Lock(name, ON, f"{best.file} reads every pull request"), best


def _gate(root: Path, file: Path) -> Gate | None:
    workflow = _yaml(file)
    if not isinstance(workflow, dict) or not isinstance(workflow.get("jobs"), dict):
        return None
    triggers = workflow.get("on", workflow.get(True))            # YAML 1.1 reads `on` as true
    triggers = triggers if isinstance(triggers, dict) else dict.fromkeys([triggers] if isinstance(triggers, str) else triggers or ())
    jobs = {key: job for key, job in workflow["jobs"].items() if isinstance(job, dict) and _runs_quietword(job)}
    if not jobs or "pull_request" not in triggers:
        return None
    narrowed = [key for key in ("paths", "paths-ignore") if key in (triggers["pull_request"] or {})]
    weakness = f"is skipped for some files (`{narrowed[0]}:`)" if narrowed else ""
    if any(_forgives(part) for job in jobs.values() for part in (job, *_dicts(job.get("steps")))):
        weakness = "lets a failed check pass (`continue-on-error` or `|| true`)"
    checks = frozenset(str(job.get("name") or key) for key, job in (jobs | _waiting(workflow["jobs"], jobs)).items())
    return Gate(file.relative_to(root).as_posix(), checks, weakness)


def _runs_quietword(job: dict[str, Any]) -> bool:
    """Whether a job or one of its steps checks articles, by a command or by an action or workflow of ours."""
    parts = (job, *_dicts(job.get("steps")))
    return any("quietword check" in str(part.get("run", "")) or _ours(str(part.get("uses", ""))) for part in parts)


def _ours(uses: str) -> bool:
    place = uses.partition("@")[0]
    return "quietword" in re.split(r"[/.]+", place) or place in ("./", "./.github/workflows/gate.yml")


def _waiting(jobs: dict[str, Any], ours: dict[str, Any]) -> dict[str, Any]:
    """Jobs that pass on how ours ended. Without `always()` they are skipped when ours fail, and GitHub takes that for passed."""
    return {key: job for key, job in jobs.items() if isinstance(job, dict) and "always()" in str(job.get("if", ""))
            and not ours.keys().isdisjoint([job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs") or ())}


def _forgives(part: dict[str, Any]) -> bool:
    return bool(part.get("continue-on-error")) or ("quietword check" in str(part.get("run", "")) and "|| true" in str(part["run"]))


def owners(root: Path, home: Path) -> Lock:
    """Whether code owners are named for every article and for the files that make the gate."""
    name, mend = "code owners", "Add lines for the library and for /.github/ to .github/CODEOWNERS, with somebody who reviews."
    file = next((root / place for place in OWNERS if (root / place).is_file()), None)
    if file is None:
        return Lock(name, OFF, "there is no CODEOWNERS file", mend)
    rules = list(_owner_rules(file.read_text(encoding="utf-8", errors="replace")))
    library = home.resolve().relative_to(root.resolve()).as_posix()
    inside = "" if library == "." else f"{library}/"
    wanted = [f"{inside}quietword.toml", f"{inside}helplines.toml", ".github/workflows/gate.yml", file.relative_to(root).as_posix(),
              f"{inside}any-folder/a-new-article.md", *git.tracked(root, library), *git.tracked(root, ".github")]
    bare = [path for path in dict.fromkeys(wanted) if not _owned(path, rules)]
    if bare:
        more = f" and {len(bare) - 1} more" if len(bare) > 1 else ""
        return Lock(name, OFF, f"nobody is named for {bare[0]}{more}", mend)
    return Lock(name, ON, "somebody is named for every article and for the gate's own files")


def _owner_rules(text: str) -> Iterator[tuple[str, list[str]]]:
    for line in text.splitlines():
        pattern, *people = line.partition("#")[0].split() or [""]
        if pattern:
            yield pattern, [who for who in people if "@" in who and who != "@your-github-name"]


def _owned(path: str, rules: list[tuple[str, list[str]]]) -> bool:
    """Whether the last rule that fits names somebody. Patterns are git's, but `folder/*` reaches no deeper folder."""
    from pathspec import GitIgnoreSpec
    for pattern, people in reversed(rules):
        shallow = pattern.endswith("/*") and path.count("/") > pattern.strip("/").count("/")
        if not shallow and GitIgnoreSpec.from_lines([pattern]).match_file(path):
            return bool(people)
    return False


def helplines(config: Any, today: date) -> Lock:
    """Whether the library's helplines were compared with their sources lately."""
    mend = "Compare each with its source and write the day into `checked` in helplines.toml."
    if not config.helplines:
        return Lock("helplines", OFF, "the library has no helplines.toml, or nothing in it", mend)
    stale = [line.name for line in config.helplines if (today - line.checked).days > config.stale_after]
    if stale:
        return Lock("helplines", OFF, f"not checked for more than {config.stale_after} days: {', '.join(stale)}", mend)
    return Lock("helplines", ON, f"all {len(config.helplines)} were checked in the last {config.stale_after} days")


def _dicts(values: Any) -> Iterable[dict[str, Any]]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _yaml(file: Path) -> Any:
    """What a settings file says; nothing where it is missing or cannot be read."""
    import yaml
    try:
        return yaml.load(file.read_text(encoding="utf-8"), yaml.SafeLoader)
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return None
