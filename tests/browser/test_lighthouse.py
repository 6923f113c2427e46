"""Lighthouse's own judgement of the pages that a reader meets first.

Speed depends on the machine that measures: `make lighthouse` prints it, and nothing here asserts it. What a page weighs is held in
`test_weight.py`.
"""

import pytest

from tests.browser.lighthouse import LEAST, PAGES, scores

pytestmark = [pytest.mark.browser, pytest.mark.npm]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_lighthouse_is_content(sample_address, path):
    found = scores(sample_address + path)
    assert {name: score for name, score in found.items() if score < LEAST[name] and name != "performance"} == {}
