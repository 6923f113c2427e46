"""Which files are articles, and their text."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietword.library import LibraryError, discover, read


def make(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def names(folder, paths=None):
    return [path.relative_to(folder).as_posix() for path in discover(paths or [folder])]


def test_articles_are_found_in_order_and_nothing_else(tmp_path):
    make(tmp_path, "b.md", "a/z.MD", "a/b.markdown", "c.txt", "d.srt", "e.vtt", "f.html", "g.toml", "README", ".hidden.md",
         ".git/x.md", "build/x.md", "a/build/y.md", "node_modules/p/README.md")
    assert names(tmp_path) == ["b.md", "c.txt", "d.srt", "e.vtt", "a/b.markdown", "a/z.MD"]


def test_a_file_named_is_taken_even_from_a_hidden_folder(tmp_path):
    make(tmp_path, ".drafts/x.md", "a.md")
    assert names(tmp_path, [tmp_path / ".drafts" / "x.md", tmp_path / "a.md", tmp_path]) == [".drafts/x.md", "a.md"]


def test_symlinks_bring_nothing_in_from_elsewhere(tmp_path):
    make(tmp_path / "outside", "secret.md", "more/deep.md")
    make(tmp_path / "library", "a.md")
    (tmp_path / "library" / "link.md").symlink_to(tmp_path / "outside" / "secret.md")
    (tmp_path / "library" / "folder").symlink_to(tmp_path / "outside" / "more")
    (tmp_path / "library" / "broken.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "library" / "alias.md").symlink_to(tmp_path / "library" / "a.md")
    assert names(tmp_path / "library") == ["a.md", "alias.md"]


def test_twins_that_differ_by_case_are_refused(tmp_path):
    make(tmp_path, "Panic.md", "panic.md")
    if len(os.listdir(tmp_path)) == 2:
        with pytest.raises(LibraryError, match=r"same name as Panic\.md but for capitals"):
            discover([tmp_path])


@pytest.mark.parametrize(("name", "problem"), [
    ("gone.md", "there is no such file or folder"), ("x.html", "is no article"), ("pipe.md", "is no ordinary file")])
def test_what_cannot_be_an_article_is_said(tmp_path, name, problem):
    make(tmp_path, "x.html")
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(LibraryError, match=problem):
        discover([tmp_path / name])


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_law_every_character_is_kept(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("a") / "a.md"
    path.write_bytes(text.encode())
    assert read(path) == text


def test_byte_order_mark_and_line_ends_are_kept(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read(tmp_path / "a.md") == "\ufeffone\r\ntwo\rthree\n"


@pytest.mark.parametrize(("raw", "line", "hint"), [
    (b"one\ntw\xff\n", 2, "(byte 7)"), ("héllo".encode("latin-1"), 1, "(byte 2)"), ("hello".encode("utf-16"), 1, "UTF-16"),
    (b"\xed\xa0\x80", 1, "Save it as UTF-8")])
def test_what_is_not_utf8_is_said_with_its_line(tmp_path, raw, line, hint):
    (tmp_path / "a.md").write_bytes(raw)
    with pytest.raises(LibraryError) as error:
        read(tmp_path / "a.md")
    assert error.value.line == line and hint in error.value.problem


def test_a_missing_file_and_a_folder(tmp_path):
    for path in (tmp_path / "gone.md", tmp_path):
        with pytest.raises(LibraryError, match="cannot be read"):
            read(path)
