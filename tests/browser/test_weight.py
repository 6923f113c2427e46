"""How much a page makes a phone fetch before anybody searches: every answer's bytes, packed as they travel, headers too."""

import pytest

pytestmark = pytest.mark.browser
MOST = 200_000
PAGES = ["", "themes/panic/", "themes/abuse-at-home/", "guides/in-a-crisis/", "coping-tips/awake-at-night/", "helplines/", "a-to-z/"]


def fetched(chromium, address: str, path: str) -> dict[str, int]:
    """Bytes of each answer that a first visit to one page brings, by address; whatever its worker asks for is in it."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    answers = []
    context.on("requestfinished", lambda one: answers.append(one))
    page = context.new_page()
    page.goto(address + path, wait_until="networkidle")
    page.wait_for_timeout(300)
    sizes = [(one.url, one.sizes()) for one in answers if one.url.startswith(address)]
    found = {url.removeprefix(address): size["responseBodySize"] + size["responseHeadersSize"] for url, size in sizes}
    context.close()
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_weighs_at_most_200_kilobytes(chromium, sample_address, path):
    found = fetched(chromium, sample_address, path)
    total = sum(found.values())
    print(f"\n/{path}: {total / 1000:.1f} kB in {len(found)} answers")
    assert path in found and any(name.endswith(".css") for name in found), found
    assert total <= MOST, sorted(found.items(), key=lambda one: -one[1])[:5]


def test_search_fetches_more_once_it_is_used_so_the_measure_would_see_it(chromium, sample_address):
    context = chromium.new_context()
    asked = []
    context.on("requestfinished", lambda one: asked.append(one.url))
    page = context.new_page()
    page.goto(sample_address, wait_until="networkidle")
    assert not any("search/pages.json" in url for url in asked)
    page.keyboard.press("/")
    page.keyboard.type("sleep", delay=15)
    page.wait_for_selector(".md-search-result__link")
    assert any("search/pages.json" in url for url in asked)
    context.close()
