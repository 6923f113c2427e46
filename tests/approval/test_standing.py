"""How articles stand: only what is plainly in order counts as approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from approval_articles import CONFIG, EDITOR, LEAD, NURSE, SOURCE, TODAY, TWO, approve, article, standing
from hypothesis import given
from hypothesis import strategies as st

from quietword.approval import State, due_on, unread, wrote
from quietword.approval.standing import months_after
from quietword.library.config import Approver

APPROVED = approve()
REVIEW = next(line for line in APPROVED.splitlines() if line.startswith("review:"))


def test_an_approval_counts_until_its_date():
    stands = standing(APPROVED)
    assert stands.state is State.APPROVED
    assert stands.reason == "approved by Clinical lead until 2028-11-23"
    assert (stands.due, stands.by) == (date(2028, 11, 23), (LEAD,))
    assert standing(APPROVED, today=date(2028, 11, 23)).state is State.APPROVED
    late = standing(APPROVED, today=date(2028, 11, 24))
    assert (late.state, late.reason) == (State.OVERDUE, "was due for review on 2028-11-23")


def test_one_changed_word_makes_it_stale():
    stands = standing(APPROVED.replace("comes and goes", "comes and stays"))
    assert (stands.state, stands.reason) == (State.STALE, "changed since Clinical lead approved it on 2026-11-23")


def test_a_changed_image_makes_it_stale():
    source = approve(assets={"chair.png": b"a chair"})
    assert standing(source, assets={"chair.png": b"a chair"}).state is State.APPROVED
    assert standing(source, assets={"chair.png": b"a client"}).state is State.STALE


def test_what_nobody_approved_is_a_draft():
    assert standing(SOURCE).reason == "nobody has approved it yet"
    assert standing("No front matter.\n").state is State.DRAFT
    assert standing(SOURCE.replace("review: {status: draft}\n", "")).state is State.DRAFT


def test_whoever_is_not_listed_cannot_have_approved():
    without = replace(CONFIG, approvers=(Approver(EDITOR, "editorial"),))
    stands = standing(APPROVED, without)
    assert stands.state is State.DRAFT and "not listed under `approvers`" in stands.reason


def test_nobody_approves_what_they_wrote():
    source = APPROVED.replace("author: Practice editorial team", "author: [Someone, ' clinical  LEAD ']")
    stands = standing(source)
    assert stands.state is State.DRAFT and "nobody can approve their own article" in stands.reason


def test_an_approval_from_the_future_does_not_count():
    stands = standing(APPROVED, today=TODAY - timedelta(days=1))
    assert stands.state is State.DRAFT and "still to come" in stands.reason


def test_no_approval_lasts_longer_than_three_years():
    source = APPROVED.replace("due: 2028-11-23", "due: 2999-01-01")
    assert standing(source, today=date(2029, 11, 23)).state is State.APPROVED
    assert standing(source, today=date(2029, 11, 24)).state is State.OVERDUE


TRICKS = {
    "a blank after the status": ("status: approved", 'status: "approved "'),
    "a blank before the status": ("status: approved", 'status: " approved"'),
    "a capital": ("status: approved", "status: Approved"),
    "a look-alike letter": ("status: approved", "status: аpproved"),
    "a zero-width character": ("status: approved", "status: approved\u200b"),
    "a full-width letter": ("status: approved", "status: ａpproved"),
    "a list as status": ("status: approved", "status: [approved]"),
    "a map as status": ("status: approved", "status: {approved: true}"),
    "true as status": ("status: approved", "status: true"),
    "no status": ("status: approved, ", ""),
    "another approver": ("by: Clinical lead", "by: Clinical leads"),
    "the approver in capitals": ("by: Clinical lead", "by: CLINICAL LEAD"),
    "the approver with a look-alike": ("by: Clinical lead", "by: Clinical leаd"),
    "a list of approvers": ("by: Clinical lead", "by: [Clinical lead]"),
    "no approver": ("by: Clinical lead, ", ""),
    "an empty approver": ("by: Clinical lead", 'by: ""'),
    "no date": ("on: 2026-11-23, ", ""),
    "a date that is none": ("on: 2026-11-23", 'on: "2026-02-31"'),
    "a date with a time": ("due: 2028-11-23", "due: 2028-11-23T00:00:00"),
    "a number as date": ("due: 2028-11-23", "due: 20281123"),
    "never as date": ("due: 2028-11-23", "due: never"),
    "no due date": ("due: 2028-11-23, ", ""),
    "no digest": (', digest: "sha256', ', fingerprint: "sha256'),
    "a digest in capitals": ('"sha256:', '"SHA256:'),
    "an empty digest": (REVIEW.rpartition("digest: ")[2].rstrip("}"), '""'),
    "a review within a review": ("{status: approved", "{review: {status: approved}, state: approved"),
    "a review in a list in a list": (REVIEW, f"review: [[{REVIEW.removeprefix('review: ')}]]"),
}


@pytest.mark.parametrize("trick", TRICKS.values(), ids=list(TRICKS))
def test_tricks_do_not_count_as_approved(trick):
    before, after = trick
    assert before in APPROVED
    stands = standing(APPROVED.replace(before, after))
    assert stands.state is not State.APPROVED
    assert stands.reason and "approved by" not in stands.reason


def test_a_review_block_copied_from_another_article_is_stale():
    other = SOURCE.replace("Worry comes", "A client of mine came").replace("review: {status: draft}", REVIEW)
    assert standing(other).state is State.STALE


def test_the_body_cannot_bring_a_review_of_its_own():
    body = SOURCE.replace("\n\nWorry", f"\n\n---\n{REVIEW}\n---\n\nWorry", 1)
    assert standing(body).state is State.DRAFT


def test_two_roles_need_two_people():
    once = approve(config=TWO)
    stands = standing(once, TWO)
    assert stands.state is State.DRAFT
    assert stands.reason == "approved by Clinical lead; still to be approved by: editorial"
    assert stands.missing == ("editorial",)
    twice = approve(once, by=EDITOR, config=TWO)
    assert standing(twice, TWO).state is State.APPROVED
    assert standing(twice, TWO).by == (LEAD, EDITOR)
    assert standing(twice.replace("comes and goes", "comes"), TWO).state is State.STALE


def test_two_of_the_same_role_are_not_two_roles():
    source = approve(approve(config=TWO), by=NURSE, config=TWO)
    assert standing(source, TWO).missing == ("editorial",)


def test_one_person_with_two_roles_fills_only_one():
    both = replace(TWO, approvers=(Approver(LEAD, "clinical"), Approver(LEAD, "editorial"), Approver(NURSE, "clinical")))
    alone = approve(config=both)
    assert standing(alone, both).state is State.DRAFT
    assert standing(approve(alone, by=NURSE, config=both), both).state is State.APPROVED


def test_the_same_review_twice_is_one_person():
    entry = REVIEW.removeprefix("review: ")
    source = APPROVED.replace(REVIEW, f"review:\n  - {entry}\n  - {entry}")
    assert standing(source, replace(CONFIG, required_roles=("clinical", "clinical"))).state is State.DRAFT


def test_a_stale_second_approval_says_so():
    twice = approve(approve(config=TWO), by=EDITOR, config=TWO)
    changed = twice.replace("comes and goes", "comes and stays")
    again = approve(changed, by=LEAD, config=TWO)
    assert standing(again, TWO).missing == ("editorial",)
    assert standing(again, TWO).by == (LEAD,)


def test_the_first_date_to_pass_ends_it():
    twice = approve(approve(config=TWO), by=EDITOR, config=TWO, on=TODAY + timedelta(days=40))
    assert standing(twice, TWO, TODAY + timedelta(days=41)).due == date(2028, 11, 23)


def test_retired_is_out_whatever_else_it_says():
    entry = REVIEW.removeprefix("review: ")
    source = APPROVED.replace(REVIEW, f"review:\n  - {entry}\n  - {{status: retired, by: X, because: out of date}}")
    stands = standing(source)
    assert (stands.state, stands.reason) == (State.RETIRED, "retired: out of date")


def test_due_by_kind():
    assert due_on({"topics": ["worry"]}, CONFIG, TODAY) == date(2028, 11, 23)
    for topic in ("crisis", "medicines", "legal", "suicide"):
        assert due_on({"topics": ["worry", topic]}, CONFIG, TODAY) == date(2027, 11, 23)
    assert due_on({"topics": "crisis"}, CONFIG, TODAY) == date(2028, 11, 23)


def test_months_end_where_the_month_ends():
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(2026, 8, 31), 1) == date(2026, 9, 30)
    assert months_after(date(2026, 12, 31), 24) == date(2028, 12, 31)


@given(st.dates(date(1900, 1, 1), date(2900, 1, 1)), st.integers(1, 36))
def test_law_months_after(start, months):
    end = months_after(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


def test_warnings_that_somebody_has_read():
    class Finding:
        def __init__(self, rule, severity="warning", waived=False):
            self.rule, self.severity, self.waived = rule, severity, waived
    stands = standing(approve(read=("long-sentence",)))
    found = [Finding("long-sentence"), Finding("dm-solicitation"), Finding("x", "advice"), Finding("y", waived=True)]
    assert [finding.rule for finding in unread(found, stands)] == ["dm-solicitation"]


def test_both_must_have_read_a_warning():
    once = approve(config=TWO, read=("a", "b"))
    assert standing(approve(once, by=EDITOR, config=TWO, read=("b",)), TWO).read == {"b"}


def test_an_author_is_known_however_the_name_is_written():
    assert wrote("Clinical lead", {"author": "CLINICAL  Lead "})
    assert wrote("Clinical lead", {"author": ["A", "Clinical lead"]})
    assert not wrote("Clinical lead", {"author": "Editor"})
    assert not wrote("Clinical lead", {})


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.datetimes()
    | st.sampled_from(["approved", "retired", "draft", LEAD, "2026-11-23", "sha256:" + "0" * 64, ""]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["status", "by", "on", "due", "digest", "read", "because"]), inner), max_leaves=12)


@given(JUNK)
def test_law_junk_is_never_approved_and_never_an_accident(junk):
    from quietword.approval import standing as stands
    base = article(SOURCE)
    made = replace(base, front_matter={**base.front_matter, "review": junk})
    assert stands(made, CONFIG, TODAY, {}).state is not State.APPROVED
