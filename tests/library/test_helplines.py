"""`helplines.toml`: facts that somebody may dial tonight."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quietword.library import LibraryError, load_helplines

GOOD = """\
[[helpline]]
id         = "night-line"
name       = "Night Line"
who        = "anyone"
number     = "0800 123 456"
hours      = "every night"
cost       = "free"
country    = "UK"
topics     = ["always"]
source     = "https://example.org/contact"
checked    = 2026-11-23
confidence = "H"
"""


def load(tmp_path, text):
    (tmp_path / "helplines.toml").write_text(text, encoding="utf-8")
    return load_helplines(tmp_path)


def test_a_helpline(tmp_path):
    [line] = load(tmp_path, GOOD)
    assert (line.id, line.number, line.topics, line.checked) == ("night-line", "0800 123 456", ("always",), date(2026, 11, 23))
    assert (line.text, line.email, line.chat, line.url, line.note) == ("", "", "", "", "")


def test_the_library_of_this_repository_is_in_order():
    lines = load_helplines(Path(__file__).parents[2] / "guidance")
    always = {line.id for line in lines if "always" in line.topics}
    assert {"emergency", "samaritans"} <= always
    assert all(line.confidence == "H" for line in lines)


def change(key: str, value: str | None) -> str:
    """GOOD with one line changed or, for None, left out."""
    lines = [line for line in GOOD.splitlines() if value is not None or not line.startswith(key)]
    return "\n".join(f"{key} = {value}" if line.split()[0] == key else line for line in lines)


WRONG = {
    "no id": (change("id", None), 1, "has no `id`"),
    "no source": (change("source", None), 1, "has no `source`"),
    "no date": (change("checked", None), 1, "has no `checked`"),
    "nobody it is for": (change("who", '""'), 4, "`helpline.who` must be text in quotes, not empty"),
    "no way to get through": (change("number", None), 3, "Night Line has no `number`, `text`, `email` or `chat`"),
    "a number with letters": (change("number", '"0800 SARAH"'), 5, "`helpline.number` must be digits and blanks"),
    "a number as number": (change("number", "999"), 5, "`helpline.number` must be digits and blanks, as people write"),
    "a quoted date": (change("checked", '"2026-11-23"'), 11, "`helpline.checked` must be a date without quotes"),
    "a date with a time": (change("checked", "2026-11-23T10:00:00"), 11, "not a date with a time"),
    "an address without https": (change("source", '"http://example.org"'), 10, "`helpline.source` must be an address that"),
    "no topics": (change("topics", "[]"), 9, "`helpline.topics` is empty"),
    "an odd confidence": (change("confidence", '"high"'), 12, "`helpline.confidence` must be H, M or L"),
    "an unknown key": (GOOD + 'phone = "1"\n', 13, "`helpline.phone` is no setting here. "),
    "an id with capitals": (change("id", '"Night"'), 2, "`helpline.id` must be small letters"),
    "an id twice": (GOOD + "\n" + GOOD, 15, '`helpline.id` "night-line" is there twice'),
    "a wrong second one": (GOOD + "\n" + change("cost", "5").replace("night-line", "b"), 20, "`helpline.cost` must be text"),
    "one table for all": (GOOD.replace("[[helpline]]", "[helpline]"), 1, "each begins with [[helpline]]"),
    "another table": ("[[helplines]]\nid = 'x'", 1, "Did you mean `helpline`?"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_said(tmp_path, wrong):
    text, line, message = wrong
    with pytest.raises(LibraryError) as error:
        load(tmp_path, text)
    assert message in error.value.problem
    assert error.value.line == line


@pytest.mark.parametrize("text", ["SHOUT to 85258", "88247", "YM to 85258"])
def test_what_to_text(tmp_path, text):
    assert load(tmp_path, change("number", None) + f'\ntext = "{text}"')[0].text == text
