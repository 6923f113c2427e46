"""Front matter: strict, and every value knows its place."""

from datetime import date

import pytest
import yaml

from quietword.article import ArticleError, Kind, parse, sentences

ERRORS = [
    ("a: 1\nb: 2\na: 3", 4, "stands twice"),
    ("a:\n  b: 1\n  b: 2", 4, "stands twice"),
    ("a: &x 1\nb: *x", 2, "anchors and aliases"),
    ("a: 1\nb: *x", 3, "anchors and aliases"),
    ("a: !!python/object:x 1", 2, "tag"),
    ("a: !own 1", 2, "tag"),
    ("a:\n  <<: {b: 1}", 3, "merge keys"),
    ("- a\n- b", 2, "key: value"),
    ("just words", 2, "key: value"),
    ("a: b: c", 2, "cannot be read"),
    ("a: 1\n\tb: 2", 3, "cannot be read"),
    ("a: 'open", 2, "cannot be read"),
    ("a: 2026-13-45", 2, "cannot be read"),
    ("a: 1\n--- b", 3, "cannot be read"),
    ("? [a]\n: b", 2, "plain word"),
    ("a: " + "[" * 100_000, 2, "too deeply"),
    ("a: " + "{b: " * 10_000, 2, "too deeply"),
    ("- " * 100_000, 2, "too deeply"),
    ("a: \ud800", 2, "cannot be read"),
]


@pytest.fixture(params=["as installed", "without the C library"], autouse=True)
def loader(request, monkeypatch):
    """Each test with PyYAML's two loaders."""
    if request.param == "without the C library":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)


@pytest.mark.parametrize(("text", "line", "words"), ERRORS, ids=[text[:20] for text, _, _ in ERRORS])
def test_what_is_refused(text, line, words):
    with pytest.raises(ArticleError, match=words) as caught:
        parse(f"---\n{text}\n---\n", "x.md")
    assert (caught.value.path, caught.value.line) == ("x.md", line)
    assert str(caught.value).startswith(f"x.md:{line}: ")


@pytest.mark.parametrize("source", ["---\na: 1\n", "---\n", "---\na: |\n  ---\n", "---\na: 1\n --- \n"])
def test_it_must_close(source):
    with pytest.raises(ArticleError, match="never closes") as caught:
        parse(source)
    assert caught.value.line == 1


def values(text: str) -> list[tuple[str, str, str]]:
    """(key, text, the source of it) of each value."""
    article = parse(text)
    found = []
    for segment in article.segments:
        if segment.kind is Kind.FRONT_MATTER:
            span = segment.span(0, len(segment.text))
            found.append((segment.key, segment.text, article.source[span.start : span.end]))
    return found


def test_values_and_their_places():
    text = (
        "\ufeff---\r\ntitle: O'Neil's   \"x\" --- y\r\nquoted: 'don''t'\r\ndouble: \"a \\u00e9 b\"\r\nlong: >-\r\n  one\r\n  two\r\n\r\n  ---\r\n"
        "review:\r\n  by: [Ann, Bo]\r\n  next: 2026-05-04\r\n---\r\nBody\r\n"
    )
    assert values(text) == [
        ("title", "O'Neil's \"x\" --- y", "O'Neil's   \"x\" --- y"),
        ("quoted", "don't", "don''t"),
        ("double", "a é b", "a \\u00e9 b"),
        ("long", "one two ---", "one\r\n  two\r\n\r\n  ---"),
        ("review.by", "Ann", "Ann"),
        ("review.by", "Bo", "Bo"),
        ("review.next", "2026-05-04", "2026-05-04"),
    ]
    article = parse(text)
    assert article.front_matter["review"] == {"by": ["Ann", "Bo"], "next": date(2026, 5, 4)}
    assert article.source[article.body_start :] == "Body\r\n"
    span = article.front_matter_span
    assert article.source[span.start : span.end] + "Body\r\n" == text


def test_kinds_of_values():
    article = parse("---\na: 1\nb: 1.5\nc: true\nd:\ne: 2026-01-02\nf: text\ng: {}\nh: []\n---")
    assert article.front_matter == {
        "a": 1,
        "b": 1.5,
        "c": True,
        "d": None,
        "e": date(2026, 1, 2),
        "f": "text",
        "g": {},
        "h": [],
    }


def test_comments_are_read():
    article = parse("---\n# about Sarah\na: 'b # c' # about Jo\nd: |  # about Sue\n  e # f\ng: h#i\n---\n")
    assert [segment.text for segment in article.segments if segment.kind is Kind.COMMENT] == [
        "about Sarah",
        "about Jo",
        "about Sue",
    ]
    assert [text for _, text, _ in values(article.source)] == ["b # c", "e # f", "h#i"]


def test_a_key_that_is_no_plain_word_is_read():
    article = parse("---\nSarah Jones: x\ntitle: y\n---\n")
    assert [segment.text for segment in article.segments if segment.kind is Kind.RAW] == ["Sarah Jones"]


def test_values_have_sentences():
    segment = parse("---\nsummary: One. Two.\n---\n").segments[1]
    assert [sentence.text for sentence in sentences(segment)] == ["One.", "Two."]


@pytest.mark.parametrize("source", ["", "\ufeff", "text", " ---\na: 1\n---\n", "----\na: 1\n----\n"])
def test_there_may_be_none(source):
    article = parse(source)
    assert article.front_matter == {} and article.front_matter_span is None


@pytest.mark.parametrize("source", ["---\n---\n", "---\n# only a comment\n---\nx", "---\n\n...\nx"])
def test_it_may_be_empty(source):
    article = parse(source)
    assert article.front_matter == {} and article.front_matter_span.start == 0
