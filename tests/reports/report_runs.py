"""Runs made up for the tests of reports: a rulebook of three rules, and strategies for whole runs."""

from hypothesis import strategies as st

from quietword.article import Kind, Position, Span
from quietword.engine import Finding, Problem, Result, Run
from quietword.rules import Confidence, Example, Pattern, Rule, Severity, Source


def rule(name, group, severity, **told):
    words = {"summary": f"About {name}", "message": f"This is about {name}.", "why": f"Because of {name}.",
             "instead": f"Write something other than {name}."} | told
    return Rule(name=name, group=group, severity=Severity(severity), kinds=frozenset(Kind),
                sources=(Source("A code of ethics", "https://example.org/code", "4c"), Source("A book")),
                patterns=(Pattern("x", message="Another way to say it.", instead="Say it plainly."),),
                examples=tuple(Example(f"~Bad {n}~ words.", True) for n in range(4))
                + tuple(Example(f"Good {n} words.", False) for n in range(4)), **words)


RULES = {made.name: made for made in (
    rule("client-story", "confidentiality", "error"), rule("named-person", "identifiers", "error"),
    rule("blaming-words", "stigma", "warning"), rule("long-sentence", "readability", "advice"))}


def finding(rule_name="client-story", text="One of my clients", sentence="", at=0, line=3, path="guidance/a.md",
            **told):
    made = RULES[rule_name]
    start = Position(line, at + 1, 10 * line + at)
    end = Position(line, at + 1 + len(text), 10 * line + at + len(text))
    fields = {"path": path, "rule": made.name, "group": made.group, "severity": made.severity,
              "confidence": Confidence.HIGH, "span": Span(start.offset, end.offset), "start": start, "end": end,
              "message": made.message, "why": made.why, "instead": made.instead, "text": text,
              "sentence": sentence or f"{text} told me so.", "at": at}
    return Finding(**(fields | told))


def run(*findings, problems=(), path="guidance/a.md"):
    return Run((Result(path, tuple(findings)),), tuple(problems))


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)      # control characters and lone surrogates too


@st.composite
def findings(draw, path):
    text, before, after = draw(ANY_TEXT), draw(ANY_TEXT), draw(ANY_TEXT)
    return finding(
        draw(st.sampled_from(sorted(RULES))), text, f"{before}{text}{after}", len(before), draw(st.integers(1, 99)),
        path, severity=draw(st.sampled_from(Severity)), waived=draw(st.booleans()), waived_because=draw(ANY_TEXT),
        new=draw(st.sampled_from([None, True, False])), cue=draw(st.sampled_from(["", "00:00:01.000"])),
        fix=draw(st.sampled_from([None, "people"])))


@st.composite
def runs(draw):
    paths = draw(st.lists(st.sampled_from([f"guidance/{n}-page.md" for n in "abcdefgh"]), unique=True, max_size=4))
    results = tuple(Result(path, tuple(draw(st.lists(findings(path), max_size=6)))) for path in paths)
    problems = draw(st.lists(st.builds(Problem, st.just("guidance/odd.md"), st.integers(0, 9), ANY_TEXT), max_size=2))
    return Run(results, tuple(problems))
