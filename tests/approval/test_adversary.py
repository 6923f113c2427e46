"""An adversary's list: ways to get words onto the site that nobody approved. Each is stopped, and said.

Every attack starts from a library with an approved article and puts the word SECRET where it should not be. Staging must
never let it through; where an article drops out, the reason must say so.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from quietword import approval, library
from quietword.approval.approving import approved
from quietword.approval.writing import with_review
from quietword.article import parse
from quietword.engine import check, load_rules
from quietword.site.stage import stage

TODAY = date(2026, 11, 23)
SECRET = "zanzibarite"
LEAD = "Clinical lead"
SETTINGS = 'approvers = [{ name = "Clinical lead", role = "clinical" }, { name = "Editor", role = "editorial" }]\n'
ARTICLE = """---
title: How to rest
summary: Three small ways to rest when you are tired.
author: Practice editorial team
topics: [rest]
kind: coping-tip
sources:
  - {title: "NHS: sleep and tiredness", url: "https://www.nhs.uk/live-well/sleep-and-tiredness/"}
review: {status: draft}
---

You may rest before you have earned it.

- Sit down.
- Close your eyes for a minute.
- Drink some water.

![A cup on a table](cup.png)

## When to get help

Talk to your GP (family doctor) if you are tired for weeks. If you do not feel safe, call 999. At any hour, you can call
Samaritans free on [116 123](tel:116123).
"""
PLACE = "tips/rest.md"


def sealed(home: Path, source: str, by: str = LEAD, on: date = TODAY, place: str = PLACE) -> str:
    """`source` as `quietword approve` would leave it."""
    config, article = library.load_config(home), parse(source, place)
    assets = library.assets(home / place, article, home)
    found = check(article, load_rules(), config, library.surroundings(home / place, article, on)).findings
    assert not [finding for finding in found if finding.severity == "error"], found
    return with_review(source, approved(article, config, by, on, assets, {finding.rule for finding in found}))


@pytest.fixture
def home(tmp_path) -> Path:
    """A library with one approved article."""
    folder = tmp_path / "guidance"
    (folder / "tips").mkdir(parents=True)
    (folder / "quietword.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "tips" / "cup.png").write_bytes(PNG)
    write(folder, sealed(folder, ARTICLE))
    return folder


def png() -> bytes:
    from io import BytesIO

    from PIL import Image
    buffer = BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, "PNG")
    return buffer.getvalue()


PNG = png()


def write(home: Path, source: str, place: str = PLACE) -> None:
    path = home / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8", newline="")


def text(home: Path, place: str = PLACE) -> str:
    return library.read(home / place)


def staged(home: Path, today: date = TODAY):
    done = stage(home, home.parent / "public", today=today)
    leaks = [path.relative_to(done.out) for path in done.out.rglob("*")
             if SECRET in path.name.lower() or (path.is_file() and SECRET.encode() in path.read_bytes().lower())]
    return {one.path for one in done.published}, {one.path: one.why_not for one in done.left_out}, leaks


def test_the_honest_article_is_published(home):
    published, left_out, _ = staged(home)
    assert published == {PLACE} and left_out == {}


def swap(before: str, after: str):
    def attack(home):
        source = text(home)
        assert before in source
        write(home, source.replace(before, after, 1))
    return attack


def review(home) -> str:
    return next(line for line in text(home).splitlines() if line.startswith("review:"))


EDITS = {
    "a word": swap("Sit down.", f"Sit down, {SECRET}."),
    "a heading": swap("## When to get help", f"## {SECRET}\n\n## When to get help"),
    "a link's target": swap("tel:116123", f"tel:{SECRET}"),
    "an image's description": swap("A cup on", f"{SECRET} on"),
    "an image's hover title": swap("cup.png)", f'cup.png "{SECRET}")'),
    "another image": swap("cup.png", f"{SECRET}.png"),
    "a reference definition that nothing uses": swap("- Sit down", f"[x]: https://example.org '{SECRET}'\n\n- Sit down"),
    "a footnote": swap("earned it.", f"earned it.[^1]\n\n[^1]: {SECRET}"),
    "an abbreviation's meaning": swap("- Sit down", f"*[GP]: {SECRET}\n\n- Sit down"),
    "a call-out": swap("- Sit down", f"!!! note\n    {SECRET}\n\n- Sit down"),
    "a folded call-out": swap("- Sit down", f'??? tip "{SECRET}"\n    x\n\n- Sit down'),
    "a tab": swap("- Sit down", f'=== "{SECRET}"\n    x\n\n- Sit down'),
    "raw HTML": swap("- Sit down", f"<p>{SECRET}</p>\n\n- Sit down"),
    "a hidden element": swap("- Sit down", f"<p hidden>{SECRET}</p>\n\n- Sit down"),
    "an attribute": swap("Sit down.", f'Sit down.{{: data-x="{SECRET}" }}'),
    "a script": swap("- Sit down", f"<script>document.title = '{SECRET}'</script>\n\n- Sit down"),
    "a style that writes": swap("- Sit down", f"<style>p::after {{ content: '{SECRET}' }}</style>\n\n- Sit down"),
    "a frame": swap("- Sit down", f'<iframe srcdoc="{SECRET}"></iframe>\n\n- Sit down'),
    "code": swap("- Sit down", f"```\n{SECRET}\n```\n\n- Sit down"),
    "a template": swap("- Sit down", f"{{{{ '{SECRET}' }}}}\n\n- Sit down"),
    "a template in a comment of its own": swap("- Sit down", f"{{# {SECRET} #}}\n\n- Sit down"),
    "a snippet": swap("- Sit down", f'--8<-- "{SECRET}.md"\n\n- Sit down'),
    "another snippet": swap("- Sit down", f"{{% include '{SECRET}.md' %}}\n\n- Sit down"),
    "a second front matter": swap("\n\nYou may", f"\n\n---\ntitle: {SECRET}\n---\n\nYou may"),
    "look-alike letters": swap("Sit down.", f"Sіt down {SECRET}."),
    "invisible characters": swap("Sit down.", f"Sit\u200b down.\u2063{SECRET}"),
    "right to left": swap("Sit down.", f"\u202e{SECRET}\u202c Sit down."),
    "after the end": lambda home: write(home, text(home) + f"\n\n\n\n\n\n{SECRET}\n"),
    "the page's title": swap("title: How to rest", f"title: {SECRET}"),
    "the meta description": swap("summary: Three", f"summary: {SECRET} three"),
    "the author": swap("author: Practice", f"author: {SECRET}"),
    "a topic and its page": swap("topics: [rest]", f"topics: [rest, {SECRET}]"),
    "a search word": swap("kind: coping-tip", f"kind: coping-tip\nalso_called: [{SECRET}]"),
    "a source": swap("NHS: sleep", f"{SECRET}: sleep"),
    "a related article": swap("kind: coping-tip", f"kind: coping-tip\nrelated: [{SECRET}.md]"),
    "a picture on top": swap("kind: coping-tip", f"kind: coping-tip\nimage: cup.png\nimage_alt: {SECRET}"),
    "the image itself": lambda home: (home / "tips" / "cup.png").write_bytes(PNG + SECRET.encode()),
}


@pytest.mark.parametrize("attack", EDITS.values(), ids=list(EDITS))
def test_approve_then_edit(home, attack):
    attack(home)
    published, left_out, leaks = staged(home)
    assert (published, leaks) == (set(), [])
    assert left_out[PLACE].startswith("changed since Clinical lead approved it on 2026-11-23")


FRONT_MATTER = {
    "a duplicate key": swap("title: How to rest", f"title: How to rest\ntitle: {SECRET}"),
    "a duplicate review": lambda home: swap("review:", "review: {status: draft}\nreview:")(home),
    "an anchor": swap("title: How to rest", f"title: &a {SECRET}\nnotes: *a"),
    "a tag": swap("title: How to rest", f"title: !!python/name:os.{SECRET} x"),
    "a merge key": swap("kind: coping-tip", f"<<: {{title: {SECRET}}}\nkind: coping-tip"),
    "a second document": swap("kind: coping-tip", f"kind: coping-tip\n--- \ntitle: {SECRET}"),
    "no end": lambda home: write(home, text(home).replace("\n---\n", "\n", 1) + SECRET),
    "a key in quotes": swap("title: How to rest", f'title: How to rest\n"title": {SECRET}'),
}


@pytest.mark.parametrize("attack", FRONT_MATTER.values(), ids=list(FRONT_MATTER))
def test_front_matter_that_two_readers_would_read_differently(home, attack):
    attack(home)
    published, left_out, leaks = staged(home)
    assert (published, leaks) == (set(), [])
    assert left_out[PLACE]


def other() -> str:
    """A second article, which nobody approved."""
    return ARTICLE.replace("Sit down.", f"Sit down, {SECRET}.")


def forged(review_text: str):
    return lambda home: write(home, other().replace("review: {status: draft}", review_text), "tips/other.md")


REVIEWS = {
    "a copied review": lambda home: forged(review(home))(home),
    "a blank after the status": lambda home: forged(review(home).replace("status: approved", 'status: "approved "'))(home),
    "only a status": forged("review: {status: approved}"),
    "a digest of nothing": forged("review: {status: approved, by: Clinical lead, on: 2026-11-23, due: 2028-11-23, "
                                  'digest: "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}'),
    "no digest": forged("review: {status: approved, by: Clinical lead, on: 2026-11-23, due: 2028-11-23}"),
    "a flag of another tool": forged("review: {status: draft}\npublished: true\ndraft: false\nstatus: approved"),
    "a list that holds a word": forged("review: [approved]"),
    "a word": forged("review: approved"),
}


@pytest.mark.parametrize("attack", REVIEWS.values(), ids=list(REVIEWS))
def test_forged_reviews(home, attack):
    attack(home)
    published, left_out, leaks = staged(home)
    assert (published, leaks) == ({PLACE}, [])
    assert left_out["tips/other.md"]


def approve_by_author(home):
    source = other().replace("author: Practice editorial team", "author: CLINICAL LEAD")
    article = parse(source, "x.md")
    entry = {"status": "approved", "by": LEAD, "on": TODAY, "due": TODAY + timedelta(days=300),
             "digest": approval.digest(article, library.assets(home / "tips" / "other.md", article, home))}
    write(home, with_review(source, entry), "tips/other.md")


def approve_by_stranger(home):
    article = parse(other(), "x.md")
    entry = {"status": "approved", "by": "Clinical leаd", "on": TODAY, "due": TODAY + timedelta(days=300),
             "digest": approval.digest(article, library.assets(home / "tips" / "other.md", article, home))}
    write(home, with_review(other(), entry), "tips/other.md")


@pytest.mark.parametrize(("attack", "reason"), [
    (approve_by_author, "nobody can approve their own article"), (approve_by_stranger, "not listed under `approvers`")])
def test_the_wrong_person(home, attack, reason):
    attack(home)
    published, left_out, leaks = staged(home)
    assert (published, leaks) == ({PLACE}, [])
    assert reason in left_out["tips/other.md"]


def test_a_clock_set_back(home):
    _, left_out, _ = staged(home, TODAY - timedelta(days=1))
    assert "still to come" in left_out[PLACE]


def test_a_review_date_that_has_passed(home):
    published, left_out, _ = staged(home, date(2029, 1, 1))
    assert published == set() and left_out[PLACE] == "was due for review on 2028-11-23"


def test_a_review_date_that_never_passes(home):
    swap("due: 2028-11-23", "due: 9999-12-31")(home)
    assert staged(home, date(2030, 1, 1))[1][PLACE] == "was due for review on 2029-11-23"


def test_a_story_with_a_forged_but_fitting_approval_is_blocked(home):
    source = ARTICLE.replace("Sit down.", f"A client of mine once told me that {SECRET} helped her.")
    article = parse(source, PLACE)
    config = library.load_config(home)
    write(home, with_review(source, approved(article, config, LEAD, TODAY, library.assets(home / PLACE, article, home))))
    published, left_out, leaks = staged(home)
    assert (published, leaks) == (set(), [])
    assert "blocks it" in left_out[PLACE]


def test_a_draft_linked_from_an_approved_page(home):
    write(home, other(), f"tips/{SECRET}.md")
    write(home, sealed(home, ARTICLE.replace("Sit down.", f"[Sit down]({SECRET}.md).")))
    published, left_out, leaks = staged(home)
    assert published == {PLACE} and f"tips/{SECRET}.md" in left_out and leaks == []


def test_comments_and_private_keys_never_leave(home):
    source = ARTICLE.replace("- Sit down", f"<!-- {SECRET} -->\n\n- Sit <!-- {SECRET} --> down")
    source = source.replace("kind: coping-tip", f"kind: coping-tip  # {SECRET}\nnotes: {SECRET}\nknown_terms: [{SECRET}]")
    write(home, sealed(home, source))
    published, _, leaks = staged(home)
    assert (published, leaks) == ({PLACE}, [])


@pytest.mark.parametrize("key", ["template: secret.html", "hide: [footer]", "search: {boost: 9}", "icon: x", "tags: [x]"])
def test_keys_that_the_theme_would_obey_never_leave(home, key):
    write(home, text(home).replace("kind: coping-tip", f"kind: coping-tip\n{key}"))
    staged(home)
    page = home.parent / "public" / PLACE
    assert not page.exists() or key not in page.read_text(encoding="utf-8")


def test_symlinks_bring_nothing_in(home, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    write(outside, sealed(home, ARTICLE).replace("Sit down", SECRET), "a.md")
    (outside / f"{SECRET}.png").write_bytes(PNG)
    (home / "link.md").symlink_to(outside / "a.md")
    (home / "folder").symlink_to(outside)
    (home / "tips" / "linked.png").symlink_to(outside / f"{SECRET}.png")
    assert staged(home)[0] == {PLACE} and staged(home)[2] == []


def test_paths_that_lead_out_bring_nothing_in(home, tmp_path):
    (tmp_path / "private.txt").write_text(SECRET)
    write(home, sealed(home, ARTICLE.replace("Sit down.", "[Sit](../../private.txt) [down](/../private.txt).")))
    _, _, leaks = staged(home)
    assert leaks == []


def test_twins_that_differ_by_case_stop_the_whole_thing(home):
    if (home / PLACE.upper()).exists():
        return                                   # this disk knows no such twins
    write(home, other(), "tips/Rest.md")
    with pytest.raises(library.LibraryError, match="but for capitals"):
        staged(home)


def test_what_was_staged_before_does_not_stay(home):
    assert staged(home)[0] == {PLACE}
    (home.parent / "public" / "old.md").write_text(SECRET)
    swap("Sit down.", f"Sit down, {SECRET}.")(home)
    assert staged(home)[2] == [] and not (home.parent / "public" / PLACE).exists()


def test_other_files_in_the_library_stay_there(home):
    (home / "tips" / f"{SECRET}.png").write_bytes(PNG)
    (home / "tips" / "page.html").write_text(SECRET)
    (home / "tips" / "talk.srt").write_text(f"1\n00:00:00,000 --> 00:00:01,000\n{SECRET}\n")
    (home / ".hidden.md").write_text(SECRET)
    (home / "llms.txt").write_text(SECRET)
    assert staged(home)[0] == {PLACE} and staged(home)[2] == []


def test_two_roles_asked_for_afterwards(home):
    (home / "quietword.toml").write_text(SETTINGS + 'required_roles = ["clinical", "editorial"]\n')
    published, left_out, _ = staged(home)
    assert published == set() and left_out[PLACE] == "approved by Clinical lead; still to be approved by: editorial"


def test_nothing_unapproved_is_in_the_built_site(home):
    """All at once, through MkDocs: no page, search index, feed or sitemap holds the word."""
    project, honest = home.parent, sealed(home, ARTICLE, on=date.today())
    for number, (name, attack) in enumerate(EDITS.items()):
        if name != "the image itself":
            write(home, honest)
            attack(home)
            write(home, text(home), f"tips/attack-{number}.md")
    write(home, honest)
    forged(review(home))(home)
    root = Path(__file__).parents[2]
    (project / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0])
    (project / "docs").mkdir()
    for page in (root / "docs").glob("*.md"):  # every footer links to them
        (project / "docs" / page.name).write_text(f"---\ntitle: {page.stem}\n---\n\nHello.\n")
    (home / "helplines.toml").write_bytes((root / "guidance" / "helplines.toml").read_bytes())
    done = subprocess.run([sys.executable, "-c", "from quietword.cli import main; main()", "build"], cwd=project,
                          capture_output=True, text=True)
    assert {path.name for path in (project / "build" / "public" / "tips").glob("*.md")} == {"rest.md"}, done.stderr
    files = [path for path in (project / "build").rglob("*") if path.is_file()]
    assert [path for path in files if SECRET.encode() in path.read_bytes().lower()] == []
    assert (project / "build" / "site" / "tips" / "rest" / "index.html").exists(), done.stderr
