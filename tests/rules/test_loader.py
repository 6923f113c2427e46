"""A rule file that is wrong does not load, and says what was expected where."""

import pytest

from quietword.engine import RuleError, load_rules
from quietword.rules.loader import parse

GOOD = """
summary = "Something"
severity = "error"
message = "This is something."
why = "Because."
instead = "Leave it."
sources = [{title = "A source"}]
[[pattern]]
match = "something"
""" + "".join(f'[[example]]\nbad = "~something~ {n}"\n[[example]]\ngood = "nothing {n}"\n' for n in range(4))


def load(text: str):
    return parse(text, "my-rule", "stigma", "rules/my-rule.toml")


def test_a_good_file_loads():
    assert load(GOOD).patterns[0].match == "something"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('severity = "error"', 'severity = "fatal"', "`severity`: expected one of error, warning, advice, found `fatal`"),
        ('why = "Because."', "", "`why` is missing"),
        ('summary = "Something"', "summary = 1", "`summary`: expected str, found int"),
        ('match = "something"', 'mach = "something"', "pattern`: `mach` is no key"),
        ('[[pattern]]\nmatch = "something"', "", "expected a `[[pattern]]` or `check = true`"),
        ('[[example]]\ngood = "nothing 3"', "", "expected at least 4 good ones, found 3"),
        ('bad = "~something~ 0"', 'bad = "something 0"', "marks the words to be flagged"),
        ('sources = [{title = "A source"}]', 'sources = [{url = "x"}]', "`sources`: `title` is missing"),
        ('summary = "Something"', 'summary = "Something', "rules/my-rule.toml"),
    ],
)
def test_what_is_wrong_is_told(old, new, said):
    assert old in GOOD
    with pytest.raises(RuleError) as error:
        load(GOOD.replace(old, new, 1))
    assert said in str(error.value) and "rules/my-rule.toml" in str(error.value)


def test_an_unknown_group_is_told():
    with pytest.raises(RuleError, match="is no group"):
        parse(GOOD, "my-rule", "gossip", "rules/my-rule.toml")


def test_a_name_that_is_almost_right_gets_a_hint():
    with pytest.raises(RuleError, match="Did you mean `client-anecdote`"):
        load_rules(select=["client-anecdot"])


def test_a_practice_brings_rules_as_data_and_never_as_code(tmp_path):
    (tmp_path / "stigma").mkdir()
    (tmp_path / "stigma" / "my-rule.toml").write_text(GOOD)
    assert "my-rule" in {rule.name for rule in load_rules(folders=[tmp_path])}
    (tmp_path / "stigma" / "my-rule.toml").write_text(GOOD.replace("summary", "check = true\nsummary", 1))
    with pytest.raises(RuleError, match="data only"):
        load_rules(folders=[tmp_path])
