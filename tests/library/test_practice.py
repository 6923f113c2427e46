"""A practice's own repository: complete, in order, and never over what is there."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml

from quietword.article import parse
from quietword.library import LibraryError, discover, load_config, read, schema
from quietword.library.practice import Practice, create, requirement

PRACTICE = Practice('The "Quiet" Practice: Leeds', "Dr A: O'Lead", "@leeds/clinicians", "quietword==1.2.3")


@pytest.fixture
def home(tmp_path):
    create(tmp_path / "new", PRACTICE)
    return tmp_path / "new"


def test_everything_is_there(home):
    made = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert made >= {
        "mkdocs.yml", "Makefile", "README.md", "requirements.txt", ".gitignore", ".pre-commit-config.yaml",
        ".github/CODEOWNERS", ".github/pull_request_template.md", ".github/workflows/gate.yml", ".github/workflows/publish.yml",
        "guidance/quietword.toml", "guidance/helplines.toml", "docs/index.md", "docs/social-media-policy.md",
        "practice/client-agreement.md", "practice/reviewers-checklist.md"}
    assert not any(path.is_symlink() for path in home.rglob("*"))
    assert not any("@@" in path.read_text(encoding="utf-8") for path in home.rglob("*") if path.is_file())


def test_settings_hold_what_was_told(home):
    config = load_config(home / "guidance")
    assert config.name == PRACTICE.name and config.roles("Dr A: O'Lead") == ("clinical",)
    assert {line.id for line in config.helplines} >= {"emergency", "samaritans"}
    assert f'site_name: {yaml.safe_dump(PRACTICE.name, default_style=chr(34)).strip()}' in (home / "mkdocs.yml").read_text()
    assert "@leeds/clinicians" in (home / ".github" / "CODEOWNERS").read_text()
    assert (home / "requirements.txt").read_text().endswith("\nquietword==1.2.3\n")


def test_one_article_a_kind_in_order_and_not_approved(home):
    articles = [parse(read(path), path.name) for path in discover([home / "guidance"])]
    assert sorted(article.front_matter["kind"] for article in articles) == ["coping-tip", "guide", "theme"]
    for article in articles:
        assert schema.problems(article.front_matter) == ()
        assert article.front_matter["review"] == {"status": "draft"}


def test_no_rule_blocks_what_it_starts_with(home):
    from quietword.engine import Verdict, check, load_rules
    config, rules = load_config(home / "guidance"), load_rules()
    for path in discover([home / "guidance"]):
        assert check(parse(read(path), path.name), rules, config).verdict is not Verdict.BLOCKED, path


def test_every_yaml_and_page_can_be_read(home):
    for path in home.rglob("*.yml"):
        if path.name != "mkdocs.yml":
            assert yaml.safe_load(path.read_text(encoding="utf-8")), path
    assert parse(read(home / "docs" / "index.md"), "index.md").front_matter["title"] == f"Guidance from {PRACTICE.name}"


def test_nothing_is_ever_overwritten(home, tmp_path):
    (home / "README.md").write_text("mine", encoding="utf-8")
    with pytest.raises(LibraryError, match=r"is there already and .* nothing has been written"):
        create(home, PRACTICE)
    assert (home / "README.md").read_text(encoding="utf-8") == "mine"
    half = tmp_path / "half"
    half.mkdir()
    (half / "README.md").symlink_to(tmp_path / "nowhere")
    with pytest.raises(LibraryError, match=r"README\.md: is there already; nothing has been written"):
        create(half, PRACTICE)
    assert [path.name for path in half.iterdir()] == ["README.md"]


@pytest.mark.parametrize(("name", "approver", "owner"), [
    ("", "A", "@a"), ("P\nQ", "A", "@a"), (" P", "A", "@a"), ("P", "A ", "@a"), ("P", "A", "somebody"), ("P", "A", "@a b")])
def test_what_will_not_do_is_refused(tmp_path, name, approver, owner):
    with pytest.raises(LibraryError):
        create(tmp_path / "new", Practice(name, approver, owner, "quietword"))
    assert not (tmp_path / "new").exists()


def test_it_says_what_to_install():
    assert requirement().startswith("quietword")


def quietword(folder, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", "from quietword.cli import main; main()", *arguments], cwd=folder,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True)


def test_from_init_to_a_published_page(tmp_path):
    made = quietword(tmp_path, "init", "mine", "--name", "Sample")
    assert made.returncode == 0 and "cd mine && git init && make site" in made.stderr, made.stderr
    home, tip = tmp_path / "mine", "guidance/coping-tips/feet-on-the-floor.md"
    assert quietword(home, "check", "guidance").returncode == 0
    approved = quietword(home, "approve", tip, "--by", "Clinical lead", "--having-read")
    assert approved.returncode == 0, approved.stderr
    built = quietword(home, "build")
    assert built.returncode == 0, built.stderr
    page = (home / "build" / "site" / "coping-tips" / "feet-on-the-floor" / "index.html").read_text(encoding="utf-8")
    assert "Put both feet flat on the floor" in page
    assert not (home / "build" / "site" / "themes" / "worry").exists()
