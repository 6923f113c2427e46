"""The pattern language: what a rule looks for, readable aloud, compiled to a regular expression that runs in linear time.

    one of my {clients}        words in order; {clients} is any entry of a word list
    (told | asked) me          either; alternatives may hold several words
    a [young] man              optional
    i saw ... couple           up to 4 words between; `...9` up to 9
    *ed   sob*                 a part of a word
    #                          a number, in figures or words
    <Given>                    a given name alone; <Name> also a capitalised word that may be one; <Initial> a single letter;
                               <Titled> Mr, Mrs, Ms with a name; <Full> given name and surname (see `names`)
    's   'm                    a possessive, or the rest of a word, right behind the word before it
    , : " ( ) as \\( \\) …       punctuation stands for itself
    ^ … $                      the start or the end of the sentence
    /regex/                    a regular expression (the whole pattern), for identifiers

Case does not matter. A straight apostrophe also matches a curly one.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from quietword.language.lexicons import entries, word_set
from quietword.language.names import GIVEN, MAYBE, SORTS
from quietword.language.text import fold

_LETTER = rf"\w{min(SORTS.values())}-{max(SORTS.values())}"  # letters, and the characters that stand for names
SEPARATOR = rf"[^{_LETTER}.!?;:]{{1,3}}"  # between two words: a space, a comma and a space, a dash
_CLITIC = "(?=['’])"  # nothing stands before "'m" in "I'm"
_WORD = rf"[{_LETTER}'](?:[{_LETTER}'-]*[{_LETTER}'])?"
_END = r"\b(?!['’]t\b|-\w)"  # "can" is not in "can't", nor "client" in "client-centred"
NUMBER = (
    r"(?:\d{1,3}(?!\d)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?"
)
_SORTS = {"Name": f"[{GIVEN}{MAYBE}]+", **{name: f"{sort}+" for name, sort in SORTS.items()}}
_TOKEN = re.compile(
    r"\s*(?:(?P<gap>\.\.\.\d*)|(?P<lexicon>\{[\w-]+\})|(?P<cased><\w+>)|(?P<open>[(\[])|(?P<bar>\|)|"
    r"(?P<close>[)\]])|(?P<edge>[\^$])|(?P<number>#)|(?P<ending>'s\b)|(?P<word>[\w'*][\w'*-]*)|(?P<mark>\\?[^\w\s]))"
)


class PatternError(ValueError):
    """A pattern that does not follow the language; says what was expected."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a pattern: its regex, the words one of which must be in the text (None: no such words), and its nature."""

    regex: str
    anchors: frozenset[str] | None = None
    nature: str = "word"  # word | optional | gap | edge | mark | either (a word or a mark)
    needs: tuple[frozenset[str], ...] = ()  # anchors of every part that must be there
    words: tuple[str, ...] = ()  # where it is a choice of plain words: the regex of each, without the word's edges


@dataclass(frozen=True)
class Compiled:
    """A pattern ready to search: `anchors` are words of which the text must hold at least one (None: always try)."""

    source: str
    regex: str
    anchors: frozenset[str] | None
    needs: tuple[frozenset[str], ...]  # the text must hold a word of each
    reads: str  # which form of a sentence it is tried on: "text", "folded", or "view" (names overwritten)

    def may_match(self, words: frozenset[str]) -> bool:
        """Whether a text of these words holds what the pattern needs."""
        for need in self.needs:  # noqa: SIM110 - asked a hundred times a sentence, and twice as fast so
            if need.isdisjoint(words):
                return False
        return True

    @cached_property
    def regular_expression(self) -> re.Pattern:
        """Compiled when it is first tried: most patterns never are."""
        return re.compile(self.regex)


@cache
def compile(pattern: str) -> Compiled:
    """The pattern compiled. Raises PatternError, or LexiconError for a list that is not there."""
    if pattern.startswith("/") and pattern.endswith("/") and len(pattern) > 2:
        return Compiled(pattern, pattern[1:-1], None, (), "text")
    tokens = _tokens(pattern)
    piece = _alternatives(tokens, pattern, closing="")
    if tokens:
        raise PatternError(f"`{pattern}`: unexpected `{tokens[0][1]}`")
    needs = piece.needs or ((piece.anchors,) if piece.anchors else ())
    return Compiled(
        pattern, piece.regex, piece.anchors, needs, "view" if any(s in piece.regex for s in SORTS.values()) else "folded"
    )


@dataclass(frozen=True, slots=True)
class Index:
    """The parts of a pattern by a word that each needs, so that a long list costs no more than the words of a sentence."""

    parts: tuple[Compiled, ...]
    always: tuple[int, ...]
    by_word: dict[str, tuple[int, ...]]

    def candidates(self, words: frozenset[str]) -> Sequence[Compiled]:
        """The parts that may match in a sentence of these words, in their order."""
        if len(self.parts) == 1:
            return self.parts
        met = self.by_word.keys() & words
        if not met:
            return [self.parts[place] for place in self.always]
        return [self.parts[place] for place in sorted({*self.always, *(place for word in met for place in self.by_word[word])})]


@cache
def index(pattern: str) -> Index:
    """The parts of a pattern, ready to be looked up. Raises PatternError or LexiconError."""
    found, always, by_word = parts(pattern), [], defaultdict(list)
    for place, part in enumerate(found):
        if not part.needs:
            always.append(place)
        for word in part.needs[0] if part.needs else ():
            by_word[word].append(place)
    return Index(found, tuple(always), {word: tuple(places) for word, places in by_word.items()})


@cache
def parts(pattern: str) -> tuple[Compiled, ...]:
    """The pattern compiled; one that is nothing but a list of patterns, entry by entry, so that only those are tried that can match."""
    name = re.fullmatch(r"\{([\w-]+)\}", pattern)
    if name and not _plain(name[1]):
        return tuple(part for entry in entries(name[1]) for part in parts(entry))
    return (compile(pattern),)


@cache
def _plain(name: str) -> bool:
    return all(re.fullmatch(r"[\w' -]+", entry) for entry in entries(name))


def _tokens(pattern: str) -> deque[tuple[str, str]]:
    tokens, at, end = deque(), 0, len(pattern.rstrip())
    while at < end:
        match = _TOKEN.match(pattern, at)
        if not match:
            raise PatternError(f"`{pattern}`: cannot read `{pattern[at:]}`")
        tokens.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return tokens


def _alternatives(tokens: deque, pattern: str, closing: str) -> _Piece:
    """Takes `a b | c d` up to the closing bracket from the tokens; returns the piece."""
    branches, branch = [], []
    while tokens and tokens[0][0] != "close":
        kind, value = tokens.popleft()
        if kind == "bar":
            branches.append(branch)
            branch = []
        elif kind == "open":
            piece = _alternatives(tokens, pattern, closing=")" if value == "(" else "]")
            optional = f"optional {piece.nature}" if piece.nature in ("mark", "either") else "optional"
            branch.append(piece if value == "(" else _Piece(piece.regex, None, optional))
        else:
            branch.append(_piece(kind, value))
    if closing:
        if not tokens or tokens[0][1] != closing:
            raise PatternError(f"`{pattern}`: expected `{closing}`")
        tokens.popleft()
    branches.append(branch)
    return _choice([_sequence(branch) for branch in branches])


def _choice(pieces: list[_Piece]) -> _Piece:
    """Any of the pieces, tried in this order. Plain words side by side share their edges, which is cheaper and the same."""
    if len(pieces) == 1:
        return pieces[0]
    regexes, alike = [], []
    for piece in pieces:
        if piece.words:
            alike += piece.words
            continue
        if alike:
            regexes.append(_any_word(alike))
            alike = []
        regexes.append(piece.regex)
    anchors = None if any(p.anchors is None for p in pieces) else frozenset().union(*(p.anchors for p in pieces))
    if not regexes:
        return _Piece(_any_word(alike), anchors, words=tuple(alike))
    regex = "(?:" + "|".join([*regexes, *([_any_word(alike)] if alike else [])]) + ")"
    return _Piece(regex, anchors, "either" if any(piece.nature in ("mark", "either") for piece in pieces) else "word")


def _any_word(words: Sequence[str]) -> str:
    return rf"\b(?:{'|'.join(words)}){_END}"


def _piece(kind: str, value: str) -> _Piece:
    if kind == "gap":
        return _Piece(value[3:] or "4", None, "gap")  # how many words; `_sequence` writes the regex
    if kind == "edge":
        return _Piece(rf"^[^{_LETTER}]{{0,4}}" if value == "^" else rf"[^{_LETTER}]{{0,4}}$", None, "edge")
    if kind == "cased":
        if value[1:-1] not in _SORTS:
            raise PatternError(f"{value} is no sort of name; expected one of {', '.join(_SORTS)}")
        regex = _SORTS[value[1:-1]]
        return _Piece(regex, frozenset(regex) & frozenset(SORTS.values()))
    if kind == "ending":
        return _Piece(r"['’]s\b", None, "ending")
    if kind == "number":
        return _Piece(rf"\b{NUMBER}\b")
    if kind == "lexicon":
        return _lexicon(value[1:-1])
    if kind == "mark":
        mark = value.lstrip("\\")
        return _Piece({'"': '["“”«»]', "'": "['’‘]", "-": "[-–—]"}.get(mark, re.escape(mark)), None, "mark")
    return _word(value)


@cache
def _lexicon(name: str) -> _Piece:
    """Any entry of the list. Longer entries first, so that "young man" wins over "young"."""
    if _plain(name):
        listed = sorted(entries(name), key=len, reverse=True)
        words = tuple(
            re.sub(r"[ -]", r"[\\s-]{1,2}", re.escape(fold(e)).replace(r"\ ", " ").replace(r"\-", "-")).replace("'", "['’]")
            for e in listed
        )
        return _Piece(_any_word(words), frozenset(_rarest(fold(e)) for e in listed), words=words)
    return _choice([_alternatives(_tokens(entry), entry, "") for entry in entries(name)])


@cache
def _word(value: str) -> _Piece:
    folded = fold(value)
    regex = re.escape(folded).replace(r"\*", r"\w*").replace("'", "['’]").replace(r"\-", r"[\s-]")
    anchors = None if "*" in value or folded.startswith("'") else frozenset({_rarest(folded)})
    return _Piece(rf"\b{regex}{_END}", anchors, words=(regex,))


def _sequence(pieces: list[_Piece]) -> _Piece:
    """Pieces one after another, with what may stand between words."""
    regex, before = "", None
    for piece in pieces:
        joint = _joint(before, piece.nature)
        if piece.nature == "gap":
            if before in (None, "edge"):
                regex += rf"(?:{_WORD}[^{_LETTER}]{{1,4}}){{0,{piece.regex}}}?"
                continue
            regex += rf"(?:[^{_LETTER}]{{1,4}}{_WORD}){{0,{piece.regex}}}?"
        elif piece.nature.startswith("optional"):
            regex += rf"(?:{joint}{piece.regex})?" if before not in (None, "edge") else rf"(?:{piece.regex}{SEPARATOR})?"
            if before in (None, "edge"):
                continue  # the joint stands inside the optional part
        else:
            regex += joint + piece.regex
        before = piece.nature
    if len(pieces) == 1:
        return _Piece(regex, pieces[0].anchors, pieces[0].nature, pieces[0].needs, pieces[0].words)
    needs = [p.anchors for p in pieces if p.anchors and p.nature == "word"]
    return _Piece(regex, min(needs, key=_cost, default=None), needs=tuple(sorted(needs, key=_cost)))


def _joint(before: str | None, nature: str) -> str:
    """What may stand between two pieces of these natures."""
    if before in (None, "edge") or nature in ("edge", "ending"):
        return ""
    if "either" in nature or before == "either":
        return rf"[^{_LETTER}]{{0,4}}" if before == "gap" else rf"(?:{SEPARATOR}|\s{{0,2}})"
    if "mark" in nature or before == "mark":
        return r"\s{0,2}"
    return rf"(?:[^{_LETTER}]{{1,4}}|{_CLITIC})" if before == "gap" else rf"(?:{SEPARATOR}|{_CLITIC})"


def _cost(anchors: frozenset[str]) -> int:
    """How often a set of anchor words will be met: common words are dear, others cheap."""
    return sum(50 if word in word_set("common-words") else 1 for word in anchors)


def _rarest(phrase: str) -> str:
    return min(re.split(r"[ -]", phrase), key=lambda word: (word in word_set("common-words"), -len(word)))
