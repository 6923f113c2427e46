"""The handbook's pages about rules, made from the rule files. Nobody edits them: a test fails when they differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quietword.reports.explain import EFFECTS, marked, waivable, waiver
from quietword.reports.wording import CALLED, cited, counted
from quietword.rules.measured import told

GENERATED = "generated: quietword rules --handbook"
GROUPS = {
    "confidentiality": "Clients and what they told us.", "identifiers": "What points to a person.",
    "safe-messaging": "Words about suicide, self-harm and other dangers.", "boundaries": "Where advice in public ends.",
    "claims": "What may be promised.", "strangers": "Judging people whom nobody has examined.",
    "contempt": "Speaking of people with disdain.", "stigma": "Words that hurt people with a diagnosis.",
    "readability": "Whether it can be read on a bad day.", "structure": "Headings, links and lists.",
    "governance": "Who wrote and reviewed it.", "assets": "Pictures and other files."}


def pages(rules: Sequence[Any]) -> dict[str, str]:
    """File name -> Markdown: a page for each rule, and `index.md`."""
    return {"index.md": _index(rules)} | {f"{rule.name}.md": _page(rule) for rule in rules}


def _front(title: str) -> list[str]:
    return ["---", f"title: {_quoted(title)}", GENERATED, "---", ""]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _index(rules: Sequence[Any]) -> str:
    lines = [*_front("Rules"), "# Rules", "",
             f"{counted(len(rules), 'rule')}, each with its reason, its sources and examples. “Must change” stops an "
             "article from going out, “second look” asks another person to read it, and a suggestion may be left.", ""]
    for group in dict.fromkeys(rule.group for rule in rules):
        lines += [f"## {group.replace('-', ' ').capitalize()}", "", GROUPS.get(group, ""), ""]
        lines += ["| Rule | How grave | What it is about |", "|---|---|---|"]
        lines += [f"| [{rule.name}]({rule.name}.md) | {CALLED[str(rule.severity)]} | {_cell(rule.summary)} |"
                  for rule in rules if rule.group == group]
        lines.append("")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _page(rule: Any) -> str:
    severity = str(rule.severity)
    lines = [*_front(rule.name), f"# {rule.summary}", "",
             f"`{rule.name}` · {rule.group.replace('-', ' ')} · **{CALLED[severity]}**. {EFFECTS[severity]}", "",
             rule.message, "", "## Why", "", rule.why, "", "## What to write instead", "", rule.instead, ""]
    lines += ["## It speaks up at", "", *_examples(rule, bad=True)]
    lines += ["## It leaves alone", "", *_examples(rule, bad=False)]
    if rule.sources:
        lines += ["## Sources", "", *(f"- {_linked(source)}" for source in rule.sources), ""]
    lines += ["## How right it is", "", told(rule.name), ""]
    if waivable(rule):
        comment, needs = waiver(rule)
        lines += ["## To waive it once", "", "```wording-example", comment, "```", "", needs, ""]
    if rule.aliases:
        lines += [f"Also known as {', '.join(f'`{alias}`' for alias in rule.aliases)}.", ""]
    return "\n".join(lines)


def _linked(source: Any) -> str:
    return f"[{cited(source)}]({source.url})" if source.url else cited(source)


def _examples(rule: Any, *, bad: bool) -> list[str]:
    """Each in a fence marked `wording-example`: it quotes words, so the linter leaves it alone here."""
    lines: list[str] = []
    for example in rule.examples:
        if example.bad is bad:
            text = marked(example, "«", "»").strip()
            fence = "`" * max(3, 1 + max((len(run) for run in _ticks(text)), default=0))
            lines += [f"{fence}wording-example", text, fence, ""]
    return lines


def _ticks(text: str) -> list[str]:
    import re
    return re.findall("`+", text)
