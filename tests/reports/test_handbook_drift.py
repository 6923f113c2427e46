"""The handbook's pages about rules are what the rule files say today."""

from pathlib import Path

from quietword.engine import load_rules
from quietword.reports import handbook

PAGES = Path(__file__).parents[2] / "docs" / "handbook" / "rules"
MEND = "run: quietword rules --handbook docs/handbook/rules"


def test_pages_are_as_the_rules_make_them():
    made = handbook.pages(load_rules())
    found = {page.name: page.read_text(encoding="utf-8") for page in sorted(PAGES.glob("*.md"))}
    assert sorted(found) == sorted(made), MEND
    assert [name for name in made if found[name] != made[name]] == [], MEND
