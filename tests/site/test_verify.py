"""Verify: what comes out of the build is read again, as a stranger would get it."""

import json
from hashlib import sha256

import pytest

from quietword.site.verify import THEMES, verify

from .libraries import STORY

GOOD = '<html><head><title>Sleep</title></head><body><main><h1>Sleep</h1><p>Rest.</p><aside class="qw-helplines"></aside></main></body></html>'


@pytest.fixture
def site(tmp_path):
    (tmp_path / "sleep").mkdir()
    (tmp_path / "sleep/index.html").write_text(GOOD)
    (tmp_path / "manifest.json").write_text(json.dumps({"pages": [{"path": "sleep.md", "kind": "article"}]}))
    return tmp_path


def messages(site) -> str:
    return "\n".join(f"{trouble.path}: {trouble.message}" for trouble in verify(site))


def test_a_good_site_has_no_trouble(site):
    assert messages(site) == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<p>Rest.</p>", "<p>One of my <b>clients</b> told me that she counts.</p>", "client-anecdote"),
        ("<p>Rest.</p>", '<p>Rest.</p><img src="a.png" alt="One of my clients told me that she counts.">', "client-anecdote"),
        ("<p>Rest.</p>", "<p hidden>One of my clients told me that she counts.</p>", "client-anecdote"),
        ("<p>Rest.</p>", "<!-- ask Jo -->", "comment"),
        ("<p>Rest.</p>", '<script src="https://elsewhere.example/x.js"></script>', "another server"),
        ("<p>Rest.</p>", '<img src="//elsewhere.example/x.png">', "another server"),
        ("<p>Rest.</p>", '<link rel="stylesheet" href="https://elsewhere.example/x.css">', "another server"),
        ("<p>Rest.</p>", '<img srcset="https://elsewhere.example/x.png 2x" src="a.png">', "another server"),
        ("qw-helplines", "none", "does not end with helplines"),
    ],
)
def test_what_must_not_go_out_is_told(site, old, new, said):
    page = site / "sleep/index.html"
    page.write_text(page.read_text().replace(old, new))
    assert said in messages(site)


@pytest.mark.parametrize(("kind", "path", "found"), [("page", "about", True), ("generated", "about", True), ("page", "handbook", False)])
def test_pages_of_every_kind_are_read_but_for_the_handbook(site, kind, path, found):
    (site / path).mkdir()
    (site / path / "index.html").write_text(GOOD.replace("Rest.", STORY))
    manifest = {"pages": [{"path": "sleep.md", "kind": "article"}, {"path": f"{path}.md", "kind": kind}]}
    (site / "manifest.json").write_text(json.dumps(manifest))
    assert ("client-anecdote" in messages(site)) is found


def test_what_has_just_been_read_is_not_read_twice_and_what_came_out_differently_is(site):
    page = site / "sleep/index.html"
    page.write_text(page.read_text().replace("Rest.", STORY))
    assert verify(site, {"sleep.md": {STORY}}) == []
    assert verify(site, {"other.md": {STORY}}) and verify(site, {"sleep.md": {STORY.lower()}})


def test_a_page_that_was_never_staged_is_told(site):
    (site / "draft").mkdir()
    (site / "draft/index.html").write_text(GOOD)
    assert "draft/index.html: is published but was never staged" in messages(site)


def test_a_page_that_is_missing_is_told(site):
    (site / "sleep/index.html").unlink()
    assert "was staged but is not in the site" in messages(site)


def test_a_file_that_was_never_staged_is_told(site):
    (site / "notes.txt").write_text("for us alone")
    (site / "assets/quietword").mkdir(parents=True)
    ours = THEMES[0] / "assets/quietword/logo.svg"
    (site / "assets/quietword/logo.svg").write_bytes(ours.read_bytes())
    assert messages(site) == "notes.txt: is published but was never staged"
    (site / "assets/quietword/logo.svg").write_bytes(ours.read_bytes() + b" ")
    assert "logo.svg: is published but was never staged" in messages(site)


def test_a_file_is_as_it_was_staged(site):
    (site / "room.png").write_bytes(b"a room")
    manifest = json.loads((site / "manifest.json").read_text()) | {"files": {"room.png": sha256(b"a room").hexdigest()}}
    (site / "manifest.json").write_text(json.dumps(manifest))
    assert messages(site) == ""
    (site / "room.png").write_bytes(b"another")
    assert messages(site) == "room.png: is not as it was staged"
    (site / "room.png").unlink()
    assert messages(site) == "room.png: was staged but is not in the site"


@pytest.mark.parametrize(("link", "dead"), [("../draft/", True), ("/draft/", True), ("draft.md", True), ("#there", False), ("../sleep/?q", False), ("tel:999", False)])
def test_a_link_to_nowhere_is_told(site, link, dead):
    page = site / "sleep/index.html"
    page.write_text(page.read_text().replace("Rest.", f'<a href="{link}">Rest.</a>'))
    assert ("which is not in the site" in messages(site)) is dead


def test_the_search_index_is_read_too(site):
    (site / "search").mkdir()
    index = {
        "docs": [
            {"location": "sleep/", "title": "Sleep", "text": "<p>One of my clients told me that she counts.</p>"},
            {"location": "draft/", "title": "Draft", "text": ""},
        ]
    }
    (site / "search/search_index.json").write_text(json.dumps(index))
    assert "search index: holds what the rule `client-anecdote` blocks" in messages(site) and "lists `draft/`" in messages(site)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"also": ["One of my clients told me that she counts."]}, "client-anecdote"),
        ({"heads": ["One of my clients told me that she counts."]}, "client-anecdote"),
        ({"words": "rest jo"}, "1 words for `sleep/` that do not stand on that page"),
        ({"location": "draft/", "words": ""}, "lists `draft/`, which was never staged"),
    ],
)
def test_what_our_search_reads_is_read_too(site, change, said):
    (site / "search").mkdir()
    page = {"location": "sleep/", "title": "Sleep", "summary": "", "also": [], "heads": [], "words": "rest"} | change
    (site / "search/pages.json").write_text(json.dumps({"pages": [page]}))
    assert said in messages(site) if said else messages(site) == ""


def test_a_stylesheet_that_asks_elsewhere_is_told(site):
    (site / "x.css").write_text("@import url(https://fonts.example/x.css);")
    assert "x.css: asks another server" in messages(site)


def test_a_site_without_a_manifest_is_not_ours(tmp_path):
    assert "not staged by Quietword" in messages(tmp_path)
