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
from quietword.reports.handbook import pages
from quietword.rules.measured import Measured, measured, written

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
HANDBOOK = ROOT / "docs" / "handbook" / "precision.md"
RULE_PAGES = HANDBOOK.parent / "rules"
MEASURED = ROOT / "linter" / "quietword" / "rules" / "measured.toml"
GROUPS = ("confidentiality", "identifiers")
ABOUT_PEOPLE = {"named-person", "identifier-combination", "quasi-identifier"}  # of the identifiers; numbers have no labels
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
        for rule in {f.rule for f in findings if f.span.start < end and f.span.end > start}:
            total.by_rule[rule]["plural found" if kind == "plural" else "found"] += 1
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
        f"| `{name}` | {one.right} of {one.findings} | {one.right / one.findings:.2f} | {one.found} of {one.labelled} | "
        f"{one.found / one.labelled:.2f} |\n"
        for name, one in figures(everything).items()
        if one.findings
    )
    classes = "".join(
        f"| {name} | {counter['found']} of {counter.total()} | {counter['found'] / counter.total():.2f} |\n"
        for name, counter in sorted(everything.by_class.items())
    )
    return (
        "---\ntitle: How precise the rules are\nsummary: What the rules on clients and identifiers find in the open corpus.\n---\n\n"
        f"Made by `make eval` from {everything.counts['passages']} labelled passages. The rules were tuned on these passages, so a "
        "text of a new kind will fare worse: `tests/corpus/ROUNDS.md` holds the figures of each round's first look.\n\n"
        "## Findings that touch a labelled sentence, by rule\n\n"
        "| rule | right | precision | labelled sentences found by it alone | recall |\n|---|---|---|---|---|\n"
        f"{rows}\n## Labelled sentences that were found, by class\n\nAn error or a warning; for plural also advice.\n\n"
        f"| class | found | recall |\n|---|---|---|\n{classes}"
    )


def figures(everything: Score) -> dict[str, Measured]:
    """What every rule that looks for people did on the corpus. Advice is there for own clients in general, the rest for one."""
    classes = {name: counter.total() for name, counter in everything.by_class.items()}
    particular = sum(count for name, count in classes.items() if name in BLOCKING)
    found = {}
    for rule in load_rules(select=("confidentiality", *ABOUT_PEOPLE)):
        counter, advises = everything.by_rule[rule.name], rule.severity == "advice"
        found[rule.name] = Measured(
            counter["right"] + counter["wrong"],
            counter["right"],
            counter["plural found" if advises else "found"],
            classes["plural"] if advises else particular,
        )
    return found


def main() -> None:
    rounds, everything = total()
    for name, one in rounds.items():
        print(f"{name:10} {one.line()}")
    print(f"{'all':10} {everything.line()}\n\nsentences found, by class (an error or a warning; for plural also advice)")
    for name, counter in sorted(everything.by_class.items()):
        print(f"  {name:28} {counter['found']:4} of {counter.total():4}   {counter['found'] / counter.total():.2f}")
    print("\nfindings that touch a labelled sentence, by rule (its precision)")
    for name, one in figures(everything).items():
        if one.findings:
            print(f"  {name:28} {one.right:4} of {one.findings:4}   {one.right / one.findings:.2f}")
    HANDBOOK.write_text(handbook_page(everything), encoding="utf-8")
    MEASURED.write_text(written(figures(everything)), encoding="utf-8")
    measured.cache_clear()
    for name, page in pages(load_rules()).items():
        (RULE_PAGES / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
