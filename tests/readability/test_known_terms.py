"""Known terms are left out of the grade, and both grades are told."""

from hypothesis import given
from hypothesis import strategies as st

from quietword.article import parse
from quietword.readability import score

TEXT = "Your therapist may call it anxiety. A psychotherapist's room is quiet. Panic attacks come and go, therapists say.\n"
WORD = st.sampled_from(["therapy", "anxiety", "you", "feel", "counsellor",
                        "the", "night", "psychotherapist", "sleep", "understanding", "tea"])


def test_both_grades_are_told():
    scores = score(parse(TEXT), ["therapist", "psychotherapist", "anxiety"])
    assert scores.known_words == 4
    assert scores.grade_without_known_terms < scores.flesch_kincaid_grade == score(parse(TEXT)).flesch_kincaid_grade
    assert scores.reading_age_without_known_terms == round(scores.grade_without_known_terms + 5, 1)


def test_without_known_terms_the_two_grades_are_the_same():
    scores = score(parse(TEXT))
    assert (scores.known_words, scores.grade_without_known_terms) == (0, scores.flesch_kincaid_grade)


def test_a_term_of_several_words_is_known_only_as_a_whole():
    assert score(parse(TEXT), ["panic attack"]).known_words == 2
    assert score(parse("Panic is loud. An attack ends.\n"), ["panic attack"]).known_words == 0


def test_case_and_possessives_do_not_matter():
    assert score(parse("THERAPISTS and the Therapist’s room.\n"), ["therapist"]).known_words == 2
    assert score(parse("The therapeutic room.\n"), ["therapist"]).known_words == 0


@given(st.lists(WORD, min_size=1, max_size=40), st.lists(WORD, max_size=4))
def test_known_terms_never_make_an_article_harder(words, terms):
    scores = score(parse(" ".join(words) + ".\n"), terms)
    assert scores.grade_without_known_terms <= scores.flesch_kincaid_grade
    assert scores.words == len(words)


def test_an_article_of_known_terms_alone_keeps_its_grade():
    scores = score(parse("Therapy.\n"), ["therapy"])
    assert scores.grade_without_known_terms == scores.flesch_kincaid_grade
