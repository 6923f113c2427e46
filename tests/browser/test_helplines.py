"""The helplines page: what is open now by the clock in London, wherever the reader is, and the choice of countries."""

from datetime import datetime

import pytest

pytestmark = pytest.mark.browser
LONG = "Open now, unless it is a bank holiday"
NIGHT = '<h3>Night line <span data-opening="67 1080-1500?"></span></h3>'     # 6pm to 1am, Saturday and Sunday

BARE = """() => [...document.querySelectorAll("h2.qw-place:not([hidden])")].filter(heading => {
    let next = heading.nextElementSibling;
    while (next && next.matches(".qw-helpline[hidden]")) next = next.nextElementSibling;
    return !next || !next.matches(".qw-helpline");
}).map(heading => heading.textContent)"""

# (the moment in UTC, where the reader is, a helpline of the sample library, what its badge must say)
MOMENTS = [
    ("2026-11-23T12:00Z", "Europe/London", "samaritans", "Open now"),
    ("2026-11-23T03:30Z", "America/New_York", "samaritans", "Open now"),
    ("2026-11-23T16:59Z", "Europe/London", "calm", "Closed now"),            # 5pm to midnight, every day
    ("2026-11-23T17:00Z", "Europe/London", "calm", "Open now"),
    ("2026-11-23T23:59Z", "Asia/Tokyo", "calm", "Open now"),                 # already tomorrow for the reader
    ("2026-11-24T00:00Z", "Europe/London", "calm", "Closed now"),
    ("2026-11-23T17:59Z", "Pacific/Auckland", "mind-infoline", LONG),        # 9am to 6pm, Monday to Friday; Tuesday there
    ("2026-11-23T18:00Z", "Europe/London", "mind-infoline", "Closed now"),
    ("2026-11-28T12:00Z", "Europe/London", "mind-infoline", "Closed now"),   # a Saturday
    ("2026-12-25T12:00Z", "Europe/London", "mind-infoline", LONG),           # a bank holiday, which the page does not know
    ("2026-11-27T15:00Z", "Europe/London", "beat-england", LONG),            # 3pm to 8pm, Monday to Friday
    ("2026-11-30T00:30Z", "America/Los_Angeles", "mind-infoline", "Closed now"),
    ("2026-07-01T08:00Z", "Europe/London", "mind-infoline", LONG),           # 9am in summer
    ("2026-07-01T07:59Z", "Europe/London", "mind-infoline", "Closed now"),
    ("2026-03-27T17:30Z", "Europe/London", "mind-infoline", LONG),           # the last Friday before the clocks go forward
    ("2026-03-30T17:30Z", "Europe/London", "mind-infoline", "Closed now"),   # and the Monday after it
    ("2026-10-25T16:30Z", "Europe/London", "calm", "Closed now"),            # the day on which the clocks go back: 4.30pm
    ("2026-10-24T16:30Z", "Europe/London", "calm", "Open now"),              # the day before: 5.30pm
    ("2026-11-23T04:00Z", "Europe/Dublin", "samaritans-ireland", "Open now"),
]
NIGHTS = [
    ("2026-11-28T23:30Z", LONG),         # Saturday
    ("2026-11-29T00:59Z", LONG),         # still Saturday's night
    ("2026-11-29T01:00Z", "Closed now"),
    ("2026-11-30T00:30Z", LONG),         # Monday, still Sunday's night
    ("2026-11-28T00:30Z", "Closed now"), # Saturday, before it has ever opened
]


@pytest.fixture
def lines(chromium, sample_address):
    """Opens the helplines page at a moment and in a place, its clock standing still."""
    contexts = []

    def opened(moment: str, zone: str = "Europe/London", extra: str = ""):
        context = chromium.new_context(timezone_id=zone, viewport={"width": 390, "height": 844})
        contexts.append(context)
        page = context.new_page()
        page.clock.install(time=datetime.fromisoformat(moment))
        if extra:
            page.route("**/helplines/", lambda route: _with(route, extra))
        page.goto(sample_address + "helplines/")
        return page

    yield opened
    for context in contexts:
        context.close()


def _with(route, extra: str) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("<h3>", extra + "<h3>", 1))


@pytest.mark.parametrize(("moment", "zone", "line", "said"), MOMENTS, ids=[f"{line}-{moment}" for moment, _, line, _ in MOMENTS])
def test_open_now_goes_by_the_clock_in_london(lines, moment, zone, line, said):
    page = lines(moment, zone)
    assert page.locator(f"#{line} [data-opening]").inner_text() == said


@pytest.mark.parametrize(("moment", "said"), NIGHTS)
def test_hours_after_midnight_belong_to_the_evening_before(lines, moment, said):
    assert lines(moment, extra=NIGHT).locator('[data-opening^="67"]').inner_text() == said


def test_the_badge_changes_while_the_page_stays_open(lines):
    page = lines("2026-11-23T16:58Z")
    badge = page.locator("#calm [data-opening]")
    assert badge.inner_text() == "Closed now"
    page.clock.run_for(3 * 60 * 1000)
    assert badge.inner_text() == "Open now"


def test_the_foot_of_an_article_says_it_too(chromium, sample_address):
    page = chromium.new_page()
    page.clock.install(time=datetime.fromisoformat("2026-11-23T03:30Z"))
    page.goto(sample_address + "themes/loneliness/")
    said = {one.locator("strong").inner_text(): one.locator("[data-opening]").inner_text() for one in page.locator("aside.qw-helplines li").all()}
    assert said["Samaritans"] == "Open now" and said["CALM (Campaign Against Living Miserably)"] == "Closed now"
    page.context.close()


def test_a_line_on_another_clock_has_no_badge(lines):
    assert lines("2026-11-23T12:00Z", "America/New_York").locator("#\\39 88-us [data-opening]").count() == 0


@pytest.mark.parametrize(("place", "shown", "hidden"), [
    ("Scotland", {"emergency", "samaritans", "shout", "beat-scotland"}, {"nhs-111", "beat-england", "mind-infoline", "988-us", "samaritans-ireland"}),
    ("England", {"samaritans", "nhs-111", "mind-infoline", "beat-england"}, {"beat-wales", "988-us"}),
    ("Wales", {"samaritans", "mind-infoline", "beat-wales"}, {"beat-england", "nhs-111"}),
    ("Northern Ireland", {"samaritans", "beat-northern-ireland"}, {"samaritans-ireland", "nhs-111"}),
    ("Ireland", {"samaritans-ireland"}, {"samaritans", "emergency", "988-us"}),
    ("Elsewhere", {"988-us"}, {"samaritans", "samaritans-ireland"}),
    ("Everywhere", {"emergency", "988-us", "samaritans-ireland", "beat-wales"}, set()),
])
def test_choosing_a_country_leaves_its_lines(lines, place, shown, hidden):
    page = lines("2026-11-23T12:00Z")
    page.get_by_role("button", name=place, exact=True).click()
    seen = {one.get_attribute("id") for one in page.locator(".qw-helpline:visible").all()}
    assert shown <= seen and not hidden & seen
    assert page.locator("h2.qw-place:visible").count() > 0
    assert page.evaluate(BARE) == [], "a heading stands over nothing"
    assert page.get_by_role("button", name=place, exact=True).get_attribute("aria-pressed") == "true"
    assert page.locator('aside.qw-helplines a[href="tel:999"]').is_visible() and page.locator('main a[href="tel:999"]').first.is_visible()


def test_each_line_tells_who_when_how_much_and_where_this_comes_from(lines):
    page = lines("2026-11-23T12:00Z")
    for one in page.locator(".qw-helpline").all():
        text = one.inner_text()
        assert "For " in text and "Open" in text and "Cost" in text and "Checked on" in text, text
        assert one.locator("small a").get_attribute("href").startswith("https://")
        assert one.locator('a[href^="tel:"], a[href^="sms:"]').count() >= 1
    assert page.locator('a[href="https://findahelpline.com/"]').is_visible()
