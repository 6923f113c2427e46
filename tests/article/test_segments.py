"""What an article's pieces are: each case is Markdown and the segments that it holds, file name left out."""

import pytest

from quietword.article import PROSE, Kind, parse

P, H, L, Q, T, F = Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM, Kind.QUOTE, Kind.TABLE_CELL, Kind.FOOTNOTE
ATTRIBUTE, COMMENT, TARGET, TITLE, ALT = Kind.ATTRIBUTE, Kind.COMMENT, Kind.LINK_TARGET, Kind.TITLE, Kind.ALT
CASES = [
    ("One\ntwo.\n\nThree.", [(P, "One two."), (P, "Three.")]),
    ("One  \ntwo\\\nthree", [(P, "One two three")]),
    ("Two  blanks\tand a tab", [(P, "Two blanks\tand a tab")]),
    ("# One #\n\nTwo\n---\n\nThree\n===", [(H, "One"), (H, "Two"), (H, "Three")]),
    ("#NoBlank", [(H, "NoBlank")]),
    ("one\ntwo\n---\n", [(P, "one two")]),
    ("- item\n---\n", [(H, "- item")]),
    ("- one\n- two\n  more\n", [(L, "one"), (L, "two more")]),
    ("1. one\n   - two", [(L, "one"), (L, "two")]),
    ("> one\n> two\n\n> > three", [(Q, "one two"), (Q, "three")]),
    ("| a | b |\n|---|---|\n| c | `d\\|e` |\n| f \\| g | h |", [(T, t) for t in ("a", "b", "c", "d|e", "f | g", "h")]),
    ("| a |\n|---|\n| b | dropped |", [(T, "a"), (T, "b"), (Kind.RAW, "dropped")]),
    ("x[^n]\n\n[^n]: A note.\n\n    More.", [(P, "x"), (Kind.RAW, "^n"), (Kind.RAW, "^n"), (F, "A note."), (F, "More.")]),
    ("Term\n:   What it is", [(L, "Term"), (L, "What it is")]),
    ('[a *b*](c.md "d") e', [(P, "a b e"), (TARGET, "c.md"), (TITLE, "d")]),
    ("[a](<c d.md> 'e &amp; f')", [(P, "a"), (TARGET, "c d.md"), (TITLE, "e & f")]),
    ("[a](Sarah%20Jones.md)", [(P, "a"), (TARGET, "Sarah%20Jones.md"), (Kind.RAW, "Sarah Jones.md")]),
    ('![a *b*](c.png "d")', [(ALT, "a b"), (TARGET, "c.png"), (TITLE, "d")]),
    ("[![a](b.png)](c.md)", [(ALT, "a"), (TARGET, "b.png"), (TARGET, "c.md")]),
    ("[a][r]\n\n[r]: b.md 'c'", [(P, "a"), (Kind.RAW, "r"), (Kind.RAW, "r"), (TARGET, "b.md"), (TITLE, "c")]),
    ('[unused]: https://e.org "Mrs Jones"', [(Kind.RAW, "unused"), (TARGET, "https://e.org"), (TITLE, "Mrs Jones")]),
    ("<https://e.org/a> and <a@b.org>", [(P, "https://e.org/a and a@b.org")]),
    ("*[HTML]: Hyper Text\n\nHTML", [(Kind.RAW, "HTML"), (TITLE, "Hyper Text"), (P, "HTML")]),
    ('**a**{: .big title="b c" } d', [(P, "a d"), (ATTRIBUTE, "big"), (TITLE, "b c")]),
    ("# a { #b data-x='c d' }", [(H, "a"), (ATTRIBUTE, "b"), (Kind.RAW, "data-x"), (ATTRIBUTE, "c d")]),
    ("a {shown} b", [(P, "a {shown} b")]),
    ("a\n{: .x }", [(P, "a"), (ATTRIBUTE, "x")]),
    ("!!! note\n    a\n\n    b\n\nc", [(ATTRIBUTE, "note"), (P, "a"), (P, "b"), (P, "c")]),
    ('!!!note "A *b*"\n    c', [(ATTRIBUTE, "note"), (Kind.CALL_OUT, "A b"), (P, "c")]),
    ('???+ tip "T"\n    - a', [(ATTRIBUTE, "tip"), (Kind.CALL_OUT, "T"), (L, "a")]),
    ('??? "T"\n    a', [(Kind.CALL_OUT, "T"), (P, "a")]),
    ('=== "One"\n\n    a\n\n=== "Two"\n\n    b', [(Kind.TAB, "One"), (P, "a"), (Kind.TAB, "Two"), (P, "b")]),
    ("!!! note\n    ??? tip\n        a", [(ATTRIBUTE, "note"), (ATTRIBUTE, "tip"), (P, "a")]),
    ("<!-- a\nb -->\n\nc <!-- d --> e", [(COMMENT, "a b"), (P, "c e"), (COMMENT, "d")]),
    ("<!-- a --> b **c**", [(COMMENT, "a"), (P, "b c")]),
    ("<!-- never closed\n\na", [(P, "<!-- never closed"), (P, "a")]),
    (
        '<div class="a b">\n<p>c <b>d</b>e</p>\n<p>f &amp; g</p>\n</div>',
        [(ATTRIBUTE, "a b"), (Kind.HTML, "c de"), (Kind.HTML, "f & g")],
    ),
    (
        '<figure>\n<img src="a.png" alt="b">\n<figcaption>c</figcaption>\n</figure>',
        [(TARGET, "a.png"), (ALT, "b"), (Kind.CAPTION, "c")],
    ),
    ("<div markdown>\na *b*\n</div>", [(P, "a b")]),
    ("a <span title='b'>c</span>d<br>e", [(P, "a cd e"), (TITLE, "b")]),
    ("```py\na\nb\n\nc\n```", [(Kind.RAW, "py"), (Kind.CODE, "a b"), (Kind.CODE, "c")]),
    ("```\nnever closed\n\na *b*", [(P, "``` never closed"), (P, "a b")]),
    ("    a\n    b", [(Kind.CODE, "a b")]),
    ("`a b` c", [(P, "a b c")]),
    ("a &lt; b &eacute; \\*", [(P, "a < b é *")]),
    ("07700 900 123 [^9", [(P, "07700 900 123 [^9")]),
]


@pytest.mark.parametrize(("source", "expected"), CASES, ids=[source[:30] for source, _ in CASES])
def test_segments(source, expected):
    assert [(segment.kind, segment.text) for segment in parse(source).segments[1:]] == expected


@pytest.mark.parametrize(("source", "expected"), CASES, ids=[source[:30] for source, _ in CASES])
def test_line_ends_and_a_byte_order_mark_change_nothing(source, expected):
    for changed in ("\ufeff" + source, source.replace("\n", "\r\n"), source.replace("\n", "\r"), source + "\n"):
        assert [(segment.kind, segment.text) for segment in parse(changed).segments[1:]] == expected


def test_the_file_name_is_read():
    first = parse("a", "guidance/themes/sarah-jones.md").segments[0]
    assert (first.kind, first.text, first.runs) == (Kind.FILE_NAME, "sarah-jones.md", ())


def test_levels_and_blocks():
    heading, outer, inner, alt = parse("## a\n\n- b\n    - c ![d](e.png)").segments[1:5]
    assert (heading.level, outer.level, inner.level) == (2, 1, 2)
    assert alt.kind is Kind.ALT and alt.block == inner.block != outer.block


def test_keys_of_attributes():
    found = {segment.key: segment.text for segment in parse("a **b**{: #c .d data-e='f' }").segments if segment.key}
    assert found == {"id": "c", "class": "d", "data-e": "f"}


def test_segments_stand_in_the_order_of_the_source():
    article = parse("[a](b.md)\n\n![c](d.png) <!-- e --> f[^1]\n\n[^1]: g\n\n[h]: i.md\n")
    starts = [segment.runs[0].source for segment in article.segments[1:]]
    assert starts == sorted(starts)


def test_wording_examples_are_counted_and_not_read():
    article = parse("a\n\n```wording-example\nSarah told me\n```\n\nb\n")
    assert article.wording_examples == 1
    assert [segment.text for segment in article.segments[1:]] == ["a", "b"]


@pytest.mark.parametrize(
    "source",
    [
        "```wording-example x\nSarah\n```",
        "``` wording-examples\nSarah\n```",
        "```wording-example\nSarah",
        "```{.wording-example}\nSarah\n```",
        "````wording-example\nx\n```\n\nSarah",
        "Wording-example\n\nSarah",
        "    ```wording-example\n    Sarah\n    ```",
    ],
)
def test_only_that_word_marks_an_example(source):
    article = parse(source)
    assert article.wording_examples == 0
    assert any("Sarah" in segment.text for segment in article.segments)


def test_what_is_prose_is_told_by_kind():
    found = parse("a `b` ![c](d.png)\n\n    e\n\n<!-- f -->").segments
    assert [segment.text for segment in found if segment.kind in PROSE] == ["a b"]


def test_lines_and_columns_count_from_one():
    article = parse("---\ntitle: x\n---\n\nOne 👍 two\n")
    segment = article.segments[-1]
    position = article.position(segment.span(6, 9).start)
    assert (position.line, position.column) == (5, 7)
