"""Texts made up from a fixed seed: dictionary words, words in no dictionary, marks, numbers, capitals."""

import random

SEED = 20261123
INVENTED = ["counsellorly", "zorbulating", "Llanfair", "quietword", "blorp", "xyzzy", "Siobhan", "misremembered", "nhs", "GP",
            "self-compassion", "face-to-face", "twenty-one", "re-referred", "e.g.", "i.e.", "Dr.", "3.5", "999", "10pm", "2026",
            "don't", "you're", "they'll", "o'clock", "O'Brien", "rock'n'roll", "DON'T", "it's", "'quoted'", "_underlined_",
            "(bracketed)", "semi;colon", "a,b", "50%", "£20", "A&E", "...", "-", "'", "x_y", "12th"]
ENDS = [".", ".", ".", ".", "!", "?", "...", "?!", ":", ";", "", "."]


def texts(count: int, dictionary: list[str]) -> list[str]:
    """`count` texts of a word to a few hundred."""
    dice = random.Random(SEED)
    return [" ".join(_sentence(dice, dictionary) for _ in range(dice.randint(1, 14))) for _ in range(count)]


def _sentence(dice: random.Random, dictionary: list[str]) -> str:
    words = [dice.choice(INVENTED) if dice.random() < 0.15 else dice.choice(dictionary) for _ in range(dice.randint(1, 24))]
    words = [word.capitalize() if dice.random() < 0.1 else word.upper() if dice.random() < 0.03 else word for word in words]
    marked = [word + "," if dice.random() < 0.08 else word for word in words]
    return " ".join(marked) + dice.choice(ENDS) + dice.choice(["", "", "", "\n", "\n\n"])
