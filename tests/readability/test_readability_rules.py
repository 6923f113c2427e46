"""The rules of this room: their examples, their levels, and what they leave alone."""

import re
from dataclasses import replace

import pytest

from quietword.article import parse
from quietword.engine import check, load_rules
from quietword.library.config import Config, Levels
from quietword.rules import Severity

RULES = {rule.name: rule for rule in load_rules(select=["readability"])}
EXAMPLES = [(rule, example) for rule in RULES.values() for example in rule.examples]


def findings(text, name, path="example.md", **config):
    return check(parse(text, path), [RULES[name]], Config(**config)).findings


def told(text, name, **config):
    return [finding.text for finding in findings(text, name, **config)]


def same(text):
    return " ".join(text.replace("\n>", " ").split())


def test_the_rules_that_were_asked_for_are_there():
    assert set(RULES) == {"reading-age", "long-sentence", "long-paragraph", "unexplained-term", "hard-word"}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", None))
def test_each_example_is_flagged_as_marked(rule, example):
    marked = [same(words) for words in re.findall(r"~([^~]+)~", example.text)]
    found = [same(words) for words in told(example.text.replace("~", ""), rule.name)]
    assert found == marked
    assert bool(found) is example.bad


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", None))
def test_nothing_here_ever_blocks(rule, example):
    assert all(finding.severity is not Severity.ERROR for finding in findings(example.text.replace("~", ""), rule.name))


@pytest.mark.parametrize(("words", "severity"), [(20, None), (21, "advice"), (25, "advice"), (26, "warning")])
def test_long_sentence_at_its_levels(words, severity):
    found = findings(" ".join(["rest"] * words) + ".\n", "long-sentence")
    assert [str(finding.severity) for finding in found] == ([severity] if severity else [])
    assert all(str(words) in finding.message for finding in found)


def test_a_practice_sets_its_own_levels():
    text = " ".join(["rest"] * 15) + ".\n"
    assert told(text, "long-sentence", reading=Levels(sentence_advice=14)) and not told(text, "long-sentence")


def page(extra):
    """100 words in ten sentences, `extra` of them of four syllables."""
    words = ["rest"] * (100 - extra) + ["psychology"] * extra
    return " ".join(" ".join(words[at:at + 10]).capitalize() + "." for at in range(0, 100, 10)) + "\n"


@pytest.mark.parametrize(("extra", "severity"), [(10, None), (20, "advice"), (40, "warning")])
def test_reading_age_at_its_levels(extra, severity):
    found = findings(page(extra), "reading-age")
    assert [str(finding.severity) for finding in found] == ([severity] if severity else [])
    assert all("Flesch-Kincaid" in finding.message for finding in found)


def test_reading_age_leaves_known_terms_out_and_says_so():
    assert not told(page(40), "reading-age", known_terms=("psychology",))
    mixed = page(20).replace("rest rest", "rest deliberate") + page(20)
    (finding,) = findings(mixed, "reading-age", known_terms=("psychology",))
    assert "with your known terms" in finding.message


def test_a_page_of_bullets_is_no_long_paragraph_or_sentence():
    text = "You can:\n\n" + "- go for a slow walk outside and look at the trees\n" * 12
    assert not told(text, "long-sentence") and not told(text, "long-paragraph")


@pytest.mark.parametrize("text", [
    "CBT stands for cognitive behavioural therapy.", "CBT, or cognitive behavioural therapy, may help.",
    "A talking therapy called CBT may help.", "CBT (a talking therapy) may help.",
    "Ask about cognitive behavioural therapy. CBT helps.",
    "# CBT\n\nCBT is a talking therapy.", "*[CBT]: cognitive behavioural therapy\n\nCBT may help.",
    "World War II and chapter IV.",
    "PLEASE DO NOT WAIT.", "Written by Jo Hart, MBACP.", "You are NOT alone.", "For LGBTQ+ people.", "In the UK, on the BBC."])
def test_initials_that_are_explained_or_need_no_explaining(text):
    assert told(text + "\n", "unexplained-term") == []


@pytest.mark.parametrize(("text", "term"), [
    ("CBT may help. CBT is a talking therapy, they say.\n\nMore.", None), ("A therapist trained in ACT may help.", "ACT"),
    ("DBT’s aims are clear.", "DBT"), ("Try SSRIs.", "SSRI"), ("C-PTSD is hard.", "C-PTSD"),
    ("A rumination diary.", "rumination")])
def test_first_use_without_a_word_of_explanation(text, term):
    assert told(text + "\n", "unexplained-term") == ([term] if term else [])


def test_only_the_first_use_is_flagged():
    assert told("EMDR may help. Ask about EMDR.\n", "unexplained-term") == ["EMDR"]


def test_a_practice_extends_the_glossary_and_its_known_terms():
    text = "Bring your QZRT form. We use the blue circle method.\n"
    glossary = {"QZRT": "quick zone rating test", "blue circle method": "drawing what you feel"}
    first, second = findings(text, "unexplained-term", glossary=glossary)
    assert "quick zone rating test (QZRT)" in first.instead and "drawing what you feel" in second.instead
    assert not told(text, "unexplained-term", glossary=glossary, known_terms=("QZRT", "blue circle method"))


def test_a_safe_word_carries_a_fix_in_its_own_case_and_others_carry_none():
    found = findings("Utilise it. Sleep is sufficient, prior to noon.\n", "hard-word")
    fixes = {finding.text: finding.fix for finding in found}
    assert fixes == {"Utilise": "Use", "sufficient": None, "prior to": "before"}


def test_a_fix_put_in_its_place_leaves_nothing_to_fix():
    source = "In order to sleep, discontinue coffee prior to noon. Numerous people assist.\n"
    for finding in sorted(findings(source, "hard-word"), key=lambda finding: -finding.span.start):
        source = source[:finding.span.start] + finding.fix + source[finding.span.end:]
    assert source == "To sleep, stop coffee before noon. Many people help.\n"
    assert not told(source, "hard-word")


def test_a_known_term_is_no_hard_word():
    text = "Take your medication.\n"
    assert told(text, "hard-word") and not told(text, "hard-word", known_terms=("medication",))


@pytest.mark.parametrize("name", sorted(RULES))
def test_an_article_in_another_language_is_left_alone(name):
    text = "---\nlang: cy\n---\n\n" + "CBT utilise rumination prior to mae gorbryder yn deimlad o anesmwythder. " * 30 + "\n"
    assert told(text, name) == []


def test_findings_quote_exactly_what_stands_in_the_source():
    source = "# Sleep\n\nYou can **utilise** a list. " + "rest " * 30 + "now.\n"
    for name in RULES:
        for finding in findings(source, name):
            assert same(source[finding.span.start:finding.span.end].replace("*", "")) == same(finding.text)


def test_rules_share_one_measuring():
    article = parse(page(40))
    together = check(article, list(RULES.values())).findings
    alone = [finding for rule in RULES.values() for finding in check(article, [rule]).findings]
    assert sorted(map(str, together)) == sorted(map(str, (replace(finding) for finding in alone)))
