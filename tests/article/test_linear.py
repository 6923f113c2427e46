"""Hostile text costs no more than its length."""

import gc
import time

import pytest

from quietword.article import parse, sentences

PIECES = {
    "open links": "[",
    "open images": "![",
    "abbreviations": "*[a",
    "emphasis": "*a ",
    "marks in words": "a_b",
    "stars in words": "a*b",
    "tags": "a<b>",
    "open tags": "<a ",
    "open quotes": "<a '",
    "comments": "<!-- x\n\n",
    "comments in lists": "- <!-- x\n",
    "entities": "&amp;",
    "zero width": "a\u200b",
    "fences": "```a\n",
    "fences in lists": "- ```a\n",
    "braces": "{",
    "braces and quotes": "{'",
    "attributes": "**a**{: x ",
    "blanks": " " * 50 + "a",
    "dots": ".",
    "initials": "A. ",
    "emoji": "👍",
    "open pre": "<pre>\n\n",
    "quotes": "> a\n\n",
    "call-outs": "!!! note\n    a\n",
    "definitions": "a\n:   b\n",
    "references": "[a\n",
    "footnotes": "[^1]: x\n",
    "rows": "|a|b\n",
    "line ends": "a\r\n",
    "ticks": "`a",
    "backslashes": "\\",
    "links": "[a](b) ",
}


def cost(text: str) -> float:
    """CPU seconds of reading a text: the better of two, without pauses for other tests' garbage."""
    gc.disable()
    try:
        return min(_seconds(text), _seconds(text))
    finally:
        gc.enable()


def _seconds(text: str) -> float:
    start = time.process_time()
    for segment in parse(text).segments:
        sentences(segment)
    return time.process_time() - start


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_four_times_the_text_costs_four_times_the_time(piece):
    small, large = (piece * (size // len(piece)) for size in (6_000, 24_000))
    cost(piece)
    assert cost(large) < 9 * cost(small) + 0.1  # sixteen times, were it quadratic


@pytest.mark.parametrize(
    "source",
    [
        "> " * 3000 + "Sarah",
        "- " * 2000 + "Sarah",
        "[" * 5000 + "Sarah" + "]" * 5000,
        "\n".join("    " * depth + "!!! note" for depth in range(200)) + "\n" + "    " * 200 + "Sarah",
        "\n".join("  " * depth + "- Sarah" for depth in range(300)),
        "*" * 5000 + "Sarah" + "*" * 5000,
        "<b>" * 5000 + "Sarah",
        "![" * 3000 + "Sarah" + "](x)" * 3000,
    ],
)
def test_whatever_is_nested_deeply_is_still_read(source):
    assert any("Sarah" in segment.text for segment in parse(source).segments)
