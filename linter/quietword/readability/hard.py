"""What makes a sentence or a word hard, told so that somebody can do something about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from quietword.article import Segment
from quietword.readability.formulas import is_hard
from quietword.readability.passive import passives
from quietword.readability.plain import Alternative, alternatives, hard_phrases
from quietword.readability.scores import Measured, Profile
from quietword.readability.words import Word

LENGTH = 20            # words; the NHS service manual's limit
LONG_WORDS = 4         # of three syllables or more
PARTS = 4              # stretches between commas, dashes, and words that open a clause
SHOWN = 3              # long words named in a reason

_OPENERS = (r"\b(?:although|because|despite|how|if|since|so that|that|though|unless|until|when|whenever|where|whereas|whether|"
            r"which|while|who|whom|whose|why)\b")
_JOINTS = re.compile(rf"(?<=\w)(?:[,;:–—]\s|\s[–—-]\s)(?:\s*{_OPENERS})?|(?<=\s){_OPENERS}", re.IGNORECASE)
_ENDINGS = ("'s", "s", "es", "d", "ed", "r", "er", "st", "est", "ing", "ly", "y", "n't")


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence, why it is hard, and how hard next to others."""

    segment: Segment
    start: int
    end: int
    reasons: tuple[str, ...]
    effort: float

    @property
    def text(self) -> str:
        return self.segment.text[self.start:self.end]


@dataclass(frozen=True, slots=True)
class HardWord:
    """A hard word of an article, how often it is there, and what to write instead if the list knows."""

    text: str
    syllables: int
    count: int
    alternative: Alternative | None


def hardest_sentences(profile: Profile, most: int = 5) -> list[HardSentence]:
    """The sentences of an article that ask most of a reader, hardest first; only those with a reason."""
    found = [hard for sentence in profile.sentences if (hard := _judged(sentence))]
    return sorted(found, key=lambda hard: -hard.effort)[:most]


def _judged(sentence: Measured) -> HardSentence | None:
    known = {id(word) for word in sentence.known}
    long = list({word.text.lower().removesuffix("s"): word.text for word in sentence.words
                 if word.long and id(word) not in known}.values())
    parts = len(_JOINTS.findall(sentence.text)) + 1
    length = len(sentence.words)
    reasons = []
    if length > LENGTH:
        reasons.append(f"{length} words")
    if len(long) >= LONG_WORDS:
        shown = ", ".join(long[:SHOWN]) + (" …" if len(long) > SHOWN else "")
        reasons.append(f"{len(long)} long words ({shown})")
    if parts > PARTS:
        reasons.append(f"{parts} parts joined together")
    voice = [sentence.text[start:end] for start, end in passives(sentence.text)]
    if voice and length > LENGTH // 2:
        reasons.append("passive (" + ", ".join(f"“{text}”" for text in voice) + ")")
    if not reasons:
        return None
    return HardSentence(sentence.segment, sentence.start, sentence.end, tuple(reasons), length + 2 * len(long) + parts)


def hardest_words(profile: Profile, most: int = 10) -> list[HardWord]:
    """The hard words of an article, those with a plain alternative first, then by length and how often they occur."""
    counted: Counter[str] = Counter()
    looked_up: dict[str, Word] = {}
    for sentence in profile.sentences:
        known = {id(word) for word in sentence.known}
        for place, word in enumerate(sentence.words):
            low = word.text.lower()
            named = place > 0 and low != word.text         # a name, or initials
            if word.hard and id(word) not in known and not named and (word.long or low in alternatives()):
                counted[low] += 1
                looked_up[low] = word
    found = [HardWord(low, looked_up[low].syllables, times, alternatives().get(low))
             for low, times in counted.items() if not familiar(low) and low.isascii()]
    found.sort(key=lambda word: (word.alternative is None, -word.syllables * word.count, word.text))
    return (_phrases(profile) + found)[:most]


def _phrases(profile: Profile) -> list[HardWord]:
    """Phrases of the list ("prior to"), which are no one word."""
    counted = Counter(entry.hard for sentence in profile.sentences for _, _, entry in hard_phrases(sentence.text)
                      if " " in entry.hard)
    return [HardWord(phrase, 0, times, alternatives()[phrase]) for phrase, times in counted.most_common()]


def familiar(word: str) -> bool:
    """Whether a word is one that children know with a regular ending ("breathing"), which textstat still calls hard."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and any(not is_hard(form) for form in _stems(stem)):
            return True
    return False


def _stems(stem: str) -> Iterable[str]:
    yield stem
    yield stem + "e"
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]
