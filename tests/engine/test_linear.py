"""The time of a check grows with the length of an article and no faster, whatever the article holds."""

import time

import pytest

from quietword.article import parse
from quietword.engine import check, load_rules

RULES = load_rules()
SMALL, LARGE = 10_000, 60_000  # characters
NEAR_MATCHES = (
    "a very young man and ",
    "one of my clients, ",
    "she told me that he said, ",
    "in our session a woman and I ",
    '"she said "he said ',
    "(she [he {they “we ",
    "client client client ",
    "Ann B. and Mr C. and ",
    "three of the people that I see ",
    "07700 900 ",
    "a.b@c.d.e ",
    "the the the ",
    "because of this, which means that ",
    "> > > - 1. ",
    "**a *b _c `d ",
    "AB CD EF GH ",
    "99% of people in 3 in ",
    "I’m she’s he’d we’ve ",
    "## A\n\nShe left us.\n\n",
    "A man told me. She wept. ",
)


@pytest.mark.parametrize("piece", NEAR_MATCHES)
def test_a_long_line_takes_time_by_its_length(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        check(parse(text, "a.md"), RULES)
        return time.process_time() - start

    seconds(1_000)
    small, large = max(seconds(SMALL), 0.05), seconds(LARGE)
    assert large < 3 * small * LARGE / SMALL, f"{LARGE // SMALL} times the text took {large / small:.0f} times as long"
