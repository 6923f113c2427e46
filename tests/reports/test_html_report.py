"""One page, nothing loaded from anywhere, readable without its script."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from report_runs import RULES, finding, run, runs

from quietword.engine import Problem
from quietword.reports import render


def page(made, redact=True):
    return render("html", made, RULES, redact=redact)


@pytest.fixture(scope="module")
def soup():
    made = run(finding(), finding("blaming-words", "mad", line=7), finding(line=9, waived=True))
    return BeautifulSoup(page(made, redact=False), "html.parser")


def test_nothing_is_loaded_from_anywhere(soup):
    assert not soup.find_all(["link", "img", "iframe", "object", "embed", "base"])
    assert not [tag for tag in soup.find_all(True) if tag.has_attr("src") or tag.has_attr("style")]
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|import\(", soup.find("style").text + soup.find("script").text)
    assert not [tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]


def test_its_policy_allows_its_own_script_and_style_and_nothing_else(soup):
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(soup.find(tag).string.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_it_can_be_found_ones_way_around(soup):
    assert soup.html["lang"] == "en-GB" and soup.title.text and soup.find("main") and soup.find(role="status")
    assert [level.name for level in soup.find_all(re.compile("^h[1-6]$"))] == ["h1", "h2", "h3", "h3", "h3"]
    assert all(select.find_parent("label") for select in soup.find_all("select"))
    assert soup.find("a", class_="skip")["href"] == f"#{soup.find('main')['id']}"


def test_grades_are_words_and_not_only_colours(soup):
    assert [label.text for label in soup.select(".label")] == ["Must change:", "Second look:", "Waived:"]


def test_without_a_script_all_findings_show_and_no_dead_filter(soup):
    assert soup.find("form").has_attr("hidden") and not soup.select("li[hidden]")


def test_filters_offer_what_there_is(soup):
    choices = {select["name"]: [option["value"] for option in select.find_all("option")]
               for select in soup.find_all("select")}
    assert choices == {"article": ["", "0"], "rule": ["", "blaming-words", "client-story"],
                       "severity": ["", "error", "warning", "waived"]}


def test_the_marked_words_stand_in_their_sentence(soup):
    assert soup.find("blockquote").decode_contents() == "<mark>One of my clients</mark> told me so."


class Balanced(HTMLParser):
    """Counts tags that are opened and never closed."""

    VOID = frozenset({"meta", "br"})

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@settings(max_examples=60, deadline=None)
@given(runs())
def test_no_text_of_an_article_becomes_markup(made):
    for redact in (True, False):
        parser = Balanced()
        parser.feed(page(made, redact))
        assert parser.open == []
        assert len(BeautifulSoup(page(made, redact), "html.parser").find_all("script")) == 1


def test_nor_does_a_message_a_file_name_a_reason_or_a_problem():
    tag = "<b>&amp;</b>"
    made = run(finding(message=tag, why=tag, instead=tag, waived=True, waived_because=tag, cue=tag, path=tag), path=tag,
               problems=[Problem(tag, 1, tag)])
    soup = BeautifulSoup(page(made, redact=False), "html.parser")
    assert not soup.find_all("b") and soup.text.count(tag) == 9


def test_script_in_a_flagged_phrase_stays_text():
    text = page(run(finding(text="<script>alert(1)</script>", sentence="<script>alert(1)</script> x")), redact=False)
    assert "<script>alert" not in text and "&lt;script&gt;alert(1)" in text
