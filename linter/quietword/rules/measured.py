"""How right each rule was on the open corpus. `make eval` writes `measured.toml`; nobody edits it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

HEADER = "# Made by `make eval` from the labelled passages of tests/corpus. Do not edit.\n"


@dataclass(frozen=True, slots=True)
class Measured:
    """A rule on the corpus: of `findings` that it made, `right` touch a labelled sentence; it reached `found` of `labelled` ones.

    `labelled` counts the sentences of every class that the rule is there for; other rules find others of them.
    """

    findings: int
    right: int
    found: int
    labelled: int

    @property
    def sentence(self) -> str:
        """The figures for a reader. Precision and recall are shares from 0 to 1."""
        if not self.findings:
            return f"It found none of the {self.labelled} labelled sentences of the open corpus, and nothing else."
        return (
            f"On the open corpus it spoke up {self.findings} times and was right {self.right} times (precision "
            f"{self.right / self.findings:.2f}). Alone it finds {self.found} of {self.labelled} labelled sentences (recall "
            f"{self.found / self.labelled:.2f}); other rules find others. It was tuned on these texts, so yours will fare worse."
        )


NOT_LABELLED = "The open corpus has no labels for what this rule looks for, so there is no figure. Its examples are its tests."


@cache
def measured() -> dict[str, Measured]:
    """Rule name -> its figures, for the rules that the corpus can measure."""
    text = (files("quietword.rules") / "measured.toml").read_text(encoding="utf-8")
    return {name: Measured(**figures) for name, figures in tomllib.loads(text).items()}


def told(rule: str) -> str:
    """What was measured of a rule, for a reader."""
    return measured()[rule].sentence if rule in measured() else NOT_LABELLED


def written(figures: dict[str, Measured]) -> str:
    """The file's text."""
    rows = [
        f"{name} = {{ findings = {one.findings}, right = {one.right}, found = {one.found}, labelled = {one.labelled} }}\n"
        for name, one in sorted(figures.items())
    ]
    return HEADER + "".join(rows)
