"""Exit this page: only where being seen may be dangerous, with a script or without, and never more than it promises."""

import pytest

pytestmark = pytest.mark.browser
AWAY = "https://www.bbc.co.uk/weather"
DANGEROUS = ["themes/abuse-at-home/", "themes/stalking/", "guides/staying-safe-online-and-at-home/"]


@pytest.fixture
def reader(chromium, sample_address):
    """A page on which another site is ready, as this machine has no network; more settings for the browser by name."""
    contexts = []

    def opened(**settings):
        context = chromium.new_context(viewport={"width": 390, "height": 844}, **settings)
        contexts.append(context)
        context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather", content_type="text/plain"))
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def test_only_pages_marked_so_offer_it(reader, sample_address, sample_pages):
    page = reader(java_script_enabled=False)
    offered = [path for path in sample_pages if not path.startswith("handbook/") and "data-exit" in page.request.get(sample_address + path).text()]
    assert offered == sorted(DANGEROUS)


@pytest.mark.parametrize("path", DANGEROUS)
def test_it_is_in_sight_at_once_and_stays_there(reader, sample_address, path):
    page = reader()
    page.goto(sample_address + path)
    link = page.get_by_role("link", name="Exit this page")
    for place in (0, 1500):
        page.evaluate(f"window.scrollTo(0, {place})")
        box = link.bounding_box()
        assert box and 0 <= box["y"] < 300 and box["height"] >= 44 and link.evaluate(
            "one => { const box = one.getBoundingClientRect(); return one.contains(document.elementFromPoint(box.x + 20, box.y + 20)); }")


def test_without_a_script_it_is_a_plain_link(reader, sample_address):
    page = reader(java_script_enabled=False)
    page.goto(sample_address + DANGEROUS[0])
    assert not page.get_by_text("Shift three times").is_visible(), "it promises what only a script can do"
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url(AWAY)


@pytest.mark.parametrize("way", ["click", "shift"])
def test_with_a_script_going_back_does_not_return_to_the_page(reader, sample_address, way):
    page = reader()
    page.goto(sample_address)
    page.goto(sample_address + DANGEROUS[0])
    assert page.get_by_text("Shift three times").is_visible()
    if way == "click":
        page.get_by_role("link", name="Exit this page").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(AWAY)
    page.go_back()
    assert page.url == sample_address


def test_shift_used_for_writing_or_slowly_does_nothing(reader, sample_address):
    page = reader()
    page.clock.install()
    page.goto(sample_address + DANGEROUS[0])
    for key in ("Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url.endswith(DANGEROUS[0])


def test_shift_does_nothing_on_other_pages(reader, sample_address):
    page = reader()
    page.goto(sample_address + "themes/panic/")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_timeout(300)
    assert page.url == sample_address + "themes/panic/"


def test_it_says_what_it_does_not_do(reader, sample_address):
    page = reader()
    page.goto(sample_address + DANGEROUS[0])
    assert "does not delete your browser history" in page.locator(".qw-exit-limits").inner_text()
    page.get_by_role("link", name="What it does not do").click()
    words = page.locator("article").inner_text()
    assert "does not delete it" in words and "Spying apps" in words and "bill" in words
