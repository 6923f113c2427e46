"""What every test shares: an environment that changes nothing, and Chromium, started once."""

import shutil

import pytest

NO_CHROMIUM = "There is no Chromium on this machine. Install it (Debian: apt-get install chromium) and run the tests again."
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

SAY_WHERE_WE_RUN = ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_STEP_SUMMARY")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch):
    """No variable that changes how reports look: a test that is about one sets it, and passes in CI as it does at a desk."""
    for name in SAY_WHERE_WE_RUN:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch, tmp_path_factory):
    """A cache of its own for each test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


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
