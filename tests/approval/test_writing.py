"""Writing a review changes the review and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from approval_articles import SOURCE
from hypothesis import given
from hypothesis import strategies as st

from quietword.approval.writing import WritingError, with_review

ENTRY = {"status": "approved", "by": "Clinical lead", "on": date(2026, 11, 23), "due": date(2028, 11, 23),
         "digest": "sha256:" + "a" * 64}
WRITTEN = f'{{status: approved, by: Clinical lead, on: 2026-11-23, due: 2028-11-23, digest: "sha256:{"a" * 64}"}}'


def test_one_line_in_its_place():
    assert with_review(SOURCE, ENTRY) == SOURCE.replace("{status: draft}", WRITTEN)


def test_a_missing_review_comes_last():
    source = "---\ntitle: x  # keep\ntopics: [a,  b]\n---\n\nBody\n"
    assert with_review(source, ENTRY) == f"---\ntitle: x  # keep\ntopics: [a,  b]\nreview: {WRITTEN}\n---\n\nBody\n"


def test_comments_quotes_order_and_odd_layout_stay():
    source = ("---\n# a comment on top\ntitle:   'Panic'   # quoted\nreview: {status: draft}   # ask Ann\n\n# the topics\n"
              "topics: [ a,b ]\nauthor: \"A\"\nsummary: >-\n  folded\n  text\n...\nBody --- review: x\n---\n")
    assert with_review(source, ENTRY) == source.replace("{status: draft}", WRITTEN)


def test_comments_inside_the_review_stay():
    source = "---\nreview:\n  # written by hand\n  status: draft  # for now\ntitle: x\n---\n"
    changed = with_review(source, ENTRY)
    assert "# written by hand" in changed and "# for now" in changed and "status: approved" in changed
    assert changed.endswith("\ntitle: x\n---\n")


def test_line_ends_and_byte_order_mark_stay():
    source = "\ufeff" + SOURCE.replace("\n", "\r\n")
    assert with_review(source, ENTRY) == source.replace("{status: draft}", WRITTEN)
    block = "---\r\nreview:\r\n  status: draft\r\ntitle: 😀\r\n---\r\n"
    changed = with_review(block, ENTRY)
    assert "\n" not in changed.replace("\r\n", "") and changed.endswith("title: 😀\r\n---\r\n")


def test_several_entries_and_back():
    second = ENTRY | {"by": "Editor"}
    both = with_review(SOURCE, [ENTRY, second])
    assert f"review:\n  - {WRITTEN}\n  - {WRITTEN.replace('Clinical lead', 'Editor')}\n---\n" in both
    assert with_review(both, {"status": "draft"}) == SOURCE


def test_empty_review_is_filled():
    assert with_review("---\nreview:\ntitle: x\n---\n", ENTRY) == f"---\nreview: {WRITTEN}\ntitle: x\n---\n"


def test_no_front_matter_no_review():
    for source in ("Body\n", "", "---\ntitle: never closed\n", "---\n{title: x}\n---\n"):
        with pytest.raises(WritingError):
            with_review(source, ENTRY)


REASONS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=30)


@given(REASONS, st.sampled_from(["{status: draft}", "\n  status: draft", "", "[{status: draft}]", "draft"]))
def test_law_what_is_written_is_what_is_read(because, before):
    source = f"---\ntitle: x # y\nreview: {before}\ntopics: [a]\n---\nBody\n"
    changed = with_review(source, {"status": "retired", "because": because})
    head, rest = changed.removeprefix("---\n").split("\n---\n")
    assert yaml.safe_load(head) == {
        "title": "x", "review": {"status": "retired", "because": because}, "topics": ["a"]}
    assert changed.startswith("---\ntitle: x # y\nreview:") and rest == "Body\n"
    assert "\ntopics: [a]\n" in changed
