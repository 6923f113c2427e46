"""The built site in Chromium: private, searchable, with helplines wherever a reader ends up."""

import pytest

pytestmark = pytest.mark.browser
PAGES = ["", "themes/sleep/", "helplines/", "topics/", "topics/sleep/", "a-to-z/", "guides/safe/", "no-such-page"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_ends_with_somebody_to_call(page, address, path):
    page.goto(address + (path if path != "no-such-page" else "404.html"))
    helplines = page.locator("aside.qw-helplines")
    assert helplines.is_visible() and "Samaritans" in helplines.inner_text()
    assert helplines.locator('a[href="tel:116123"]').count() == 1


def test_nothing_is_asked_of_anybody_else_and_nothing_is_stored(page, address):
    for path in PAGES[:-1]:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    page.locator('label.md-header__button[for="__search"]').click()
    page.locator("input.md-search__input").press_sequentially("sleep")
    page.wait_for_timeout(1500)
    assert page.asked and all(url.startswith((address, "data:", "blob:")) for url in page.asked)
    assert page.context.cookies() == []
    assert all("palette" in key for key in page.evaluate("Object.keys(localStorage)"))


@pytest.mark.parametrize("typed", ["sleeping", "cant sleep"])
def test_search_finds_an_article_by_its_name_and_by_what_people_type(page, address, typed):
    page.goto(address)
    page.locator('label.md-header__button[for="__search"]').click()
    page.locator("input.md-search__input").press_sequentially(typed)
    page.wait_for_selector(".md-search-result__link")
    assert "themes/sleep" in page.locator(".md-search-result__link").first.get_attribute("href")


def test_a_draft_is_nowhere(page, address):
    assert page.goto(address + "themes/secret/").status == 404
    for path in ("search/search_index.json", "sitemap.xml", "feed.xml", "a-to-z/", "topics/sleep/"):
        body = page.request.get(address + path).text()
        assert "Secret draft" not in body and "themes/secret" not in body


def test_the_article_reads_without_javascript(chromium, address):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + "themes/sleep/")
    assert page.locator("h1").inner_text() == "Sleeping badly" and page.locator('aside.qw-helplines a[href="tel:116123"]').is_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    for path in PAGES[:-1]:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_shift_three_times_leaves_the_page(page, address):
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
    page.goto(address + "guides/safe/")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")


def test_only_pages_about_danger_offer_a_way_out(page, address):
    page.goto(address + "themes/sleep/")
    assert page.locator("[data-exit]").count() == 0


def test_the_print_out_keeps_the_helplines_and_drops_the_menus(page, address):
    page.goto(address + "themes/sleep/")
    page.emulate_media(media="print")
    assert page.locator("aside.qw-helplines").is_visible() and not page.locator("header.md-header").is_visible()


def test_the_search_panel_always_says_whom_to_call(page, address):
    page.goto(address)
    page.locator('label.md-header__button[for="__search"]').click()
    page.locator("input.md-search__input").press_sequentially("sleep")
    numbers = page.locator(".qw-search-help a")
    assert [link.get_attribute("href") for link in numbers.all()] == ["tel:999", "tel:116123"]
    assert numbers.first.is_visible()
