"""The verbs: listed without being loaded, helpful about typing slips, honest about what is missing."""

import json
import subprocess
import sys

import pytest

from quietword import __version__
from quietword.cli.app import VERBS
from quietword.cli.trouble import told


def test_help_lists_every_verb_and_loads_none(quietword, monkeypatch):
    for module, _ in VERBS.values():
        monkeypatch.setitem(sys.modules, f"quietword.cli.{module}", None)
    done = quietword("--help")
    assert done.code == 0 and all(verb in done.out for verb in VERBS)


def test_version(quietword):
    assert quietword("--version").out == f"quietword {__version__}\n"


def test_no_verb_shows_the_help(quietword):
    done = quietword()
    assert done.code == 2 and "check" in done.out + done.err


def test_a_slip_gets_a_hint(quietword):
    done = quietword("chekc")
    assert done.code == 2 and "Did you mean `check`?" in done.err


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_of_its_own(quietword, verb):
    done = quietword(verb, "--help")
    assert done.code == 0 and f"quietword {verb}" in done.out


def test_a_verb_that_is_not_installed_says_so(quietword, monkeypatch):
    monkeypatch.setitem(VERBS, "approve", ("not_here", ""))
    done = quietword("approve")
    assert done.code == 2 and "no `approve`" in done.err


def test_a_module_missing_inside_a_verb_is_not_hidden(quietword, monkeypatch, folder):
    import quietword.cli as room
    (folder / "halfway.py").write_text("import quite_absent\n")
    monkeypatch.setattr(room, "__path__", [*room.__path__, str(folder)])
    monkeypatch.setitem(VERBS, "approve", ("halfway", ""))
    done = quietword("approve")
    assert done.code == 2 and "something went wrong inside Quietword (ModuleNotFoundError" in done.err


def test_ctrl_c_is_neither_clear_nor_blocked(quietword, monkeypatch, write):
    from quietword.cli import checking

    def stopped(asked):
        raise KeyboardInterrupt
    write({"a.md": "ok\n"})
    monkeypatch.setattr(checking, "checked", stopped)
    done = quietword("check", "a.md")
    assert done.code == 130 and done.err.strip().endswith("stopped")


def test_explain_and_rules_tell_of_the_same_rules(quietword, made_up_rules):
    rows = json.loads(quietword("rules", "--format", "json").out)["rules"]
    assert [row["rule"] for row in rows] == [rule.name for rule in made_up_rules]
    for row in rows:
        assert row["why"] in quietword("explain", row["rule"]).out
    for format in ("text", "markdown"):
        assert "About client-story" in quietword("rules", "-f", format).out


def test_explain_an_unknown_rule(quietword, made_up_rules):
    done = quietword("explain", "client-storey")
    assert (done.code, done.out) == (2, "") and "Did you mean `client-story`?" in done.err


def test_rules_in_an_unknown_format(quietword, made_up_rules):
    assert quietword("rules", "--format", "sarif").code == 2


def test_handbook_pages_are_written_and_those_of_gone_rules_go(quietword, folder):
    pages = folder / "rules"
    assert quietword("rules", "--handbook", pages).code == 0
    written = {page.name for page in pages.iterdir()}
    assert "index.md" in written and len(written) > 5
    (pages / "gone.md").write_text("---\ntitle: gone\ngenerated: quietword rules --handbook\n---\n")
    (pages / "own.md").write_text("Somebody's own page.\n")
    quietword("rules", "--handbook", pages)
    assert {page.name for page in pages.iterdir()} == written | {"own.md"}


def test_errors_of_our_own_rooms_speak_for_themselves_and_others_do_not():
    from quietword.article import ArticleError
    assert told(ArticleError("a.md", 3, "what is this")) == "a.md:3: what is this"
    assert told(FileNotFoundError(2, "No such file or directory", "x.toml")) == "x.toml: No such file or directory"
    assert "Zebedee" not in told(ValueError("Zebedee"))


def test_check_loads_nothing_heavy():
    """In another process: the modules that a check of one article loads."""
    script = ("import sys; from quietword.cli import main; sys.argv = ['quietword', 'check', '-', '--no-redact']\n"
              "try: main()\nexcept SystemExit: pass\nprint(' '.join(sorted(sys.modules)))")
    done = subprocess.run([sys.executable, "-c", script], input=b"Breathe out.\n", capture_output=True, check=True)
    loaded = set(done.stdout.decode().splitlines()[-1].split())
    assert "quietword.engine.check" in loaded
    assert not loaded & {"rich", "nltk", "mkdocs", "PIL", "phonenumbers", "pydantic", "jinja2", "requests",
                         "concurrent.futures", "xml.etree.ElementTree"}
