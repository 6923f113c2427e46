"""What is remembered of articles: a second run says what the first did, and sees whatever has changed."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from quietword.article import parse
from quietword.cli import checking, remembered
from quietword.cli.checking import Asked, checked
from quietword.engine import check
from quietword.library import surroundings

SAMPLE = Path(__file__).parents[2] / "guidance"
CALM = ("---\ntitle: A walk\nsummary: Going out for a walk.\nauthor: Practice team\ntopics: [sleep]\nkind: coping-tip\n"
        "sources:\n  - title: Walking\n    url: https://www.nhs.uk/live-well/\n---\n\nA short walk can help you sleep. Go out when it is light.\n")
TOLD = "\nOne of my clients told me that she counts the stairs.\n"
SETTINGS = 'name = "A practice"\n'
HELPLINE = ('[[helpline]]\nid = "night-line"\nname = "Night Line"\nwho = "anyone"\nnumber = "116 123"\nhours = "all night"\n'
            'cost = "free"\ncountry = "UK"\ntopics = ["always"]\nsource = "https://example.org/"\nchecked = %s\nconfidence = "H"\n')
OWN_RULE = ('summary = "Walks"\nseverity = "warning"\nmessage = "A walk."\nwhy = "We do not."\ninstead = "Sit."\n'
            'sources = [{ title = "Us" }]\n[[pattern]]\nmatch = "short %s"\n'
            + '[[example]]\nbad = "A ~short walk~."\n' * 4 + '[[example]]\ngood = "A run."\n' * 4)


@pytest.fixture
def run(quietword):
    """Runs a check as a fresh process would; gives the JSON report's text, which holds no excerpt of its own."""
    def ran(*more):
        checking.setting.cache_clear()
        checking.library_of.cache_clear()
        return quietword("check", ".", "--format", "json", *more).out
    return ran


@pytest.fixture
def reads(monkeypatch):
    """The paths of the articles that the rules have read."""
    paths = []

    def noted(article, *others):
        paths.append(article.path)
        return check(article, *others)

    monkeypatch.setattr(checking, "run_rules", noted)
    return paths


def rules_of(report: str) -> set[str]:
    return {finding["rule"] for article in json.loads(report)["articles"] for finding in article["findings"]}


def test_a_second_run_reads_only_articles_with_findings_and_says_the_same(write, run, reads):
    write({"a.md": CALM, "b.md": CALM + TOLD, "c.md": CALM})
    first = run()
    assert sorted(reads) == ["a.md", "b.md", "c.md"] and "client-anecdote" in rules_of(first)
    reads.clear()
    assert run() == first and reads == ["b.md"]
    reads.clear()
    assert run("--no-cache") == first and sorted(reads) == ["a.md", "b.md", "c.md"]


def test_what_is_remembered_holds_no_word(write, run):
    write({"a.md": CALM, "b.md": CALM + TOLD})
    run()
    entries = [path for path in Path(os.environ["XDG_CACHE_HOME"]).rglob("*") if path.is_file()]
    assert len(entries) == 1
    assert entries[0].name.isalnum() and "walk" not in entries[0].read_text() and "a.md" not in entries[0].read_text()


@pytest.mark.parametrize("change, rule", [
    ({"a.md": CALM + TOLD}, "client-anecdote"),
    ({"guidance/a.md": CALM, "guidance/quietword.toml": SETTINGS + "[reading]\nsentence_advice = 5\nsentence_warning = 6\n"}, "long-sentence"),
    ({"guidance/house/readability/walks.toml": OWN_RULE % "walk"}, "walks"),
    ({"guidance/helplines.toml": HELPLINE % "2020-01-01"}, "helpline-stale-or-incomplete"),
], ids=["article", "setting", "rule", "helpline"])
def test_a_change_is_seen(write, run, change, rule):
    night = CALM + "\nNight Line is there for you.\n"
    write({"a.md": CALM, "guidance/a.md": night, "guidance/house/readability/walks.toml": OWN_RULE % "stroll",
           "guidance/quietword.toml": SETTINGS + 'rule_folders = ["house"]\n', "guidance/helplines.toml": HELPLINE % date.today()})
    before = run()
    write(change)
    after = run()
    assert rule not in rules_of(before) and rule in rules_of(after)
    assert after == run("--no-cache")


def test_a_changed_picture_is_seen(write, run, folder, reads):
    write({"a.md": CALM + "\n![A path through a wood](path.jpg)\n"})
    Image.new("RGB", (4, 4)).save(folder / "path.jpg")
    before = run()
    reads.clear()
    assert run() == before and not reads
    exif = Image.Exif()
    exif[0x013B] = "Somebody"
    Image.new("RGB", (4, 4)).save(folder / "path.jpg", exif=exif)
    assert "image-metadata" in rules_of(run()) - rules_of(before)


def test_the_settings_of_a_run_are_kept_apart(write, run, quietword):
    write({"a.md": CALM})
    without = run("--select", "claims")
    assert run() == run("--no-cache") and run("--select", "claims") == without
    assert quietword("check", ".").out == quietword("check", ".", "--no-cache").out


@pytest.mark.parametrize("damage", [b"", b"[", b"[]", b"null", b"\xff", b'["x","y","",null,0]', b'["2000-01-01","9999-12-31","",{"words":1},0]'])
def test_a_damaged_entry_is_no_error(write, run, damage):
    write({"a.md": CALM})
    first = run()
    for entry in Path(os.environ["XDG_CACHE_HOME"]).rglob("*"):
        if entry.is_file():
            entry.write_bytes(damage)
    assert run() == first


def test_a_cache_that_cannot_be_written_is_no_error(write, run, monkeypatch, folder):
    write({"a.md": CALM, "taken": b""})
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "taken"))
    assert run() == run()


def test_nothing_runs_out_before_the_day_that_is_told():
    """For each day of four years: an article in which nothing was found is still so until its last day."""
    config = checking.setting(SAMPLE, (), ()).config
    rules = checking.load_rules(("governance", "helpline-stale-or-incomplete"))
    for file in sorted(SAMPLE.rglob("*.md"))[:6]:
        article = parse(file.read_text(encoding="utf-8"), file.name)
        today = date(2026, 11, 23)
        while today < date(2030, 11, 23):
            last = min(remembered.good_until(article.front_matter, config, today), date(2030, 11, 23))
            for on in (today, today + (last - today) / 2, last):
                assert check(article, rules, config, surroundings(file, article, on)).findings == \
                    check(article, rules, config, surroundings(file, article, today)).findings, (file, on)
            today = date.fromordinal(last.toordinal() + 1)


def test_months_long_gone_are_forgotten(write, run):
    place = Path(os.environ["XDG_CACHE_HOME"]) / "quietword"
    for month in ("2020-01", "2020-02", "2020-03"):
        (place / month).mkdir(parents=True)
    write({"a.md": CALM})
    run()
    assert sorted(path.name for path in place.iterdir()) == ["2020-03", f"{date.today():%Y-%m}"]


def test_the_sample_library_comes_out_the_same(monkeypatch):
    monkeypatch.chdir(SAMPLE.parent)
    asked = Asked((Path("guidance"),), scores=True)
    fresh = checked(Asked((Path("guidance"),), scores=True, afresh=True)).run
    assert checked(asked).run == fresh
    assert checked(asked).run == fresh
