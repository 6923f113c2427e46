"""An article is scored as a reader takes it: block by block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietword.article import parse
from quietword.readability import language, profile, score
from quietword.readability.words import words, words_of_each

ITEMS = ["go for a walk in the park", "ring someone who knows you well", "write down what is on your mind", "have a warm drink",
         "put your phone in another room", "read a book that you have read before"]
ITEM = st.lists(st.sampled_from(["you", "may", "feel", "tired", "or", "cold", "at", "night", "therapy", "counsellor",
                                 "e.g.", "3.5", "miles", "anxiety", "understand"]),
                min_size=1, max_size=9).map(" ".join)


def bullets(items, end=""):
    return "You can:\n\n" + "".join(f"- {item}{end}\n" for item in items)


def test_a_page_of_bullet_points_is_not_one_endless_sentence():
    listed, endless = score(parse(bullets(ITEMS))), score(parse("You can " + " ".join(ITEMS) + ".\n"))
    assert listed.sentences == 7 and endless.sentences == 1
    assert listed.flesch_kincaid_grade < 3 < 10 < endless.flesch_kincaid_grade


def test_one_word_bullets_are_not_one_endless_sentence_either():
    assert score(parse(bullets(["water", "tea", "milk", "juice"] * 10))).sentences == 41


@given(st.lists(ITEM, min_size=1, max_size=6))
def test_adding_a_full_stop_to_each_bullet_changes_nothing(items):
    assert score(parse(bullets(items))) == score(parse(bullets(items, ".")))


@given(st.lists(ITEM, min_size=1, max_size=4))
def test_adding_a_full_stop_to_each_heading_changes_nothing(headings):
    plain, stopped = ("".join(f"## {heading}{end}\n\nBreathe out slowly.\n\n" for heading in headings) for end in ("", "."))
    assert score(parse(plain)) == score(parse(stopped))


def test_each_cell_of_a_table_is_read_by_itself():
    scores = score(parse("| When | What |\n| --- | --- |\n| At night | Get up for a while |\n| In the day | Go out |\n"))
    assert (scores.words, scores.sentences) == (14, 6)


def test_abbreviations_and_numbers_end_no_sentence():
    assert score(parse("Some people, e.g. Dr. Hart, sleep 7.5 hours a night. That is fine.\n")).sentences == 2


def test_a_soft_line_break_ends_nothing():
    one, two = score(parse("Breathe in and\nbreathe out again.\n")), score(parse("Breathe in and breathe out again.\n"))
    assert one == two


def test_only_prose_is_scored():
    bare = score(parse("Breathe out slowly now.\n"))
    dressed = parse("---\ntitle: An extraordinarily complicated title\n---\n\n<!-- a psychotherapeutic comment -->\n\n"
                    "Breathe out slowly now.\n\n```\nincomprehensible.code(configuration)\n```\n")
    assert score(dressed) == bare


@pytest.mark.parametrize(("typed", "plain"), [
    ("You don’t have to. It isn’t rude.", "You don't have to. It isn't rude."),
    ("Rest – then go on.", "Rest then go on."),
    ("Ask your mum/dad today.", "Ask your mum dad today."),
    ("Look at www.example.org/a-long-address today.", "Look at today."),
    ("Write to help@example.org today.", "Write to today."),
])
def test_marks_that_a_reader_does_not_stumble_over(typed, plain):
    assert score(parse(typed + "\n")) == score(parse(plain + "\n"))


def test_reading_age_is_grade_plus_five_and_time_follows_words():
    scores = score(parse("Breathe in. Count to four. Then breathe out for as long as you can.\n" * 40))
    assert scores.reading_age == pytest.approx(scores.flesch_kincaid_grade + 5)
    assert scores.reading_seconds == round(scores.words / 200 * 60)
    assert 0 <= scores.hard_word_share <= 1


def test_sections_add_up_to_the_article():
    text = "First a word of welcome.\n\n# One\n\nBreathe out. Then rest.\n\n## Two\n\n- a walk outside\n- tea\n"
    found = profile(parse(text))
    assert [section.title for section in found.sections] == ["", "One", "Two"]
    assert sum(section.scores.words for section in found.sections) == found.scores.words
    assert sum(section.scores.sentences for section in found.sections) == found.scores.sentences


@pytest.mark.parametrize("lang", ["cy", "cy-GB", "fr", "Welsh", "enm"])
def test_other_languages_get_no_english_scores(lang):
    article = parse(f"---\nlang: {lang}\n---\n\nMae gorbryder yn deimlad o anesmwythder.\n")
    assert score(article) is None and language(article) == lang


@pytest.mark.parametrize("lang", ["en", "en-GB", "EN_us", "English"])
def test_english_by_any_name_is_scored(lang):
    assert score(parse(f"---\nlang: {lang}\n---\n\nBreathe out slowly.\n")).words == 3


@pytest.mark.parametrize("text", ["", "\n", "---\ntitle: x\n---\n", "```\ncode\n```\n", "***\n", "5 – 6\n\n—\n"])
def test_an_article_without_words_has_no_scores_or_harmless_ones(text):
    scores = score(parse(text))
    assert scores is None or scores.words == 2


def test_captions_are_scored_across_cues():
    cues = ("1\n00:00:01,000 --> 00:00:02,000\nHello and welcome\n\n2\n00:00:02,000 --> 00:00:04,000\nto our quiet room.\n")
    assert score(parse(cues, "film.srt")).sentences == 1


@given(st.lists(st.text(st.sampled_from("ab '’.–/_@w-5é"), max_size=12) | st.just("0" * 24), max_size=6))
def test_words_of_several_sentences_are_those_of_each(texts):
    assert words_of_each(texts) == [words(text) for text in texts]
