"""Where reports go, and what they may show."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("made_up_rules")
PUBLIC, OWN = ["github", "sarif", "junit", "markdown", "html"], ["text", "json"]


@pytest.fixture
def secret(write):
    write({"a.md": "A mad client said so.\n"})


def shows(text):
    return "said so" in text or '"text": "client"' in text


@pytest.mark.parametrize("format", OWN)
def test_own_formats_show_words_but_not_where_ci_is_set(quietword, secret, monkeypatch, format):
    assert shows(quietword("check", "a.md", "-f", format).out)
    assert not shows(quietword("check", "a.md", "-f", format, "--redact").out)
    monkeypatch.setenv("CI", "true")
    assert not shows(quietword("check", "a.md", "-f", format).out)
    assert shows(quietword("check", "a.md", "-f", format, "--no-redact").out)


def test_public_formats_mask_them(quietword, secret):
    assert "▮▮▮" in quietword("check", "a.md", "-f", "html").out
    assert "<mark>client</mark>" in quietword("check", "a.md", "-f", "html", "--no-redact").out


@pytest.mark.parametrize("format", PUBLIC)
def test_no_public_format_shows_the_sentence(quietword, secret, format):
    assert not shows(quietword("check", "a.md", "-f", format).out)


def test_one_run_writes_several_reports_each_redacted_by_its_own_format(quietword, secret, folder):
    done = quietword("check", "a.md", "-f", "github", "--output", "sarif:out/a.sarif",
                     "--output", "markdown:summary.md", "-o", "json:own.json")
    assert done.code == 1 and done.out.startswith("::error")
    assert json.loads((folder / "out/a.sarif").read_text())["version"] == "2.1.0"
    assert (folder / "summary.md").read_text().startswith("## Quietword")
    assert shows((folder / "own.json").read_text())


def test_a_file_without_a_format_takes_the_place_of_standard_output(quietword, secret, folder):
    done = quietword("check", "a.md", "-f", "json", "--output", "report.json", "--output", "text:report.txt")
    assert done.out == "" and json.loads((folder / "report.json").read_text())["version"] == 1
    assert "must change" in (folder / "report.txt").read_text()


def test_a_drive_letter_is_no_format():
    from quietword.cli.output import Outputs
    made = Outputs.asked("text", ["C:report.txt"], redact=None, statistics=False)
    assert made.stdout is None and made.files[0][0] == "text"


@pytest.mark.parametrize(("variables", "coloured"), [
    ({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "0"}, False), ({"FORCE_COLOR": ""}, False),
    ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False)])
def test_colour_only_on_a_terminal_or_when_asked(quietword, secret, monkeypatch, variables, coloured):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\033[" in quietword("check", "a.md").out) is coloured


def test_a_terminal_gets_colour_unless_it_says_no(monkeypatch):
    from quietword.cli.output import coloured

    class Terminal:
        def isatty(self):
            return True
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert coloured(Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured(Terminal())
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not coloured(Terminal())


def test_files_are_never_coloured(quietword, secret, monkeypatch, folder):
    monkeypatch.setenv("FORCE_COLOR", "1")
    quietword("check", "a.md", "--output", "report.txt")
    assert "\033" not in (folder / "report.txt").read_text()


def test_columns_are_honoured(quietword, write, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    write({"a.md": "word " * 30 + "client " + "word " * 30 + "\n"})
    assert all(len(line) <= 40 for line in quietword("check", "a.md").out.splitlines()[:-1] if "│" in line)


def test_places_link_to_github_inside_a_workflow(quietword, secret, monkeypatch):
    for name, value in (("SERVER_URL", "https://github.com"), ("REPOSITORY", "o/r"), ("SHA", "abc")):
        monkeypatch.setenv(f"GITHUB_{name}", value)
    assert "https://github.com/o/r/blob/abc/a.md#L1" in quietword("check", "a.md", "-f", "markdown").out


def test_an_output_that_cannot_be_written_is_one_clear_line(quietword, secret, folder):
    (folder / "taken").write_text("")
    done = quietword("check", "a.md", "--output", "json:taken/report.json")
    assert done.code == 2 and "taken" in done.err and done.err.count("\n") == 1
