"""The search box on the really built sample library, asked as people ask: what they type, mistakes and all."""

import gzip
import json
import time
import tomllib
from pathlib import Path

import pytest

from tests.browser.conftest import sample_library, served

pytestmark = pytest.mark.browser
SEARCHES = tomllib.loads((Path(__file__).parent / "searches.toml").read_text(encoding="utf-8"))
ASKED = [(typed, 1, pages) for typed, pages in SEARCHES["first"].items()] + [(typed, 3, pages) for typed, pages in SEARCHES["top3"].items()]
BOX, LINK = "input.md-search__input", ".md-search-result__item > .md-search-result__link"
KILOBYTES, SECONDS = 200, 3.0


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Path:
    return sample_library(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def sample(library):
    with served(library) as address:
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
        page.wait_for_selector(LINK, state=state, timeout=20000)
    return [link.get_attribute("href").split("?")[0].rstrip("/") for link in page.locator(LINK).all()]


@pytest.mark.parametrize(("typed", "rank", "pages"), ASKED, ids=[typed for typed, _, _ in ASKED])
def test_people_find_what_they_need(box, typed, rank, pages):
    first = found(box, typed)[:rank]
    assert any(place.endswith(page) for place in first for page in pages), first


def test_nothing_is_fetched_for_search_before_somebody_types_and_a_page_is_light(chromium, library):
    asked = []
    with served(library, asked) as address:
        page = chromium.new_context().new_page()
        page.goto(address + "themes/low-mood/")
        page.wait_for_load_state("networkidle")
        before = {path: (library / path.strip("/") / ("index.html" if path.endswith("/") else "")).read_bytes() for path in asked}
        asked.clear()
        page.locator(BOX).click()
        page.wait_for_timeout(500)
        assert not asked
        started = time.perf_counter()
        page.locator(BOX).press_sequentially("low")
        page.wait_for_selector(LINK)
        taken = time.perf_counter() - started
        page.context.close()
    small = sum(len(gzip.compress(content)) for content in before.values())
    print(f"\n{small / 1000:.0f} kB zipped for an article, {sum(map(len, before.values())) / 1000:.0f} kB bare; search then fetches "
          f"{sorted(asked)}, first results after {taken * 1000:.0f} ms")
    assert not any("pages.json" in path or "workers/" in path for path in before)
    assert sum("pages.json" in path for path in asked) == 1
    assert small <= KILOBYTES * 1000
    assert taken < SECONDS


def test_home_offers_six_choices_and_every_article_is_listed(box, sample, library):
    box.goto(sample)
    choices = [link.get_attribute("href") for link in box.locator(".choices a").all()]
    assert len(choices) == 6 and all((library / place / "index.html").exists() for place in choices)
    box.goto(sample + "a-to-z/")
    listed = {link.get_attribute("href").removeprefix("../") for link in box.locator("article li a").all()}
    box.goto(sample + "topics/")
    topics = [link.get_attribute("href") for link in box.locator(".topics a").all()]
    by_topic = set()
    for topic in topics:
        box.goto(f"{sample}topics/{topic}")
        by_topic |= {link.get_attribute("href").removeprefix("../../") for link in box.locator("article li a").all()}
    articles = {entry["path"].removesuffix(".md") + "/" for entry in json.loads((library / "manifest.json").read_text())["pages"]
                if entry["kind"] == "article"}
    assert len(articles) >= 40 and len(topics) >= 16
    assert articles <= listed and articles <= by_topic
