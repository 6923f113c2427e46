"""Reads rule files. A file that does not follow the format does not load, and says what was expected."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from quietword.article import PROSE, Kind
from quietword.library.tomltext import TomlError, parsed
from quietword.rules.model import SURE, UNSURE, Confidence, Example, Pattern, Rule, Severity, Source

GROUPS = (
    "confidentiality",
    "identifiers",
    "safe-messaging",
    "boundaries",
    "claims",
    "strangers",
    "contempt",
    "stigma",
    "readability",
    "structure",
    "governance",
    "assets",
)
READS_EVERYTHING = frozenset({"confidentiality", "identifiers"})
FEWEST_EXAMPLES = 4

_REQUIRED = {"summary": str, "severity": str, "message": str, "why": str, "instead": str, "sources": list}
_OPTIONAL = {
    "kinds": list,
    "pattern": list,
    "example": list,
    "aliases": list,
    "check": bool,
    "waivers": bool,
    "unless": list,
    "unless_before": list,
    "context": dict,
    "needs": list,
    "links": list,
    "doubts": list,
}
_PATTERN = {
    "match": (str, list),
    "unless": list,
    "unless_before": list,
    "requires": list,
    "confidence": str,
    "weight": int,
    "facet": str,
    "severity": str,
    "message": str,
    "instead": str,
    "fix": str,
}
_EXAMPLE = {"bad": str, "good": str, "path": str}
_SOURCE = {"title": str, "url": str, "clause": str}


class RuleError(Exception):
    """A rule file that does not load: names the file, the key and what was expected."""


@cache
def built_in() -> tuple[Rule, ...]:
    """Every rule of the package, by group and name."""
    root = files("quietword.rules")
    loaded = []
    for group in GROUPS:
        folder = root / group.replace("-", "_")
        if folder.is_dir():
            names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
            loaded += [parse((folder / name).read_text(encoding="utf-8"), name[:-5], group, name) for name in names]
    return tuple(loaded)


def from_folder(folder: Path) -> tuple[Rule, ...]:
    """A practice's own rules: data only, any group of ours, code never. Raises RuleError."""
    loaded = []
    for file in sorted(folder.glob("*/*.toml")):
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise RuleError(f"{file}: is not UTF-8 text") from None
        rule = parse(text, file.stem, file.parent.name, str(file))
        if rule.check:
            raise RuleError(f"{file}: `check`: a practice's own rules are data only; remove this key")
        loaded.append(rule)
    return tuple(loaded)


def parse(text: str, name: str, group: str, file: str) -> Rule:
    """One rule from its TOML text. Raises RuleError naming `file`."""
    try:
        data = parsed(text)
    except TomlError as error:
        raise RuleError(f"{file}:{error.line}: is not valid TOML: {error.problem}") from None
    if group not in GROUPS:
        raise RuleError(f"{file}: the folder `{group}` is no group; expected one of {', '.join(GROUPS)}")
    _typed(data, _REQUIRED | _OPTIONAL, file, required=_REQUIRED)
    rule = Rule(
        name=name,
        group=group,
        summary=data["summary"],
        severity=_choice(Severity, data["severity"], file, "severity"),
        message=data["message"],
        why=data["why"],
        instead=data["instead"],
        sources=tuple(Source(**_typed(s, _SOURCE, file, required=("title",), within="sources")) for s in data["sources"]),
        kinds=_kinds(data.get("kinds"), group, file),
        patterns=tuple(p for raw in data.get("pattern", ()) for p in _patterns(raw, file)),
        context=tuple(data.get("context", {}).items()),
        **{key: tuple(data.get(key, ())) for key in ("unless", "unless_before", "needs", "links", "doubts")},
        examples=tuple(_example(raw, file) for raw in data.get("example", ())),
        aliases=tuple(data.get("aliases", ())),
        check=_check(data, name, group),
        about_waivers=data.get("waivers", False),
    )
    _complete(rule, file)
    return rule


def _check(data: dict, name: str, group: str) -> str:
    """The module whose `check` belongs to the rule, if any."""
    if data.get("waivers"):
        return "quietword.rules.governance.waivers"
    return f"quietword.rules.{group.replace('-', '_')}.{name.replace('-', '_')}" if data.get("check") else ""


def _complete(rule: Rule, file: str) -> None:
    for bad in (True, False):
        count = sum(example.bad is bad for example in rule.examples)
        if count < FEWEST_EXAMPLES:
            raise RuleError(
                f"{file}: `example`: expected at least {FEWEST_EXAMPLES} {'bad' if bad else 'good'} ones, found {count}"
            )
    if not rule.patterns and not rule.check:
        raise RuleError(f"{file}: expected a `[[pattern]]` or `check = true`; found neither")


def _typed(data: dict, known: dict, file: str, required=(), within: str = "") -> dict:
    """`data` if its keys and types are as `known` says."""
    where = f"`{within}`: " if within else ""
    if not isinstance(data, dict):
        raise RuleError(f"{file}: {where}expected a table, found {type(data).__name__}")
    for key, value in data.items():
        if key not in known:
            raise RuleError(f"{file}: {where}`{key}` is no key of a rule; expected one of {', '.join(known)}")
        if not isinstance(value, known[key]):
            kinds = known[key] if isinstance(known[key], tuple) else (known[key],)
            expected = " or ".join(kind.__name__ for kind in kinds)
            raise RuleError(f"{file}: {where}`{key}`: expected {expected}, found {type(value).__name__}")
    for key in required:
        if not data.get(key):
            raise RuleError(f"{file}: {where}`{key}` is missing")
    return data


def _choice(kind, value: str, file: str, key: str):
    try:
        return kind(value)
    except ValueError:
        raise RuleError(f"{file}: `{key}`: expected one of {', '.join(kind)}, found `{value}`") from None


def _kinds(names, group: str, file: str) -> frozenset[Kind]:
    if names is None:
        names = ["all"] if group in READS_EVERYTHING else ["prose"]
    kinds: set[Kind] = set()
    for name in names:
        if name == "all":
            kinds.update(Kind)
        elif name == "prose":
            kinds.update(PROSE)
        else:
            kinds.add(_choice(Kind, name, file, "kinds"))
    return frozenset(kinds)


def _patterns(raw, file: str) -> list[Pattern]:
    """One `[[pattern]]`; `match` may list several that share the rest."""
    data = dict(_typed(raw, _PATTERN, file, required=("match",), within="pattern"))
    matches = data.pop("match")
    for key in ("unless", "unless_before", "requires"):
        data[key] = tuple(data.get(key, ()))
    if "confidence" in data:
        sure = _choice(Confidence, data.pop("confidence"), file, "confidence") is Confidence.HIGH
        data["weight"] = SURE if sure else UNSURE
    if "severity" in data:
        data["severity"] = _choice(Severity, data["severity"], file, "severity")
    return [Pattern(match=match, **data) for match in ([matches] if isinstance(matches, str) else matches)]


def _example(raw, file: str) -> Example:
    data = _typed(raw, _EXAMPLE, file, within="example")
    if ("bad" in data) == ("good" in data):
        raise RuleError(f"{file}: `example`: expected either `bad` or `good`")
    bad = "bad" in data
    text = data["bad"] if bad else data["good"]
    if bad and "~" not in text:
        raise RuleError(f"{file}: `example`: a bad one marks the words to be flagged with ~…~: {text!r}")
    return Example(text, bad, data.get("path", "example.md"))
