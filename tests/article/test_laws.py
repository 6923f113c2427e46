"""The two laws of the article room: exact spans, and no blind spot."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietword.article import ArticleError, Kind, parse, sentences

from .markdown_pieces import documents, page, word_set

GUIDANCE = sorted((Path(__file__).parents[2] / "guidance").rglob("*.md"))


def letters(text: str) -> str:
    """A text's letters and digits alone."""
    return "".join(re.findall(r"\w", text))


def check_exact_spans(source: str) -> None:
    """Every run's source, markup and entities taken away, is the run's text; so is every span's."""
    article = parse(source)
    for segment in article.segments:
        at = 0
        for run in segment.runs:
            assert run.at == at, (segment, run)
            at += run.length
            raw, shown = source[run.source : run.source + run.source_length], segment.text[run.at : run.at + run.length]
            assert segment.kind is Kind.FRONT_MATTER or letters(shown) in (letters(raw), letters(unescape(raw))), (raw, shown)
        for sentence in sentences(segment):
            span = segment.span(sentence.start, sentence.end)
            if segment.runs:
                raw = source[span.start : span.end]
                assert in_order(sentence.text, raw) or in_order(sentence.text, unescape(raw)), (sentence.text, raw)


def in_order(shown: str, raw: str) -> bool:
    """Whether the letters of what is shown stand in the source in their order, with nothing but markup between."""
    held, position = letters(raw), 0
    for letter in letters(shown):
        position = held.find(letter, position) + 1
        if not position:
            return False
    return True


def check_no_blind_spot(source: str) -> None:
    """Every word of the page, its alt texts, titles and comments was read. The number of a list item is no word of anybody's."""
    numbers = set(re.findall(r"^[\s>*+-]*(\d{1,9})[.)]\s", source, re.MULTILINE))
    read = numbers.union(*(word_set(segment.text) for segment in parse(source).segments))
    visible, attributes, comments = page(source)
    for shown in (visible, *attributes, *comments):
        missed = {word for word in word_set(shown) - read if not any(word in whole for whole in read)}
        assert not missed, f"shown and not read: {missed}"


@settings(max_examples=300, deadline=None)
@given(documents)
def test_spans_are_exact(source):
    check_exact_spans(source)


@settings(max_examples=300, deadline=None)
@given(documents)
def test_nothing_goes_unread(source):
    check_no_blind_spot(source)


@pytest.mark.parametrize("file", GUIDANCE, ids=lambda file: file.stem)
def test_the_laws_hold_on_the_library(file):
    source = file.read_text(encoding="utf-8")
    check_exact_spans(source)
    check_no_blind_spot(source.split("---", 2)[2])


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["a.md", "a.txt", "a.srt", "a.vtt"]))
def test_any_text_is_an_article_or_a_clear_error(source, path):
    try:
        article = parse(source, path)
    except ArticleError as error:
        assert error.line >= 1 and path in str(error)
    else:
        for segment in article.segments:
            span = segment.span(0, len(segment.text))
            assert 0 <= span.start <= span.end <= len(source)
            assert article.position(span.end).line >= article.position(span.start).line


@pytest.mark.parametrize(
    "source",
    [
        "> " * 3000 + "deep",
        "[" * 5000 + "deep" + "]" * 5000,
        "*" * 20000,
        "- " * 2000 + "deep",
        "<" * 20000,
        "`" * 20001 + "a",
        "a " * 50000,
        "!!! note\n" * 2000,
        "{" * 10000,
        "&amp;" * 20000,
        "|a" * 5000 + "\n" + "|-" * 5000,
    ],
)
def test_hostile_text_is_read_in_time(source):
    try:
        article = parse(source)
    except ArticleError:
        return
    assert article.segments
