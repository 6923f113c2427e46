"""Lighthouse's own judgement, on a slowed-down phone. A busy machine can only lose speed, so the best of three tries counts for that."""

import pytest

from tests.browser.lighthouse import LEAST, PAGES, RUNS, scores

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_lighthouse_is_content(sample_address, path):
    found = scores(sample_address + path)
    speed = found["performance"]
    for _ in range(RUNS - 1):
        if speed < LEAST["performance"]:
            speed = max(speed, scores(sample_address + path, "performance")["performance"])
    assert speed >= LEAST["performance"]
    assert {name: score for name, score in found.items() if score < LEAST[name] and name != "performance"} == {}
