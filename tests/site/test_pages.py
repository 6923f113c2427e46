"""Made pages: the feed, opening hours, helplines that need checking, and the content security policy."""

import base64
import hashlib
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from typer.testing import CliRunner

from quietword.library import load_config as settings
from quietword.site.csp import header, with_policy
from quietword.site.opening import LONDON, opening
from quietword.site.stage import stage

from .libraries import TODAY, make, write

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(tmp_path, address=""):
    guidance = make(tmp_path)
    write(guidance, "themes/sleep.md", title="Rows & rest <now>")
    if address:
        file = guidance / "quietword.toml"
        file.write_text(f'url = "{address}"\n' + file.read_text())
    stage(guidance, tmp_path / "public", today=TODAY)
    return ElementTree.fromstring((tmp_path / "public/feed.xml").read_text())


@pytest.mark.parametrize(("address", "begins"), [("", "urn:uuid:"), ("https://x.org/guide/", "https://x.org/guide/")])
def test_the_feed_has_what_atom_asks_for(tmp_path, address, begins):
    root = feed(tmp_path, address)
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Sample practice"
    for part in (root, root.find(f"{ATOM}entry")):
        assert part.find(f"{ATOM}id").text.startswith(begins) and part.find(f"{ATOM}updated").text == "2026-11-23T00:00:00Z"
    entry = root.find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "Rows & rest <now>"
    assert entry.find(f"{ATOM}link").get("href") == ("https://x.org/guide/" if address else "") + "themes/sleep/"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("24 hours a day, every day", "1234567 0-1440"),
        ("5pm to midnight, every day", "1234567 1020-1440"),
        ("9am to 6pm, Monday to Friday, not on bank holidays", "12345 540-1080?"),
        ("3pm to 8pm, Monday to Friday", "12345 900-1200?"),
        ("10:30am to noon, Saturday and Sunday", "67 630-720?"),
        ("12am to 12pm, every day", "1234567 0-720"),
        ("10pm to 2am, every day", "1234567 1320-1560"),
        ("6pm to 1am, Saturday and Sunday", "67 1080-1500?"),
        ("9am to 9am, every day", ""),
        ("13pm to 14pm, every day", ""),
        ("9am to 5pm, most days", ""),
        ("9am to 5pm, Monday to Friday, longer in December", ""),
        ("9am to 5pm", ""),
        ("", ""),
    ],
)
def test_opening_hours_are_understood_or_left_alone(hours, said):
    assert opening(hours, "UK") == said


def test_another_country_has_another_clock():
    assert opening("24 hours a day, every day", "US") == ""


@given(st.text(), st.sampled_from(sorted(LONDON)))
def test_any_words_at_all_are_taken(hours, country):
    assert isinstance(opening(hours, country), str)


def test_every_helpline_of_the_sample_library_has_hours_that_a_browser_understands():
    for line in settings(Path(__file__).parents[2] / "guidance").helplines:
        assert opening(line.hours, line.country) or line.country not in LONDON, line.id


def test_a_helpline_that_was_not_checked_lately_is_told(tmp_path):
    guidance = make(tmp_path)
    assert stage(guidance, tmp_path / "public", today=TODAY).stale_helplines == ()
    assert stage(guidance, tmp_path / "public", today=TODAY + timedelta(days=90)).stale_helplines == ()
    assert stage(guidance, tmp_path / "public", today=TODAY + timedelta(days=91)).stale_helplines == ("Samaritans",)


def test_a_strict_build_fails_where_a_helpline_was_not_checked_lately(tmp_path, monkeypatch):
    import typer

    from quietword.cli import site

    guidance = make(tmp_path)
    write(guidance, "themes/sleep.md")
    file = guidance / "helplines.toml"
    file.write_text(file.read_text().replace("checked = 2026-11-23", "checked = 2020-01-01"))
    monkeypatch.chdir(tmp_path)
    app = typer.Typer()
    app.command()(site.stage)
    assert CliRunner().invoke(app, []).exit_code == 0
    strict = CliRunner().invoke(app, ["--strict"])
    assert strict.exit_code == 1 and "1 helplines must be checked again" in strict.output


def test_drafts_never_come_into_a_build_whatever_the_environment_says(tmp_path, monkeypatch):
    write(make(tmp_path), "themes/secret.md", title="Secret draft", approve=False)
    monkeypatch.setenv("QUIETWORD_DRAFTS", "true")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert not list((tmp_path / "build").rglob("*secret*"))


def test_a_preview_keeps_drafts_in_a_folder_of_its_own(tmp_path, monkeypatch):
    write(make(tmp_path), "themes/secret.md", title="Secret draft", approve=False)
    monkeypatch.setenv("QUIETWORD_DRAFTS", "true")
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "shown"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    assert (tmp_path / "build/preview/themes/secret.md").exists() and not (tmp_path / "build/public").exists()
    assert "This is a draft" in (tmp_path / "shown/themes/secret/index.html").read_text()


def test_the_policy_names_the_scripts_of_the_page_and_allows_no_other():
    page = with_policy('<html><head><title>x</title></head><script>var a</script><script type="application/json">{}</script></html>')
    name = base64.b64encode(hashlib.sha256(b"var a").digest()).decode()
    assert f"script-src 'self' 'sha256-{name}'" in page and page.count("sha256-") == 1 and "unsafe" not in page
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert f"'sha256-{name}'" in header([page]) and "frame-ancestors 'none'" in header([page])
