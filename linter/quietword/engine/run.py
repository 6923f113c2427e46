"""A whole run: the articles that were checked, and the files that could not be."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from quietword.engine.finding import Result, Verdict
from quietword.rules import Rule
from quietword.rules.loader import GROUPS, RuleError, built_in, from_folder


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be checked, and why; `line` counts from 1, 0 where no line is meant."""

    path: str
    line: int
    message: str


@dataclass(frozen=True)
class Run:
    """What a run found."""

    results: tuple[Result, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 nothing blocks, 1 something blocks, 2 a file could not be checked or there was nothing to check."""
        if self.problems or not self.results:
            return 2
        return 1 if any(result.verdict is Verdict.BLOCKED for result in self.results) else 0

    def summary(self) -> dict[str, int]:
        """The counts that every report shows. Waived findings are counted apart."""
        open_ = Counter(f.severity.value for result in self.results for f in result.findings if not f.waived)
        return {
            "articles": len(self.results),
            "blocked": sum(result.verdict is Verdict.BLOCKED for result in self.results),
            "errors": open_["error"],
            "warnings": open_["warning"],
            "advice": open_["advice"],
            "waived": sum(f.waived for result in self.results for f in result.findings),
        }


def load_rules(select: Iterable[str] = (), ignore: Iterable[str] = (), folders: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """The built-in rules and those of `folders`, narrowed to `select` less `ignore` (names, aliases or groups).

    Raises RuleError for a name that is neither, with the nearest one that is.
    """
    rules = built_in() + tuple(rule for folder in folders for rule in from_folder(folder))
    wanted, unwanted = _named(rules, select), _named(rules, ignore)
    return tuple(rule for rule in rules if (not wanted or rule.name in wanted) and rule.name not in unwanted)


def _named(rules: Sequence[Rule], names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        matching = {rule.name for rule in rules if name in (rule.name, rule.group, *rule.aliases)}
        if not matching and name not in GROUPS:
            near = difflib.get_close_matches(name, [*GROUPS, *(rule.name for rule in rules)], 1)
            hint = f" Did you mean `{near[0]}`?" if near else " `quietword rules` lists them."
            raise RuleError(f"no rule or group is called `{name}`.{hint}")
        found |= matching or {""}
    return found
