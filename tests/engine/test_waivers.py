"""Waivers: none is lost, none works without its reason, and an error wants a name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietword.article import parse
from quietword.engine import Verdict, check, load_rules
from quietword.library.config import Approver, Config, Surroundings

STORY = "One of my clients told me that she counts the stairs."
CONFIG = Config(approvers=(Approver("Clinical lead", "clinical"),))
TODAY = Surroundings(today=date(2026, 11, 23))


def result(text: str):
    return check(parse(text), load_rules(), CONFIG, TODAY)


def rules_of(text: str) -> set[str]:
    return {finding.rule for finding in result(text).findings if not finding.waived}


def test_an_error_waived_by_an_approver_does_not_block():
    checked = result(
        f'<!-- quietword: allow client-anecdote because "invented by us for training" by Clinical lead -->\n{STORY}\n'
    )
    assert [f.rule for f in checked.findings if f.waived] == ["client-anecdote"]
    assert checked.findings[0].waived_because == "invented by us for training"
    assert checked.verdict is not Verdict.BLOCKED


@pytest.mark.parametrize(
    ("waiver", "rule"),
    [
        ("allow client-anecdote", "waiver-without-reason"),
        ('allow client-anecdote because "" by Clinical lead', "waiver-without-reason"),
        ('allow all because "we want to" by Clinical lead', "waiver-unused"),
        ('allow client-anecdote because "the client agreed"', "waiver-not-allowed"),
        ('allow client-anecdote because "the client agreed" by Somebody else', "waiver-not-allowed"),
        ('allow client-anecdote because "the client agreed" by Clinical lead until 2026-11-22', "waiver-expired"),
        ('allow long-sentence because "it is a list really"', "waiver-unused"),
    ],
)
def test_a_waiver_that_does_not_work_is_a_finding_and_waives_nothing(waiver, rule):
    found = rules_of(f"<!-- quietword: {waiver} -->\n{STORY}\n")
    assert rule in found and "client-anecdote" in found


def test_the_author_cannot_waive_their_own_error():
    text = f'---\nauthor: Clinical lead\n---\n<!-- quietword: allow client-anecdote because "it is fine" by Clinical lead -->\n{STORY}\n'
    assert {"waiver-not-allowed", "client-anecdote"} <= rules_of(text)


def test_a_waiver_covers_its_block_and_no_further():
    text = f'<!-- quietword: allow client-anecdote because "invented for training" by Clinical lead -->\n{STORY}\n\n{STORY}\n'
    assert [f.waived for f in result(text).findings if f.rule == "client-anecdote"] == [True, False]


@given(
    st.lists(
        st.sampled_from(
            [
                STORY,
                "My clients often say so.",
                "Many people rest.",
                "",
                '<!-- quietword: allow my-clients-generalisation because "about the service" -->',
                '<!-- quietword: allow client-anecdote because "agreed in writing" by Clinical lead -->',
            ]
        ),
        max_size=8,
    )
)
def test_waived_and_reported_are_all_that_was_found(lines):
    text = "\n".join(lines)
    without = result(text.replace("quietword: allow", "allowed once"))
    about_waivers = {rule.name for rule in load_rules() if rule.about_waivers}
    found = [(f.rule, f.text) for f in without.findings]
    reported = [(f.rule, f.text) for f in result(text).findings if f.rule not in about_waivers]
    assert sorted(reported) == sorted(found)
