"""What makes a sentence or word hard is told, and told right."""

import pytest

from quietword.article import parse
from quietword.readability import profile
from quietword.readability.hard import familiar, hardest_sentences, hardest_words
from quietword.readability.passive import passives

LONG = "If you wake in the night and cannot sleep again then get up and sit in another room and read until you are tired.\n"
DENSE = "Psychological interventions facilitate considerable improvement.\n"
JOINED = "When you wake, if you can, get up, sit, and, while you wait, read.\n"


def reasons(text, **options):
    return [reason for sentence in hardest_sentences(profile(parse(text), **options)) for reason in sentence.reasons]


def test_length_is_told_in_words():
    assert reasons(LONG) == ["24 words"]


def test_long_words_are_named():
    assert reasons(DENSE) == ["5 long words (Psychological, interventions, facilitate …)"]


def test_a_plural_is_no_second_long_word():
    assert reasons("Psychologist, psychologists, psychologist, psychologists.\n") == []


def test_parts_are_counted():
    assert reasons(JOINED) == ["7 parts joined together"]


def test_a_passive_with_its_doer_is_quoted():
    text = "The letter that you get before your first session was written by the people at the front desk.\n"
    assert reasons(text) == ["passive (“was written”)"]


@pytest.mark.parametrize("text", [
    "You are overwhelmed and tired.", "It was finished by now.", "You get better by talking.", "They were held by 5 p.m.",
    "She is worried by then.", "This is caused, by and large, by nothing."])
def test_feelings_and_times_are_no_passive(text):
    assert list(passives(text)) == []


def test_an_easy_article_has_no_hard_sentences():
    assert reasons("Breathe in. Breathe out. Then rest.\n\n- tea\n- a walk\n") == []


def test_the_hardest_sentence_comes_first_and_lies_where_it_says():
    article = parse("Rest now.\n\n" + JOINED + "\n" + DENSE)
    first, second = hardest_sentences(profile(article))
    assert first.effort >= second.effort
    for hard in (first, second):
        span = hard.segment.span(hard.start, hard.end)
        assert article.source[span.start:span.end] == hard.text


def test_known_terms_are_no_long_words():
    text = "Cognitive behavioural therapists and psychologists understand.\n"
    assert reasons(text) and not reasons(text, known_terms=["cognitive", "behavioural", "therapist", "psychologist"])


def test_hard_words_come_with_plain_ones_first_and_are_counted():
    found = hardest_words(profile(parse("We utilise psychoanalysis. We utilise it prior to dinner.\n")))
    assert [(word.text, word.count) for word in found] == [("prior to", 1), ("utilise", 2), ("psychoanalysis", 1)]
    assert found[1].alternative.plain == ("use",) and found[2].alternative is None


def test_names_and_known_terms_are_no_hard_words():
    text = "We met Esmeralda in Nottinghamshire for counselling.\n"
    assert hardest_words(profile(parse(text), known_terms=["counselling"])) == []


def test_only_the_hardest_are_shown():
    text = "Psychological interventions facilitate considerable improvement notwithstanding temporary deterioration.\n"
    assert len(hardest_words(profile(parse(text)), most=3)) == 3
    assert len(hardest_sentences(profile(parse(DENSE * 9)), most=2)) == 2


@pytest.mark.parametrize(("word", "known"), [("remembering", True), ("afternoons", True), ("hurried", True), ("stopping", True),
                                             ("psychological", False), ("utilises", False)])
def test_a_familiar_word_with_an_ending_stays_familiar(word, known):
    assert familiar(word) is known
