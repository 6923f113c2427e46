"""A rule file's examples are its tests: the marked words are found, no others, and good writing passes."""

import pytest

from quietword.article import parse
from quietword.engine import check, load_rules
from quietword.rules.loader import FEWEST_EXAMPLES

RULES = load_rules()
CASES = [(rule, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{rule.name}-{number}" for number, (rule, _) in enumerate(CASES)])
def test_example(rule, example):
    parts = example.text.lstrip("\n").split("~") if example.bad else [example.text.lstrip("\n")]
    text = "".join(parts)
    together = RULES if rule.about_waivers else (rule,)  # a waiver is judged by what it covers
    found = [f for f in check(parse(text, example.path), together).findings if f.rule == rule.name]
    assert [text[f.span.start : f.span.end] for f in found] == parts[1::2]


def test_there_are_sixty_rules_or_more_each_with_its_examples():
    assert len(RULES) >= 60 and len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        for bad in (True, False):
            assert sum(example.bad is bad for example in rule.examples) >= FEWEST_EXAMPLES, rule.name


def test_readability_never_blocks():
    assert all(rule.severity != "error" for rule in RULES if rule.group == "readability")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_speaks_kindly_and_says_where_it_comes_from(rule):
    assert rule.sources and all(source.title for source in rule.sources)
    for words in (rule.message, rule.why, rule.instead):
        assert words[:1].isupper() and len(words) < 260 and "must not" not in words.lower()
