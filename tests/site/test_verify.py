"""Verify: what comes out of the build is read again, as a stranger would get it."""

import json

import pytest

from quietword.site.verify import verify

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


def test_a_page_that_was_never_staged_is_told(site):
    (site / "draft").mkdir()
    (site / "draft/index.html").write_text(GOOD)
    assert "draft/index.html: is published but was never staged" in messages(site)


def test_a_page_that_is_missing_is_told(site):
    (site / "sleep/index.html").unlink()
    assert "was staged but is not in the site" in messages(site)


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
