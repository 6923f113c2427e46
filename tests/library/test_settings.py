"""`quietword.toml`: what is wrong with it is said with its line, its key and what was expected."""

from __future__ import annotations

import pickle

import pytest

from quietword.library import Approver, Config, LibraryError, find_library, load_config

GOOD = """\
name = "Sample"
url  = "https://example.org"
approvers = [
  { name = "Clinical lead", role = "clinical" },
  { name = "Editor", role = "editorial" },
]
required_roles = ["clinical"]
staff = ["Dr Ada Sample"]
known_terms = ["anxiety"]
stale_after = 30

[reading]
advice_grade = 7

[review]
months = 18

[glossary]
GP = "family doctor"
"A&E" = "emergency department"
"""


def load(tmp_path, text):
    (tmp_path / "quietword.toml").write_text(text, encoding="utf-8")
    return load_config(tmp_path)


def test_everything_that_can_be_set(tmp_path):
    config = load(tmp_path, GOOD)
    assert (config.name, config.url, config.stale_after) == ("Sample", "https://example.org", 30)
    assert config.approvers == (Approver("Clinical lead", "clinical"), Approver("Editor", "editorial"))
    assert config.roles("Editor") == ("editorial",) and config.roles("editor") == ()
    assert (config.reading.advice_grade, config.reading.warning_grade, config.review.months) == (7.0, 9.0, 18)
    assert config.glossary == {"GP": "family doctor", "A&E": "emergency department"}


def test_an_empty_file_means_the_defaults(tmp_path):
    assert load(tmp_path, "") == Config()
    assert load(tmp_path, "\ufeff# only a comment\r\n") == Config()


WRONG = {
    "a key misspelt": ('aprovers = []', 1, "`aprovers` is no setting here. Did you mean `approvers`?"),
    "an unknown key": ('\nzzz = 1', 2, "`zzz` is no setting here. There are: approvers, "),
    "a number for text": ('name = "x"\nurl = 5', 2, "`url` must be text in quotes, not 5"),
    "an address without scheme": ('url = "example.org"', 1, "`url` must begin with https://"),
    "text for a list": ('staff = "Ada"', 1, '`staff` must be a list of texts, like ["one", "two"], not text'),
    "a number in a list": ('# c\nstaff = ["Ada", 5]', 2, "`staff` must be a list of texts"),
    "an empty text in a list": ('emails = [""]', 1, "`emails` must be a list of texts"),
    "the same twice": ('known_terms = ["a", "a"]', 1, '`known_terms` has "a" twice'),
    "text for a number": ('stale_after = "90"', 1, "`stale_after` must be a whole number from 1 to 3650, not text"),
    "true for a number": ("stale_after = true", 1, "`stale_after` must be a whole number from 1 to 3650, not true"),
    "too small a number": ("stale_after = 0", 1, "`stale_after` must be a whole number from 1 to 3650, not 0"),
    "approvers as text": ('approvers = "me"', 1, "`approvers` must be a list like approvers = [{ … }]"),
    "an approver without role": ('name = "x"\napprovers = [{ name = "A" }]', 2, "has no `role`"),
    "an approver without name": ('approvers = [{ name = " ", role = "r" }]', 1,
                                 "`approvers.name` must be text in quotes, not empty, not empty text"),
    "a name with a blank at its end": ('approvers = [{ name = "A ", role = "r" }]', 1, "begins or ends with a blank"),
    "an approver's unknown key": ('approvers = [\n  { name = "A", rôle = "x", role = "r" }]'.replace("rôle", "rolle"), 2,
                                  "`approvers.rolle` is no setting here. Did you mean `role`?"),
    "an approver twice": ('approvers = [{ name = "A", role = "r" }, { name = "A", role = "r" }]', 1, "twice"),
    "a role that nobody has": ('required_roles = ["clinical"]', 1, "nothing could ever be approved"),
    "a glossary of numbers": ("\n[glossary]\nGP = 5", 3, "`glossary.GP` must be text in quotes"),
    "a glossary as list": ("glossary = []", 1, "`glossary` must be a table"),
    "a folder that is not there": ('rule_folders = ["rules"]', 1, "there is no such folder"),
    "a folder outside": ('rule_folders = [".."]', 1, "lies outside the library"),
    "levels upside down": ("[reading]\nadvice_grade = 9.5", 2, "`reading.advice_grade` must not be above `warning_grade` (9)"),
    "sentences upside down": ("[reading]\nsentence_warning = 10\nsentence_advice = 12", 3, "must not be above"),
    "reading misspelt": ("[reading]\nadvice_grad = 6", 2, "`reading.advice_grad` is no setting here. Did you mean"),
    "too long a cycle": ("[review]\nmonths = 37", 2, "`review.months` must be a whole number from 1 to 36, not 37"),
    "a cycle upside down": ("[review]\nmonths = 6", 1, "`review.sooner` must not be above `months` (6)"),
    "no TOML": ('name = "x"\nurl = \n', 2, "is not valid TOML: invalid value"),
    "a key twice": ('name = "x"\nname = "y"', 2, "is not valid TOML: cannot overwrite a value"),
    "broken helplines": (None, 1, "`helpline` must be tables"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_said(tmp_path, wrong):
    text, line, message = wrong
    if text is None:
        (tmp_path / "helplines.toml").write_text("helpline = 5", encoding="utf-8")
    with pytest.raises(LibraryError) as error:
        load(tmp_path, text or "")
    assert message in error.value.problem
    name = "quietword.toml" if text is not None else "helplines.toml"
    assert (error.value.path, error.value.line) == (str(tmp_path / name), line)
    assert str(error.value).startswith(f"{tmp_path / name}:{line}: ")


def test_the_nearest_library_is_found(tmp_path):
    inner = tmp_path / "repo" / "guidance"
    (inner / "themes").mkdir(parents=True)
    (inner / "quietword.toml").write_text("")
    assert find_library(inner / "themes") == inner
    assert find_library(inner / "themes" / "x.md") == inner
    assert find_library(tmp_path / "repo" / "docs") == inner       # the usual folder of the same repository
    assert find_library(tmp_path) is None
    (inner / "themes" / "quietword.toml").write_text("")
    assert find_library(inner / "themes") == inner / "themes"


def test_a_missing_or_undecodable_file_is_an_error(tmp_path):
    with pytest.raises(LibraryError, match="cannot be read: No such file"):
        load_config(tmp_path)
    (tmp_path / "quietword.toml").write_bytes(b'name = "x"\nurl = "\xe9"')
    with pytest.raises(LibraryError, match=r"quietword\.toml:2: is not UTF-8 text \(byte 19\)"):
        load_config(tmp_path)


def test_errors_travel_between_processes():
    error = pickle.loads(pickle.dumps(LibraryError("a.md", 3, "is odd")))
    assert (str(error), error.path, error.line, error.problem) == ("a.md:3: is odd", "a.md", 3, "is odd")


def test_config_alone_loads_nothing_that_touches_the_disk():
    import subprocess
    import sys
    code = ("import sys, quietword.library.config, quietword.library.schema; "
            "print([m for m in sys.modules if m.startswith('quietword.library.') or m in ('PIL', 'yaml', 'subprocess')])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert sorted(eval(done.stdout)) == ["quietword.library.config", "quietword.library.schema"]
