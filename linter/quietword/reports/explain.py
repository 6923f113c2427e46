"""What there is to say of a rule or a group, for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from quietword.reports.terminal import CLOSE, OPEN, Paper
from quietword.reports.wording import CALLED, cited, plain
from quietword.rules.measured import measured

LONGEST = 12          # lines of an example
EFFECTS = {"error": "It stops an article from going out.", "warning": "It asks for a second reader, and stops nothing.",
           "advice": "It is a suggestion, and may be left."}


def render(name: str, rules: Sequence[Any], *, colour: bool = False, width: int = 100) -> str | None:
    """All about a rule (by name or alias) or a group (its rules). None where nothing is called so; see `unknown`."""
    paper = Paper(colour, width)
    for rule in rules:
        if name == rule.name or name in rule.aliases:
            renamed = [*paper.wrapped(f"`{name}` is now called `{rule.name}`.", ""), ""] if name != rule.name else []
            return "\n".join([*renamed, *_rule(rule, paper), ""])
    members = [rule for rule in rules if rule.group == name]
    return "\n".join([*_group(name, members, paper), ""]) if members else None


def unknown(name: str, rules: Sequence[Any]) -> str:
    """That nothing is called `name`, and what may have been meant."""
    known = [*dict.fromkeys(rule.group for rule in rules), *(known for r in rules for known in (r.name, *r.aliases))]
    near = get_close_matches(name, known, 3)
    meant = f"Did you mean {' or '.join(f'`{word}`' for word in near)}?" if near else "`quietword rules` lists them."
    return f"no rule or group is called `{name}`. {meant}"


def waivable(rule: Any) -> bool:
    """Whether it can be waived at all: what is wrong with a waiver cannot."""
    return not rule.name.startswith("waiver-")


def waiver(rule: Any) -> list[str]:
    """How to waive a rule, in lines: the comment to write and what it needs."""
    by = " by NAME" if str(rule.severity) == "error" else ""
    needs = ("It needs a reason, and the name of an approver in quietword.toml who did not write the article; "
             "“until 2027-01-31” may follow." if by else "It needs a reason; “until 2027-01-31” may follow.")
    return [f'<!-- quietword: allow {rule.name} because "reason"{by} -->',
            f"On a line of its own before the paragraph that it covers. {needs}"]


def _rule(rule: Any, paper: Paper) -> list[str]:
    severity = str(rule.severity)
    lines = [f"{paper.paint(rule.name, 'bold')} · {rule.group} · {paper.paint(CALLED[severity], severity)}", "",
             *paper.wrapped(plain(rule.summary) + ".", ""), *paper.wrapped(EFFECTS[severity], "")]
    lines += ["", paper.paint("Why", "bold"), *paper.wrapped(plain(rule.why))]
    lines += ["", paper.paint("What to write instead", "bold"), *paper.wrapped(plain(rule.instead))]
    bad = [example for example in rule.examples if example.bad]
    good = [example for example in rule.examples if not example.bad]
    for title, sign, examples in (("It speaks up at", "✗", bad), ("It leaves alone", "✓", good)):
        lines += ["", paper.paint(title, "bold")]
        lines += [line for example in examples for line in _example(example, sign, paper)]
    if rule.sources:
        lines += ["", paper.paint("Sources", "bold")]
        for source in rule.sources:
            lines += [*paper.wrapped(plain(cited(source)), "    ", "  "), *([f"    {source.url}"] * bool(source.url))]
    if rule.name in measured():
        lines += ["", paper.paint("How right it is", "bold"), *paper.wrapped(measured()[rule.name].sentence)]
    if waivable(rule):
        comment, needs = waiver(rule)
        lines += ["", paper.paint("To waive it once", "bold"), f"  {comment}", *paper.wrapped(needs)]
    if rule.aliases:
        lines += ["", *paper.wrapped(f"Also known as {', '.join(rule.aliases)}.", "")]
    return lines


def _example(example: Any, sign: str, paper: Paper) -> list[str]:
    """An example with its flagged words marked; of a long one the first lines."""
    lines: list[str] = []
    for number, line in enumerate(marked(example, OPEN, CLOSE).strip().splitlines()[:LONGEST]):
        lines += paper.marked(line, "    ", f"  {sign} " if number == 0 else None)
    return lines


def marked(example: Any, opening: str, closing: str) -> str:
    """An example's text with its flagged words between marks of one's own."""
    if not example.bad:
        return example.text
    told, within = "", False
    for piece in example.text.split("~"):
        told += f"{opening}{piece}{closing}" if within else piece
        within = not within
    return told


def _group(name: str, members: Sequence[Any], paper: Paper) -> list[str]:
    lines = [f"{paper.paint(name, 'bold')} · {len(members)} {'rule' if len(members) == 1 else 'rules'}", ""]
    for rule in members:
        severity = str(rule.severity)
        lines += [f"  {paper.paint(rule.name, 'bold')} · {paper.paint(CALLED[severity], severity)}",
                  *paper.wrapped(plain(rule.summary), "    ")]
    return [*lines, "", *paper.wrapped("`quietword explain RULE` says more of each.", "")]
