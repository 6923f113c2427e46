"""New articles: in order but for what the author must write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietword.article import Kind, parse
from quietword.library import LibraryError, schema
from quietword.library.templates import article, create, file_name


@pytest.mark.parametrize("kind", schema.KINDS)
def test_only_what_the_author_must_write_is_missing(kind):
    made = parse(article(kind, "How to sit with worry"), "x.md")
    assert {problem.key for problem in schema.problems(made.front_matter)} == {"summary", "author", "topics"}
    full = parse(article(kind, "How to sit with worry", "Editorial team", ["worry"]), "x.md")
    assert {problem.key for problem in schema.problems(full.front_matter)} == {"summary"}
    assert full.front_matter["review"] == {"status": "draft"}
    assert full.front_matter["kind"] == kind


@pytest.mark.parametrize("kind", schema.KINDS)
def test_every_kind_says_when_to_get_help(kind):
    headings = [segment.text for segment in parse(article(kind, "x"), "x.md").segments if segment.kind is Kind.HEADING]
    assert "When to get help" in headings


TITLES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"]), min_size=1, max_size=60)


@given(TITLES, st.sampled_from(schema.KINDS))
def test_law_any_title_is_the_title(title, kind):
    if not title.split():
        return
    made = parse(article(kind, title, author=title), "x.md")
    assert made.front_matter["title"] == " ".join(title.split())
    assert made.front_matter["review"] == {"status": "draft"}


@pytest.mark.parametrize(("title", "name"), [
    ("A walk, before breakfast!", "a-walk-before-breakfast.md"), ("Don't panic", "dont-panic.md"),
    ("Café au lait", "cafe-au-lait.md"), ("!!!", ""),
    ("../../etc/passwd", "etc-passwd.md"), ("word " * 40, "-".join(["word"] * 12) + ".md"), ("x" * 99, "x" * 60 + ".md"),
])
def test_file_names(title, name):
    assert file_name(title) == name


def test_it_goes_where_its_kind_belongs_and_never_overwrites(tmp_path):
    path = create(tmp_path, "coping-tip", "A walk")
    assert path == tmp_path / "coping-tips" / "a-walk.md"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(LibraryError, match="is there already"):
        create(tmp_path, "coping-tip", "A  walk?")
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("kind", "title", "problem"), [
    ("tip", "x", "Did you mean `coping-tip`?"), ("blog", "x", "There are: theme, coping-tip, guide."),
    ("guide", " ", "1 to 120"), ("guide", "x" * 121, "has 121"), ("guide", "a\x00b", "cannot be shown"),
    ("guide", "…", "needs letters or digits")])
def test_what_will_not_do_is_said(tmp_path, kind, title, problem):
    with pytest.raises(LibraryError) as error:
        create(tmp_path, kind, title)
    assert problem in str(error.value)
