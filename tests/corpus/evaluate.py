"""Precision and recall on the open corpus, per round, class and rule: `make eval`.

A passage is *blocked* where a rule of the groups confidentiality or identifiers reports an error, *flagged* where it reports
an error or a warning. `named`, `specific` and `recent` references must be blocked; `plural` ones deserve advice and no more.
"""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from quietword.article import parse
from quietword.engine import check, load_rules

FOLDER = Path(__file__).parent
HANDBOOK = FOLDER.parents[1] / "docs" / "handbook" / "precision.md"
GROUPS = ("confidentiality", "identifiers")
BLOCKING = {"named", "specific", "recent"}


@dataclass
class Score:
    """Counts over a set of passages; ratios are nan where nothing was counted."""

    counts: Counter = field(default_factory=Counter)
    by_class: dict = field(default_factory=lambda: defaultdict(Counter))
    by_rule: dict = field(default_factory=lambda: defaultdict(Counter))

    def ratio(self, part: str, *whole: str) -> float:
        total = sum(self.counts[name] for name in whole)
        return self.counts[part] / total if total else float("nan")

    def line(self) -> str:
        c = self.counts
        return (
            f"{c['passages']:5} passages   blocked: precision {self.ratio('tp', 'tp', 'fp'):.3f} recall "
            f"{self.ratio('tp', 'tp', 'fn'):.3f}   flagged: precision {self.ratio('ftp', 'ftp', 'ffp'):.3f} recall "
            f"{self.ratio('ftp', 'ftp', 'ffn'):.3f}   plural advised {self.ratio('advised', 'plural'):.2f} "
            f"blocked {self.ratio('plural_blocked', 'plural'):.2f}"
        )


def passages(path: Path) -> list[dict]:
    """The passages of a round: id, text, labels [{quote, class}]."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score(path: Path, rules=None) -> Score:
    """Scores one round."""
    rules, total = rules or load_rules(select=GROUPS), Score()
    for passage in passages(path):
        text = passage["text"]
        findings = check(parse(text, passage["id"] + ".md"), rules).findings
        labels = [(text.index(label["quote"]), len(label["quote"]), label["class"]) for label in passage["labels"]]
        _count(total, findings, [(at, at + length, kind) for at, length, kind in labels])
    return total


def _count(total: Score, findings, labels) -> None:
    blocking = [label for label in labels if label[2] in BLOCKING]
    errors = [f for f in findings if f.severity == "error"]
    flagged = any(f.severity != "advice" for f in findings)
    c = total.counts
    c["passages"] += 1
    if blocking:
        c["tp" if errors else "fn"] += 1
        c["ftp" if flagged else "ffn"] += 1
    else:
        c["fp"] += bool(errors)
        c["ffp"] += flagged
    if labels and not blocking:
        c["plural"] += 1
        c["plural_blocked"] += bool(errors)
        c["advised"] += any(f.severity != "error" for f in findings)
    for start, end, kind in labels:
        hit = any(f.span.start < end and f.span.end > start for f in findings if kind == "plural" or f.severity != "advice")
        total.by_class[kind]["found" if hit else "missed"] += 1
    for f in findings:
        wanted = labels if f.severity == "advice" else blocking
        right = any(f.span.start < end and f.span.end > start for start, end, _ in wanted)
        total.by_rule[f.rule]["right" if right else "wrong"] += 1


def total(rules=None) -> tuple[dict[str, Score], Score]:
    """Every round's score by name, and all of them together."""
    rules, rounds, everything = rules or load_rules(select=GROUPS), {}, Score()
    for path in sorted(FOLDER.glob("round*.jsonl")):
        one = rounds[path.stem] = score(path, rules)
        everything.counts += one.counts
        for mine, theirs in ((everything.by_class, one.by_class), (everything.by_rule, one.by_rule)):
            for name, counter in theirs.items():
                mine[name] += counter
    return rounds, everything


def handbook_page(everything: Score) -> str:
    """The handbook's page on how precise each rule is, from the whole corpus."""
    rows = "".join(
        f"| `{name}` | {counter['right']} of {counter.total()} | {counter['right'] / counter.total():.2f} |\n"
        for name, counter in sorted(everything.by_rule.items())
    )
    classes = "".join(
        f"| {name} | {counter['found']} of {counter.total()} | {counter['found'] / counter.total():.2f} |\n"
        for name, counter in sorted(everything.by_class.items())
    )
    return (
        "---\ntitle: How precise the rules are\nsummary: What the rules on clients and identifiers find in the open corpus.\n---\n\n"
        f"Made by `make eval` from {everything.counts['passages']} labelled passages. The rules were tuned on these passages, so a "
        "text of a new kind will fare worse: `tests/corpus/ROUNDS.md` holds the figures of each round's first look.\n\n"
        "## Findings that touch a labelled sentence, by rule\n\n| rule | right | precision |\n|---|---|---|\n"
        f"{rows}\n## Labelled sentences that were found, by class\n\nAn error or a warning; for plural also advice.\n\n"
        f"| class | found | recall |\n|---|---|---|\n{classes}"
    )


def main() -> None:
    rounds, everything = total()
    for name, one in rounds.items():
        print(f"{name:10} {one.line()}")
    print(f"{'all':10} {everything.line()}\n\nsentences found, by class (an error or a warning; for plural also advice)")
    for name, counter in sorted(everything.by_class.items()):
        print(f"  {name:28} {counter['found']:4} of {counter.total():4}   {counter['found'] / counter.total():.2f}")
    print("\nfindings that touch a labelled sentence, by rule (its precision)")
    for name, counter in sorted(everything.by_rule.items()):
        print(f"  {name:28} {counter['right']:4} of {counter.total():4}   {counter['right'] / counter.total():.2f}")
    HANDBOOK.write_text(handbook_page(everything), encoding="utf-8")


if __name__ == "__main__":
    main()
