"""Chromium, started once for every test that looks at a page."""

import shutil

import pytest

NO_CHROMIUM = "There is no Chromium on this machine. Install it (Debian: apt-get install chromium) and run the tests again."
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def chromium():
    """The browser. A machine without one fails loudly: these tests are never skipped."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, NO_CHROMIUM
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
