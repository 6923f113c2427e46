"""A redacted report cannot repeat what was flagged: it is the same whatever the flagged words were."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_runs import RULES, finding, run, runs

from quietword.article import Span
from quietword.engine import Problem, Result, Run
from quietword.reports import FORMATS, render
from quietword.reports.redaction import MASK, mask, redacted

SENTENCES = [
    ("named-person", "Zebedee Quillfeather", "Yesterday Zebedee Quillfeather rang me.", 10),
    ("named-person", "07700 900123", "Ring 07700 900123 after five.", 5),
    ("client-story", "One of my clients wept in Ormskirk", "One of my clients wept in Ormskirk.", 0),
    ("blaming-words", "a lunatic zookeeper", "He is a lunatic zookeeper.", 6),
    ("long-sentence", "Unquestionably interminable", "Unquestionably interminable.", 0),
]
SECRET = {"zebedee", "quillfeather", "07700", "900123", "wept", "ormskirk", "lunatic", "zookeeper", "unquestionably",
          "interminable"}


def library():
    """A library whose file names, messages, waivers and problems hold flagged words too."""
    told = [finding(*sentence, line=number) for number, sentence in enumerate(SENTENCES, 2)]
    told += [replace(told[0], message="Zebedee Quillfeather looks like a name", instead="leave Zebedee out",
                     why="for Zebedee"),
             replace(told[3], message="“lunatic” hurts", waived=True, waived_because="Zebedee, a zookeeper, said so"),
             replace(told[4], fix="unquestionably")]
    in_name = replace(finding("named-person", "Zebedee Quillfeather", "zebedee-quillfeather.md", 0), span=Span(0, 0))
    return Run((Result("guidance/zebedee-quillfeather.md", (in_name,)),
                Result("guidance/ormskirk/07700-900123.md", tuple(told)), Result("guidance/one-day-at-a-time.md", ())),
               (Problem("guidance/Quillfeather.md", 3, "cannot read “Zebedee”"),))


@pytest.mark.parametrize("format", FORMATS)
def test_no_flagged_word_is_in_any_redacted_format(format):
    words = set(re.findall(r"\w+", render(format, library(), RULES, redact=True).casefold()))
    assert not words & SECRET


@pytest.mark.parametrize("format", [f for f in FORMATS if f not in ("sarif", "junit", "github", "markdown")])
def test_the_whole_report_shows_them(format):
    words = set(re.findall(r"\w+", render(format, library(), RULES, redact=False).casefold()))
    assert words & SECRET


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=30, deadline=None)
@given(runs(), st.data())
def test_a_redacted_report_does_not_depend_on_what_the_flagged_words_say(format, made, data):
    other = Run(tuple(replace(result, findings=tuple(_with_other_words(f, data) for f in result.findings))
                      for result in made.results), made.problems)
    without_reasons = [_without_reasons(one) for one in (made, other)]
    shown = [render(format, one, RULES, redact=True) for one in without_reasons]
    assert shown[0] == shown[1]


def _with_other_words(found, data):
    """The same finding of other words: as many words, in another sentence if it is about a person."""
    count = len(re.findall(r"\w+(?:['’]\w+)*", found.text))
    text = " ".join(data.draw(st.lists(st.sampled_from(["otter", "heron", "stoat"]), min_size=count, max_size=count)))
    if found.group in ("confidentiality", "identifiers"):
        sentence = found.sentence[:found.at] + text + found.sentence[found.at + len(found.text):]
        return replace(found, text=text, sentence=sentence)
    return found


def _without_reasons(made):
    """Waivers' reasons and problems are written by people and may stay, so they are left out of the comparison."""
    return Run(tuple(replace(result, findings=tuple(replace(f, waived_because="") for f in result.findings))
                     for result in made.results))


def test_ordinary_file_names_stay():
    shown = redacted(library(), RULES)
    assert [result.path for result in shown.results] == [
        f"guidance/{MASK}-{MASK}.md", f"guidance/{MASK}/{MASK}-{MASK}.md", "guidance/one-day-at-a-time.md"]


def test_a_file_is_not_hidden_because_a_flagged_phrase_shares_a_plain_word_with_it():
    path = "guidance/anxiety-one.md"
    made = run(finding(text="One of my clients with anxiety", path=path), path=path)
    assert redacted(made, RULES).results[0].path == path


def test_a_name_beside_the_flagged_words_is_hidden_in_file_names_and_reasons_too():
    path = "guidance/thornbury-and-ocd.md"
    sentence = "One of my clients, Ada Thornbury, has OCD."
    made = run(finding(sentence=sentence, path=path, waived=True, waived_because="Ada Thornbury agreed on 3 May"), path=path)
    shown = redacted(made, RULES).results[0]
    assert shown.path == f"guidance/{MASK}-and-ocd.md"
    assert shown.findings[0].waived_because == f"{MASK} {MASK} agreed on 3 May"


def test_a_masked_excerpt_tells_neither_lengths_nor_words():
    assert mask("Al") == mask("Bartholomew-Smythe'sson".replace("-", "")) == MASK
    assert mask("a " * 40).endswith("…") and mask("") == ""


def test_places_rules_and_the_rules_own_words_stay():
    report = json.loads(render("json", run(finding(line=12)), RULES, redact=True))
    found = report["articles"][0]["findings"][0]
    assert report["redacted"] is True
    assert (found["rule"], found["span"]["start"]["line"]) == ("client-story", 12)
    assert found["message"] == RULES["client-story"].message
    assert found["text"] == " ".join([MASK] * 4)


def test_words_of_a_pattern_are_the_rules_own():
    made = run(finding(message="Another way to say it.", instead="Say it plainly."))
    found = redacted(made, RULES).results[0].findings[0]
    assert (found.message, found.instead) == ("Another way to say it.", "Say it plainly.")


def test_a_count_in_a_message_about_style_stays():
    found = redacted(run(finding("long-sentence", "Far too long", message="This sentence has 41 words")), RULES)
    assert found.results[0].findings[0].message == "This sentence has 41 words"


def test_a_message_that_a_check_made_up_about_a_person_is_replaced():
    made = run(finding("named-person", "Bo", message="Somebody called Bo-Bo of Leeds"))
    assert redacted(made, RULES).results[0].findings[0].message == RULES["named-person"].message
