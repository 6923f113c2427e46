"""What a digest covers, and what makes no difference to it."""

from __future__ import annotations

import re

import pytest
from approval_articles import SOURCE, article, digest
from bs4 import BeautifulSoup, Comment
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown import markdown

from quietword.approval import public_body

EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
              "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"]


def shown(body: str) -> tuple[str, list[str]]:
    """What a reader of the built page gets: its words, and where its links and images lead."""
    soup = BeautifulSoup(markdown(body, extensions=EXTENSIONS), "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    targets = [tag.get(name) for tag in soup.find_all(True) for name in ("href", "src", "alt", "title") if tag.get(name)]
    return " ".join(soup.get_text().split()), targets


PINNED = "sha256:4eabb91c7aab1b79c0c9d6f7541279aa1f39d03696282beed7c1b7688c02a3c7"

VISIBLE = {
    "a word": ("comes and goes", "comes and stays"),
    "a letter's case": ("Worry comes", "worry comes"),
    "a look-alike letter": ("comes", "cоmes"),
    "a link target": ("later.md", "sooner.md"),
    "an image": ("chair.png", "person.png"),
    "alt text": ("A chair by a window", "A client by a window"),
    "a hover title": ("A quiet chair", "A quiet client"),
    "a call-out's title": ("Good to know", "Good to hear"),
    "a call-out's body": ("a few evenings", "a few years"),
    "the title": ("How to sit with worry", "How to sit with fear"),
    "the summary": ("Five small", "Four small"),
    "the author": ("Practice editorial team", "Somebody else"),
    "a topic": ("[worry]", "[worry, sleep]"),
    "the kind": ("kind: coping-tip", "kind: guide"),
    "a source": ("www.nhs.uk/anxiety", "www.example.org/anxiety"),
    "an invisible character": ("Worry comes", "Worry\u200b comes"),
    "a hidden attribute": ("[tomorrow](later.md)", "[tomorrow](later.md){: hidden }"),
    "an unused reference definition": ("- Write it down", "[note]: https://example.org 'hello'\n\n- Write it down"),
    "a snippet": ("Worry comes", '--8<-- "secret.md"\n\nWorry comes'),
    "a template": ("Worry comes", "{{ page.meta.notes }} Worry comes"),
    "a search word": ("kind: coping-tip", "kind: coping-tip\nalso_called: [jane]"),
    "a picture on top": ("kind: coping-tip", "kind: coping-tip\nimage: a.png\nimage_alt: A cup"),
    "a second front matter": ("---\n\nWorry", "---\n---\ntitle: Other\n---\n\nWorry"),
}


@pytest.mark.parametrize("change", VISIBLE.values(), ids=list(VISIBLE))
def test_what_a_reader_gets_is_covered(change):
    before, after = change
    assert before in SOURCE
    assert digest(SOURCE.replace(before, after, 1)) != digest(SOURCE)


INVISIBLE = {
    "Windows line ends": lambda s: s.replace("\n", "\r\n"),
    "old Mac line ends in the body": lambda s: s.replace("\n- Put", "\r- Put").replace("\n!!!", "\r!!!"),
    "blanks at the ends of lines": lambda s: s.replace("\n", "  \n"),
    "a blank at the ends of lines": lambda s: s.replace("\n", " \n"),
    "tabs at the ends of lines": lambda s: s.replace("\n", "\t\n"),
    "a byte order mark": lambda s: "\ufeff" + s,
    "no final line end": lambda s: s.rstrip("\n"),
    "more final line ends": lambda s: s + "\n\n\n",
    "more blank lines": lambda s: s.replace("\n\n", "\n\n\n\n"),
    "a comment between blocks": lambda s: s.replace("\n\n- Write", "\n\n<!-- ask the editor -->\n\n- Write"),
    "a waiver before a block": lambda s: s.replace(
        "\n\n- Write", '\n\n<!-- quietword: allow long-sentence because "fine" -->\n- Write'),
    "a comment of several lines": lambda s: s.replace("\n\n- Write", "\n\n<!-- ask\nthe\n\neditor -->\n\n- Write"),
    "a comment within a line": lambda s: s.replace("Here is", "<!-- ask --> Here is"),
    "a comment at the end of a line": lambda s: s.replace("to try.", "to try. <!-- ask -->"),
    "an empty comment": lambda s: s.replace("to try.", "to try. <!---->"),
    "a comment at the very end": lambda s: s + "\n<!-- done -->",
    "a private key": lambda s: s.replace("kind: coping-tip", "kind: coping-tip\nnotes: ask Ann\nknown_terms: [worry]"),
    "a key that the site does not know": lambda s: s.replace("kind: coping-tip", "kind: coping-tip\ntemplate: evil.html"),
    "a comment in the front matter": lambda s: s.replace("kind: coping-tip", "kind: coping-tip  # a tip"),
    "the review": lambda s: s.replace("{status: draft}", "{status: approved, by: X}"),
    "the order of the keys": lambda s: s.replace("topics: [worry]\nkind: coping-tip", "kind: coping-tip\ntopics: [worry]"),
    "quotes in the front matter": lambda s: s.replace("How to sit with worry", '"How to sit with worry"'),
    "a list written in lines": lambda s: s.replace("topics: [worry]", "topics:\n  - worry"),
}


@pytest.mark.parametrize("change", INVISIBLE.values(), ids=list(INVISIBLE))
def test_what_no_reader_gets_makes_no_difference(change):
    assert change(SOURCE) != SOURCE
    assert digest(change(SOURCE)) == digest(SOURCE)


def test_the_bytes_of_an_image_are_covered():
    assert digest(SOURCE, {"chair.png": b"one"}) != digest(SOURCE, {"chair.png": b"two"})
    assert digest(SOURCE, {"chair.png": b"one"}) != digest(SOURCE, {})
    assert digest(SOURCE, {"a": b"one", "b": b"two"}) == digest(SOURCE, {"b": b"two", "a": b"one"})


def test_the_digest_stays_as_it_is_from_version_to_version():
    """Every approval ever given rests on this: change it and all articles leave the site."""
    assert digest(SOURCE, {"chair.png": b"x"}) == PINNED


def test_comments_go_and_code_stays():
    source = "Foo `<!-- shown -->` x <!-- gone -->\n\n```\n<!-- shown too -->\n```\n\nMore<!-- gone -->text\n"
    body = public_body(article(source))
    assert "gone" not in body
    assert body == "Foo `<!-- shown -->` x\n\n```\n<!-- shown too -->\n```\n\nMore text\n"


def test_a_comment_cannot_hide_the_making_of_a_tag():
    body = public_body(article("<scr<!-- x -->ipt>alert(1)</script>\n"))
    assert "<script" not in body


def test_line_breaks_stay_and_other_blanks_go():
    assert public_body(article("One  \ntwo \nthree   \n\nfour  \n")) == "One  \ntwo\nthree\n\nfour\n"


BLOCKS = st.sampled_from([
    "# A heading", "Some *plain* words.", "A line\nand another  \nand a third", "> quoted\n> text",
    "- one\n- two\n    - three", "1. first\n2. second", '!!! note "Title"\n    Body of it.', "??? tip\n    Hidden at first.",
    '=== "Tab"\n    In the tab.', "| a | b |\n| - | - |\n| 1 | 2 |", "```\ncode <!-- here -->\n\n\nmore\n```",
    "    indented <!-- code -->", "![alt](pic.png 'title')", "[link](x.md) and [ref]\n\n[ref]: y.md", "---",
    "Note[^1]\n\n[^1]: The note.", "<div markdown>\n\n*in html*\n\n</div>", "<b>raw</b> text", "a `<!--` b `-->` c",
    "Text <!-- aside --> goes on.", "<!-- a block -->", "*[GP]: doctor\n\nGP", "Term\n:   Meaning", "word {: .x }",
    "&amp; &lt;b&gt; \\*",
])
BODIES = st.lists(BLOCKS, min_size=1, max_size=6).map("\n\n".join)
EDITS = st.sampled_from([
    "", "x", " ", "  ", "\n", "\n\n", "*", "`", "<!--", "-->", "<!-- c -->", "<", ">", "[", "]", "(", ")", "!", "#", "- ",
    "    ", "\t", "\r", "é", "\\", "&", "{", "}", "|", ":",
    "\u00a0", "\u200b", "\x0c", "\x1c", "\x85", "\u2028", "=== ", "_", "~",
])


def edited(body: str, at: float, cut: int, put: str) -> str:
    place = int(at * len(body))
    return body[:place] + put + body[place + cut:]


@settings(max_examples=400, deadline=None)
@given(BODIES, st.floats(0, 1), st.integers(0, 3), EDITS)
@example("A line  \nbreak", 0.5, 2, "")
def test_law_a_change_of_the_built_page_changes_the_digest(body, at, cut, put):
    other = edited(body, at, cut, put)
    assume(other != body and not other.startswith("---") and not body.startswith("---"))
    if shown(public_body(article(body))) != shown(public_body(article(other))):
        assert digest(body) != digest(other)


@settings(max_examples=300, deadline=None)
@given(BODIES, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", " ", "  ", "\t"]), st.integers(0, 3))
def test_law_layout_of_the_source_changes_neither_page_nor_digest(body, line_end, trailing, more):
    assume(not body.startswith("---"))
    # two blanks before a line that goes on are a line break: they show, but are no word, so the digest lets them pass
    other = re.sub(r"\n\n", "\n" + "\n" * more + "\n", body).replace("\n", trailing + line_end) + line_end * more
    assert digest(other) == digest(body)
    assert shown(public_body(article(other))) == shown(public_body(article(body)))


@settings(max_examples=300, deadline=None)
@given(BODIES)
def test_law_the_public_body_says_what_the_source_says(body):
    assume(not body.startswith("---"))
    # code that only a comment parts from a list belongs to the list once the comment has gone, and is code no more
    assume(not ("<!-- a block -->" in body and "    indented" in body))
    assert shown(public_body(article(body))) == shown(body)


@settings(max_examples=300, deadline=None)
@given(BODIES)
@example("- one\n\n<!-- a block -->\n\n    indented <!-- code -->")
def test_law_what_is_public_is_public_again(body):
    """Staging an article that has been staged changes nothing, and no comment is left but those shown as code."""
    assume(not body.startswith("---"))
    once = public_body(article(body))
    assert public_body(article(f"---\ntitle: x\n---\n{once}")) == once
    rendered = BeautifulSoup(markdown(once, extensions=EXTENSIONS), "html.parser")
    assert not rendered.find_all(string=lambda text: isinstance(text, Comment))
