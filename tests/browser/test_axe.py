"""axe-core at WCAG 2.2 AA on every page of the sample site: light and dark, on a phone and on a desk."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import opened

from .conftest import tool

pytestmark = [pytest.mark.browser, pytest.mark.npm]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]     # in the dark nothing else differs
RUN = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"], preload: false}).then(result =>
    result.violations.flatMap(one => one.nodes.map(node => [one.id, node.target.join(" "), node.failureSummary])))"""
NIGHT = "rgb(20, 25, 27)"
SCREENS = ({"width": 390, "height": 844}, {"width": 1280, "height": 900})


def walk(address: str, paths: list[str], screen: dict[str, int]) -> dict[tuple[str, ...], list[str]]:
    """What axe finds at one size: (colours, rule, place, why) and the pages where it does."""
    found = defaultdict(list)
    with opened() as browser:
        context = browser.new_context(viewport=screen, bypass_csp=True, reduced_motion="reduce")
        context.add_init_script(path=tool("axe-core") / "axe.min.js")
        page = context.new_page()
        for path in paths:
            page.emulate_media(color_scheme="light")
            page.goto(address + path)
            _note(found, "light", path, page.evaluate(RUN, TAGS))
            page.emulate_media(color_scheme="dark")
            _note(found, "dark", path, page.evaluate(RUN, COLOURS))
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == NIGHT, "the dark colours were not on"
    return found


def _note(found: dict, colours: str, path: str, violations: list[list[str]]) -> None:
    for violation in violations:
        found[(colours, *violation)].append(path)


def test_axe_finds_nothing_on_any_page(sample_address, sample_pages):
    tool("axe-core")
    with ThreadPoolExecutor() as pool:
        walks = pool.map(lambda screen: walk(sample_address, sample_pages, screen), SCREENS)
        found = [(screen["width"], *what, pages) for screen, found in zip(SCREENS, walks, strict=True) for what, pages in found.items()]
    assert not found, "\n".join(
        f"{width} px, {colours}: {rule} at {place} on {len(pages)} pages, such as /{pages[0]}\n{why}"
        for width, colours, rule, place, why, pages in found
    )


def test_axe_would_find_something(chromium):
    context = chromium.new_context()
    context.add_init_script(path=tool("axe-core") / "axe.min.js")
    page = context.new_page()
    page.goto("data:text/html,<title>x</title><p style='color:%23ccc;background:%23fff'>too pale</p><img src='x'>")
    assert {rule for rule, *_ in page.evaluate(RUN, TAGS)} >= {"color-contrast", "image-alt", "html-has-lang"}
    context.close()
