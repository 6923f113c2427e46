"""The search box on the really built sample library, asked as people ask: what they type, mistakes and all."""

import tomllib
from pathlib import Path

import pytest

from tests.browser.conftest import sample_library, served

pytestmark = pytest.mark.browser
SEARCHES = tomllib.loads((Path(__file__).parent / "searches.toml").read_text(encoding="utf-8"))
ASKED = [(typed, 1, pages) for typed, pages in SEARCHES["first"].items()] + [(typed, 3, pages) for typed, pages in SEARCHES["top3"].items()]
BOX, LINK = "input.md-search__input", ".md-search-result__item > .md-search-result__link"
KILOBYTES = 200


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with served(sample_library(tmp_path_factory.mktemp("sample"))) as address:
        yield address


@pytest.fixture(scope="module")
def box(chromium, sample):
    """The sample library's home page on a phone, its search open."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(sample)
    page.locator('label.md-header__button[for="__search"]').click()
    yield page
    context.close()


def found(page, typed: str) -> list[str]:
    """The pages found, best first."""
    for text, state in (("", "detached"), (typed, "attached")):
        page.locator(BOX).fill(text)
        page.locator(BOX).press("End")      # Material listens for keys
        page.wait_for_selector(LINK, state=state, timeout=5000)
    return [link.get_attribute("href").split("?")[0].rstrip("/") for link in page.locator(LINK).all()]


@pytest.mark.parametrize(("typed", "rank", "pages"), ASKED, ids=[typed for typed, _, _ in ASKED])
def test_people_find_what_they_need(box, typed, rank, pages):
    first = found(box, typed)[:rank]
    assert any(place.endswith(page) for place in first for page in pages), first
