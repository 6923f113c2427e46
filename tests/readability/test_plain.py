"""The list of plain words and the glossary: sourced, shorter, and safe where they say so."""

import pytest

from quietword.readability.formulas import is_hard, split, syllables
from quietword.readability.hard import familiar
from quietword.readability.plain import alternatives, glossary, hard_phrases

ENTRIES = list(alternatives().values())


def weight(text):
    return sum(syllables(word) for word in split(text))


def known_to_children(text):
    return all(not is_hard(word) or familiar(word) for word in split(text.replace("-", " ")))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.hard)
def test_every_alternative_is_plainer_and_sourced(entry):
    for plain in entry.plain:
        assert known_to_children(plain) or weight(plain) < weight(entry.hard)
    assert entry.source and entry.url.startswith("https://")


def test_a_safe_word_has_one_plain_word_only():
    assert all(len(entry.plain) == 1 for entry in ENTRIES if entry.safe)


def test_no_plain_word_is_itself_on_the_list():
    assert not [entry.hard for entry in ENTRIES for plain in entry.plain if list(hard_phrases(plain))]


def test_the_american_spelling_is_found_too():
    assert alternatives()["utilized"].plain == alternatives()["utilised"].plain == ("used",)


@pytest.mark.parametrize("text", [
    "assisted dying", "an assistance dog", "additional needs",
    "frequently asked questions", "chronic fatigue", "vomiting blood",
    "co-commence", "disclosers", "pre-assist"])
def test_words_that_mean_something_else_are_left_alone(text):
    assert list(hard_phrases(text)) == []


def test_the_longest_phrase_wins():
    assert [entry.hard for _, _, entry in hard_phrases("Ensure that you eat.")] == ["ensure that"]


def test_places_are_exact():
    text = "Sit down PRIOR TO lunch."
    (start, end, entry), = hard_phrases(text)
    assert (text[start:end], entry.plain) == ("PRIOR TO", ("before",))


def test_the_glossary_is_tidy():
    assert all(name.isupper() for name in glossary().initials)
    assert all(term == term.lower() for term in glossary().terms)
    assert not glossary().known & set(glossary().initials)
    meanings = [*glossary().initials.values(), *glossary().terms.values()]
    assert all(meaning and meaning == meaning.strip() for meaning in meanings)
