"""The report page in a real browser: it filters, and it asks nothing of the network."""

import pytest
from report_runs import RULES, finding

from quietword.engine import Result, Run
from quietword.reports import render

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(chromium, tmp_path_factory):
    file = tmp_path_factory.mktemp("report") / "report.html"
    made = Run((Result("guidance/a.md", (finding(), finding("blaming-words", "mad", line=7))),
                Result("guidance/b.md", (finding("blaming-words", "mad", path="guidance/b.md", waived=True),))))
    file.write_text(render("html", made, RULES, redact=True), encoding="utf-8")
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.goto(file.as_uri())
    yield page
    page.close()


def shown(page):
    return page.locator("li[data-rule]:visible").count()


def test_filters_narrow_and_reset_shows_all(page):
    assert shown(page) == 3 and page.get_by_role("status").inner_text() == "3 findings shown"
    page.get_by_label("Rule").select_option("blaming-words")
    assert shown(page) == 2
    page.get_by_label("How grave").select_option("waived")
    assert shown(page) == 1 and page.get_by_role("status").inner_text() == "1 finding shown"
    assert page.locator("article:visible").count() == 1
    page.get_by_label("Article").select_option(label="guidance/a.md")
    assert shown(page) == 0
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("document.querySelectorAll('li[data-rule]:not([hidden])').length === 3")


def test_it_asked_for_nothing_and_its_policy_broke_nothing(page):
    assert [url for url in page.asked if not url.startswith("file:")] == [] and len(page.asked) == 1
    assert page.said == []


def test_it_fits_a_telephone(page):
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
