"""The sample site without a mouse, without a script, at 400 % and for people whom movement makes ill."""

import pytest

pytestmark = pytest.mark.browser
WALKED = ["", "themes/panic/", "helplines/", "themes/abuse-at-home/", "worried-about-your-therapist/"]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
FOCUS = """() => {
    const one = document.activeElement;
    const shown = one.matches(".md-option") ? one.nextElementSibling : one.matches(".md-search__input") ? one.form : one;
    const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
    return {
        name: one === document.body ? "" : (one.ariaLabel || one.textContent).trim().replace(/\\s+/g, " ").slice(0, 40), tag: one.tagName,
        ring: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2 && style.visibility === "visible",
        there: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        href: one.getAttribute("href"), search: document.getElementById("__search").checked,
    };
}"""
LINKS = """() => [...document.querySelectorAll("main a[href], .qw-nav a, .qw-brand, .qw-footer a, main button:not([hidden])")]
    .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true})).length"""


@pytest.fixture
def reader(chromium, sample_address):
    """Opens a page of the sample site as one reader would have it; more settings for the browser by name."""
    contexts = []

    def opened(path: str, screen=PHONE, **settings):
        context = chromium.new_context(viewport=screen, **settings)
        contexts.append(context)
        page = context.new_page()
        page.goto(sample_address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def walk(page, key: str = "Tab") -> list[dict]:
    """Where each press of Tab leads, until the browser's own bar comes."""
    stops = []
    for _ in range(400):
        page.keyboard.press(key)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        stop = page.evaluate(FOCUS)
        if stop["tag"] == "BODY":
            return stops
        stops.append(stop)
    raise AssertionError("Tab never comes to an end: the keyboard is trapped")


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", WALKED)
def test_tab_goes_everywhere_and_always_shows_where_it_is(reader, path, screen):
    page = reader(path, screen, reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    stops = walk(page)
    assert [stop["name"] for stop in stops if not stop["ring"] or not stop["there"]] == []
    assert stops[0]["name"] == "Skip to content" and stops[1]["href"] is not None
    assert any(stop["search"] for stop in stops) and not stops[-1]["search"]
    links = [stop for stop in stops if stop["tag"] in ("A", "BUTTON") and not stop["search"] and stop["name"] != "Skip to content"]
    assert len(links) >= page.evaluate(LINKS) > 10
    back = [stop["name"] for stop in walk(page, "Shift+Tab") if not stop["ring"] or not stop["there"]]
    assert back == []


def test_the_first_link_skips_to_the_words(reader):
    page = reader("themes/panic/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_skipping_on_a_page_about_danger_comes_to_the_way_out_first(reader):
    page = reader("themes/abuse-at-home/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Exit this page"


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_search_opens_answers_and_closes_from_the_keyboard(reader, screen):
    page = reader("", screen)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.insert_text("cant sleep")       # as dictation does: no key is pressed
    page.wait_for_selector(".md-search-result__link")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.getElementById('__search').checked")


def test_the_colours_change_from_the_keyboard_and_nothing_else_is_kept(reader):
    page = reader("", DESK, color_scheme="light")
    page.wait_for_load_state("networkidle")
    colour = "getComputedStyle(document.body).backgroundColor"
    day = page.evaluate(colour)
    page.locator("[data-md-component=palette] input").first.focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(colour) != day
    assert page.evaluate("Object.keys(localStorage).map(key => key.split('.').pop())") == ["__palette"]


def test_at_400_percent_no_page_scrolls_sideways(chromium, sample_address, sample_pages):
    context = chromium.new_context(viewport={"width": 320, "height": 256}, reduced_motion="reduce")     # 1280 × 1024 at 400 %
    page = context.new_page()
    wide = {}
    for path in sample_pages:
        page.goto(sample_address + path, wait_until="domcontentloaded")
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide[path] = width
    context.close()
    assert wide == {}


def test_letters_twice_as_large_do_not_scroll_sideways_either(reader):
    page = reader("themes/panic/")
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", ["", "themes/panic/", "helplines/", "topics/", "a-to-z/", "nothing-here/"])
def test_without_a_script_everything_but_search_works(reader, path):
    page = reader(path, java_script_enabled=False)
    assert page.locator("h1").is_visible() and page.locator('aside.qw-helplines a[href="tel:116123"]').is_visible()
    assert not page.locator('label[for="__search"]').first.is_visible(), "a search that cannot answer is offered"
    for name in ("Topics", "A to Z", "Helplines"):
        link = page.locator(".qw-nav a", has_text=name)
        assert link.is_visible()
        assert page.request.get(link.evaluate("link => link.href")).ok
    for one in page.locator(".qw-places a").all():
        assert page.locator(one.get_attribute("href")).count() == 1


def test_without_a_script_night_is_dark(reader):
    page = reader("", java_script_enabled=False, color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 25, 27)"


def test_without_a_script_opening_hours_stand_and_no_badge_guesses(reader):
    page = reader("helplines/", java_script_enabled=False)
    assert "5pm to midnight, every day" in page.locator("#calm").inner_text()
    assert page.locator(".qw-open, .qw-closed").count() == 0


def test_nothing_moves_for_those_who_asked_for_that(reader):
    page = reader("themes/panic/", reduced_motion="reduce")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].flatMap(one => ["", "::before", "::after"].map(part => getComputedStyle(one, part || null)))
        .filter(style => parseFloat(style.transitionDuration) > 0.001 || (style.animationName !== "none" && parseFloat(style.animationDuration) > 0.001)).length""")
    assert moving == 0


def test_each_letter_leads_to_its_part_of_the_list(reader):
    page = reader("a-to-z/")
    letters = page.locator(".qw-letters a")
    assert letters.count() > 0
    for letter in letters.all():
        heading = page.locator(letter.get_attribute("href"))
        assert heading.evaluate("one => one.firstChild.textContent.trim()") == letter.inner_text()
