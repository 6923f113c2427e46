"""Front matter: which keys, what they look like, and who gets them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietword.library import schema

GOOD = {
    "title": "How to sit with worry", "summary": "Five steps.", "author": "Editorial team", "topics": ["worry", "low-mood"],
    "kind": "coping-tip", "sources": [{"title": "NHS", "url": "https://www.nhs.uk/"}], "review": {"status": "draft"},
}
APPROVED = {"status": "approved", "by": "Clinical lead", "on": date(2026, 11, 1), "due": "2028-11-01",
            "digest": "sha256:" + "0" * 64}


def test_what_is_in_order():
    full = GOOD | {
        "author": ["A", "B"], "lang": "en-GB", "also_called": ["panick"], "safety": "exit", "related": ["../themes/panic.md"],
        "image": "images/a.webp", "image_alt": "A cup", "known_terms": ["x"], "notes": "ask", "review": [APPROVED, APPROVED],
        "sources": [{"title": "NHS", "url": "https://www.nhs.uk/", "read": date(2026, 1, 1)}]}
    assert schema.problems(GOOD) == schema.problems(full) == ()
    assert schema.problems(GOOD | {"review": APPROVED | {"read": ["x"]}}) == ()
    retired = {"status": "retired", "by": "A", "on": date(2026, 1, 1), "because": "old"}
    assert schema.problems(GOOD | {"review": retired}) == ()


WRONG = {
    "no title": ({"title": None}, "title", "`title` should be a line of text."),
    "an empty summary": ({"summary": " "}, "summary", "`summary` should be a line of text."),
    "two lines": ({"summary": "a\nb"}, "summary", "should be one line"),
    "too long a title": ({"title": "x" * 121}, "title", "121 characters long; 120 is the most"),
    "a number as title": ({"title": 2026}, "title", "should be a line of text"),
    "yes as title": ({"title": True}, "title", "should be a line of text"),
    "nobody": ({"author": ""}, "author", "should name who wrote it"),
    "an empty list of authors": ({"author": []}, "author", "should name who wrote it"),
    "topics as text": ({"topics": "worry"}, "topics", "list with at least one topic"),
    "no topics": ({"topics": []}, "topics", "list with at least one topic"),
    "a topic with a capital": ({"topics": ["Low mood"]}, "topics", 'has "Low mood"; topics are small letters'),
    "an odd kind": ({"kind": "coping tip"}, "kind", "Did you mean `coping-tip`?"),
    "a kind with a blank": ({"kind": "guide "}, "kind", "should be `theme`, `coping-tip` or `guide`. Did you mean `guide`?"),
    "sources as text": ({"sources": "NHS"}, "sources", "should be a list"),
    "a source as text": ({"sources": ["NHS"]}, "sources.1", "Source 1 should have"),
    "a source without title": ({"sources": [{"url": "https://x.org"}]}, "sources.1.title", "Source 1 has no `title`"),
    "a source without address": ({"sources": [{"title": "x", "url": "x.org"}]}, "sources.1.url", "begins with https://"),
    "a script as source": ({"sources": [{"title": "x", "url": "javascript:x"}]}, "sources.1.url", "begins with https://"),
    "an odd key in a source": ({"sources": [{"title": "x", "url": "https://x.org", "nmae": 1}]}, "sources.1.nmae", "no key"),
    "an odd language": ({"lang": "english"}, "lang", "language tag"),
    "an odd safety": ({"safety": True}, "safety", "should be `exit`"),
    "related as text": ({"related": "x.md"}, "related", "list of texts"),
    "related elsewhere": ({"related": ["https://x.org"]}, "related", "should name articles of this library"),
    "an image elsewhere": ({"image": "https://x.org/a.png", "image_alt": "x"}, "image", "path of an image"),
    "an image without words": ({"image": "a.png"}, "image", "needs `image_alt`"),
    "a key misspelt": ({"sumary": "x"}, "sumary", "Did you mean `summary`?"),
    "a key of the theme": ({"template": "x.html"}, "template", "no key that we know"),
    "a review as text": ({"review": "approved"}, "review", "written by `quietword approve`"),
    "a status with a blank": ({"review": {"status": "approved "}}, "review.status", "Did you mean `approved`"),
    "no status": ({"review": {}}, "review.status", "should be `draft`, `approved` or `retired`"),
    "an approval without date": ({"review": {k: v for k, v in APPROVED.items() if k != "on"}}, "review.on", "has no `on`"),
    "a date with a time": ({"review": APPROVED | {"due": datetime(2028, 1, 1)}}, "review.due", "should be a date"),
    "a digest made up": ({"review": APPROVED | {"digest": "sha256:x"}}, "review.digest", "what `quietword approve` wrote"),
    "a second review": ({"review": [APPROVED, {"status": "ok"}]}, "review.2.status", "should be `draft`"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_said(wrong):
    changed, key, message = wrong
    [problem] = schema.problems(GOOD | changed)
    assert problem.key == key and message in problem.message


def test_what_is_missing_is_said():
    assert [problem.key for problem in schema.problems({})] == list(schema.REQUIRED)
    assert schema.problems({key: value for key, value in GOOD.items() if key != "review"}) == ()


def test_only_public_keys_are_public():
    front = GOOD | {"notes": "x", "known_terms": ["x"], "template": "x", "hide": ["toc"]}
    assert set(schema.public(front)) == {"title", "summary", "author", "topics", "kind", "sources"}
    assert not set(schema.PUBLIC) & set(schema.PRIVATE)


@pytest.mark.parametrize(("value", "expected"), [
    (date(2026, 1, 2), date(2026, 1, 2)), ("2026-01-02", date(2026, 1, 2)), ("2026-02-30", None), ("20260102", None),
    (datetime(2026, 1, 2), None), ("2026-01-02 ", None), (20260102, None), (None, None), ("٢٠٢٦-٠١-٠٢", None)])
def test_days(value, expected):
    assert schema.day(value) == expected


ANYTHING = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates(),
                        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3))


@given(st.dictionaries(st.sampled_from(schema.KEYS) | st.text(max_size=5), ANYTHING, max_size=6))
def test_law_whatever_it_holds_it_is_told_and_never_an_accident(front):
    for problem in schema.problems(front):
        assert (problem.message and problem.message.endswith(".")) or problem.message.endswith("?")
