"""The pattern language: what it matches, what it says when it is wrong, and that it stays linear."""

import time

import pytest

from quietword.language.lexicons import LexiconError
from quietword.language.names import FULL, GIVEN, INITIAL, MAYBE, TITLED, People, view
from quietword.language.patterns import PatternError, compile
from quietword.language.text import fold, words


def found(pattern: str, text: str) -> list[str]:
    """The stretches of `text` that the pattern matches."""
    people = People()
    people.read(text)
    folded = fold(text)
    form = {"text": text, "folded": folded, "view": view(text, folded, people)}
    compiled = compile(pattern)
    return [text[slice(*match.span())] for match in compiled.regular_expression.finditer(form[compiled.reads])]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("one of my clients", "Well, One of my clients said so.", ["One of my clients"]),
        ("one of my clients", "one of my other clients", []),
        ("(told | asked) me", "She asked me and told me.", ["asked me", "told me"]),
        ("a [young] man", "a man, a young man, a tall man", ["a man", "a young man"]),
        ("i saw ... couple", "I saw a very young couple", ["I saw a very young couple"]),
        ("i saw ...1 couple", "I saw a very young couple", []),
        ("*ed me", "He helped me.", ["helped me"]),
        ("sob*", "She sobbed.", ["sobbed"]),
        ("# clients", "three clients, 12 clients, many clients", ["three clients", "12 clients"]),
        ("^ so", "So it goes. And so on", ["So"]),
        ("me $", "me and you and me.", ["me."]),
        ("don't", "I don’t know", ["don’t"]),
        ("can", "I can't", []),
        ("client", "client-centred work, a client's work", ["client"]),
        ("<Given> 's story", "Amir's story", ["Amir's story"]),
        ("client <Initial>", "Client W came", ["Client W"]),
        ("<Titled> came", "Mrs L came, and Mr Abernathy came", ["Mrs L came", "Mr Abernathy came"]),
        ("my : yes", "my: yes", ["my: yes"]),
        ("i 'm seeing", "a lad I'm seeing, and i’m seeing you", ["I'm seeing", "i’m seeing"]),
        ("(i | we) (once | 've | 'd) ...1 seen", "I've seen, we'd often seen, I seen", ["I've seen", "we'd often seen"]),
        ("one client , ...3 , hides", "One client, a nurse, hides", ["One client, a nurse, hides"]),
        ("(note | card) from a client (: | , | who)", "A card from a client: hi, a note from a client who", ["card from a client:", "note from a client who"]),
        ("/\\d{3} \\d{3}/", "call 123 456", ["123 456"]),
    ],
)
def test_matches(pattern, text, expected):
    assert found(pattern, text) == expected


@pytest.mark.parametrize("pattern", ["(told me", "told me)", "[a | b", "<Nobody> came"])
def test_a_pattern_that_cannot_be_read_says_so(pattern):
    with pytest.raises(PatternError):
        compile(pattern)


def test_a_list_that_is_not_there_says_so():
    with pytest.raises(LexiconError, match=r"no word list is called \{no-such-list\}"):
        compile("{no-such-list} me")


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("Kwame asked me.", {GIVEN}),
        ("I met Moira Penhaligon there.", {FULL}),
        ("Carl Rogers wrote it.", {FULL}),
        ("It was Freud who said so.", {FULL}),
        ("Mr. T. came by.", {TITLED}),
        ("Client W. is seven.", {INITIAL}),
        ("We went on Monday in March.", set()),
        ("It helped Will a lot.", {MAYBE}),
        ("Perfectionism is greedy.", set()),
        ("I think that I may.", set()),
        ("Haziq and Mei Ling came.", {GIVEN}),
    ],
)
def test_names_are_sorted(text, sorts):
    people = People()
    people.read(text)
    shown = view(text, fold(text), people)
    assert len(shown) == len(text)
    assert {character for character in shown if GIVEN <= character <= TITLED} == sorts


def test_somebody_introduced_in_full_is_no_client_later_on():
    people = People()
    people.read("Dr Tunde Bakare leads our service.")
    assert FULL in view("Tunde trained in Leeds.", fold("Tunde trained in Leeds."), people)


def test_folding_moves_no_character():
    text = "İstanbul’s Straße — “Quote”"
    assert len(fold(text)) == len(text)
    assert "istanbul" not in words(fold("don’t")) and "don't" in words(fold("don’t"))


@pytest.mark.parametrize("pattern", ["{a} ...5 {person} ...6 {to-me}", "{one} ...4 {person}", "{own-people}", "{goes-on}"])
@pytest.mark.parametrize("filler", ["a man ", "a very young man and ", "she ", "\" ' ( ", "one of "])
def test_time_grows_with_the_text_and_no_faster(pattern, filler):
    search = compile(pattern).regular_expression.search

    def seconds(size: int) -> float:
        text = filler * (size // len(filler))
        start = time.process_time()
        search(text)
        return time.process_time() - start

    seconds(1_000)
    small, large = max(seconds(10_000), 0.002), seconds(100_000)
    assert large < small * 40, f"10 times the text took {large / small:.0f} times as long"
