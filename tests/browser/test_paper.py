"""A printed page is a hand-out: title, words, helplines, dates and address, and nothing that only a screen needs."""

import io
import re

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser


def printed(chromium, address: str, **settings) -> str:
    """The text of a page as Chromium prints it on A4, blanks evened out."""
    context = chromium.new_context(**settings)
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    document = PdfReader(io.BytesIO(page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "18mm"))))
    context.close()
    assert 1 <= len(document.pages) <= 6
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in document.pages))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_article_on_paper(chromium, sample_address, scheme):
    text = printed(chromium, sample_address + "themes/panic/", color_scheme=scheme)
    for words in ("Panic attacks: what they are and what helps", "A panic attack is a sudden rush of fear in the body.", "Call 999 now if:",
                  "pain spreads to your arm, neck, jaw or back", "Someone to talk to", "Samaritans, for anyone", "116 123", "Checked on",
                  "Page last reviewed:", "Next review due:", "Reviewed by: Clinical lead", "NHS: panic disorder",
                  "https://www.nhs.uk/mental-health/conditions/panic-disorder/", "A quiet place to look for help, " + sample_address + "themes/panic/",
                  "Printed copies do not change"):
        assert words in text, words
    for words in ("Skip to content", "A to Z", "On this page", "Search", "Use light colours", "For practices", "Open now", "Closed now", "Back to top"):
        assert words not in text, words


def test_a_page_about_danger_on_paper_has_no_way_out_to_press(chromium, sample_address):
    text = printed(chromium, sample_address + "themes/abuse-at-home/")
    assert "0808 2000 247" in text and "What it does not do" not in text and not re.search(r"Exit this page(?!\")", text)


def test_the_list_of_helplines_on_paper(chromium, sample_address):
    text = printed(chromium, sample_address + "helplines/")
    for words in ("Anywhere in the UK", "Call 0808 801 0432", "3pm to 8pm, Monday to Friday", "Samaritans Ireland"):
        assert words in text, words
    assert "Where are you?" not in text and "Open now" not in text
