"""What is told of a rule comes from its file: at the terminal, in the table, in the handbook."""

import json
import re

import pytest
import yaml
from report_runs import RULES

from quietword.reports import explain, handbook, rulebook
from quietword.rules import Example

LOADED = tuple(RULES.values())


def test_explain_tells_all_of_it():
    shown = explain.render("client-story", LOADED)
    for part in ("client-story · confidentiality · must change", "Because of client-story.",
                 "Write something other than", "✗ «Bad 0» words.", "✓ Good 3 words.", "A code of ethics, 4c", "https://example.org/code",
                 '<!-- quietword: allow client-story because "reason" by NAME -->'):
        assert part in shown, part


def test_a_warning_needs_no_name_to_be_waived():
    assert '<!-- quietword: allow blaming-words because "reason" -->' in explain.render("blaming-words", LOADED)


def test_explain_a_group_lists_its_rules():
    shown = explain.render("stigma", LOADED)
    assert "stigma · 1 rule" in shown and "blaming-words · second look" in shown


def test_explain_knows_old_names():
    from dataclasses import replace
    renamed = (replace(LOADED[0], aliases=("client-tale",)),)
    assert explain.render("client-tale", renamed).startswith("`client-tale` is now called `client-story`.")


@pytest.mark.parametrize(("name", "meant"), [
    ("client-stories", "client-story"), ("stigmas", "stigma"), ("zzz", "lists them")])
def test_an_unknown_name_gets_a_hint(name, meant):
    assert explain.render(name, LOADED) is None and meant in explain.unknown(name, LOADED)


def test_an_example_of_many_lines_keeps_its_marks():
    from dataclasses import replace
    made = replace(LOADED[0], examples=(Example("---\ntitle: A\n---\n\n~One of\nmy clients~ said.", True),))
    shown = explain.render("client-story", (made,))
    assert "✗ ---" in shown and "«One of" in shown and "my clients» said." in shown


def test_narrow_terminals_are_kept_to():
    for line in explain.render("client-story", LOADED, width=44).splitlines():
        assert len(line) <= 44 or line.lstrip().startswith(("http", "<!--"))


def test_the_table_in_three_formats_has_every_rule():
    assert {row["rule"] for row in json.loads(rulebook.TABLES["json"](LOADED))["rules"]} == set(RULES)
    for format in ("text", "markdown"):
        shown = rulebook.TABLES[format](LOADED)
        assert all(name in shown for name in RULES)


def test_the_handbook_has_a_page_a_rule_and_an_index_that_links_them():
    pages = handbook.pages(LOADED)
    assert set(pages) == {"index.md", *(f"{name}.md" for name in RULES)}
    assert set(re.findall(r"\]\(([\w-]+\.md)\)", pages["index.md"])) == set(pages) - {"index.md"}


def test_front_matter_is_yaml_and_says_that_the_page_is_made():
    for text in handbook.pages(LOADED).values():
        front = yaml.safe_load(text.split("---")[1])
        assert front["title"] and front["generated"] == "quietword rules --handbook"


def test_examples_stand_in_fences_that_the_linter_skips():
    text = handbook.pages(LOADED)["client-story.md"]
    assert text.count("```wording-example") == 9 and "«Bad 0» words." in text


def test_a_fence_in_an_example_does_not_end_the_fence_around_it():
    from dataclasses import replace
    made = replace(LOADED[0], examples=(Example("```\ncode\n```", False),))
    assert "````wording-example\n```\ncode\n```\n````" in handbook.pages((made,))["client-story.md"]
