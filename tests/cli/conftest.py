"""A command line to try: the real one, in this process, in an empty folder, with four made-up rules."""

import io
import re
import sys
from types import SimpleNamespace

import pytest

from quietword.article import Kind, Span
from quietword.engine import Finding, Result
from quietword.rules import Confidence, Rule, Severity, Source

WORDS = {"client": ("client-story", "confidentiality", "error", None),
         "mad": ("blaming-words", "stigma", "warning", "unwell"),
         "very": ("empty-words", "readability", "advice", None)}


def _rule(name, group, severity):
    return Rule(name=name, group=group, severity=Severity(severity), summary=f"About {name}", kinds=frozenset(Kind),
                message=f"This is {name}.", why=f"Because of {name}.", instead="Write it another way.",
                sources=(Source("A book"),))


RULES = tuple(_rule(name, group, severity) for name, group, severity, _ in WORDS.values())


def _found(article, rules, config=None, surroundings=None):
    """A stand-in for the engine that knows three words, and one at which it falls over."""
    if "fall over" in article.source:
        raise RuntimeError("at Zebedee")
    findings = []
    for match in re.finditer(r"client|mad|very", article.source):
        name, group, severity, fix = WORDS[match[0]]
        made = next((rule for rule in rules if rule.name == name), None)
        if made:
            before, after = article.source[:match.start()], article.source[match.start():]
            line = before.rpartition("\n")[2] + after.partition("\n")[0]
            findings.append(Finding(
                path=article.path, rule=name, group=group, severity=Severity(severity), confidence=Confidence.HIGH,
                span=Span(*match.span()), start=article.position(match.start()), end=article.position(match.end()),
                message=made.message, why=made.why, instead=made.instead, text=match[0], sentence=line,
                at=line.find(match[0]), fix=fix))
    return Result(article.path, tuple(findings))


def _loaded(select=(), ignore=(), folders=()):
    from quietword.engine import RuleError
    known = {name for rule in RULES for name in (rule.name, rule.group)}
    for name in (*select, *ignore):
        if name not in known:
            raise RuleError(f"no rule or group is called `{name}`.")
    return tuple(rule for rule in RULES if (not select or {rule.name, rule.group} & set(select))
                 and not {rule.name, rule.group} & set(ignore))


@pytest.fixture
def made_up_rules(monkeypatch):
    """The three rules in place of the real ones."""
    from quietword.cli import checking
    checking.setting.cache_clear()
    monkeypatch.setattr(checking, "run_rules", _found)
    monkeypatch.setattr(checking, "load_rules", _loaded)
    yield RULES
    checking.setting.cache_clear()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(folder):
    """Writes files: name -> text or bytes."""
    def written(files):
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return written


@pytest.fixture
def quietword(folder, monkeypatch, capsys):
    """Runs the command line; gives its exit code, standard output and standard error."""
    def run(*arguments, stdin=b""):
        from quietword.cli import main
        monkeypatch.setattr(sys, "argv", ["quietword", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return SimpleNamespace(code=ended.value.code or 0, out=out, err=err)
    return run
