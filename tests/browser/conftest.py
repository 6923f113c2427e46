"""Two built sites on this machine, and Chromium to look at them: a small library, and the sample library as it is."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.browser.server import served
from tests.conftest import NPM_PACKAGES
from tests.site import libraries

ROOT = Path(__file__).parents[2]
NO_TOOLS = "The browser tests need {name}. Install Node 18 or later (Debian: apt-get install npm), then run: npm ci --prefix tests/browser"


def tool(name: str) -> Path:
    """The folder of an npm package that the tests use. Without it this fails, and says what to install."""
    folder = NPM_PACKAGES / name
    assert folder.is_dir(), NO_TOOLS.format(name=name)
    return folder


def built(home: Path) -> Path:
    """The site that the command builds for the project in `home`."""
    command = Path(sys.executable).parent / "quietword"
    run = subprocess.run([command, "build"], cwd=home, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return home / "build/site"


def sample_library(home: Path) -> Path:
    """The project's own library, built in `home`, each article signed today, so that the tests do not run out with its reviews."""
    for name in ("guidance", "docs"):
        shutil.copytree(ROOT / name, home / name)
    shutil.copyfile(ROOT / "mkdocs.yml", home / "mkdocs.yml")
    libraries.TODAY = date.today()
    for file in sorted((home / "guidance").rglob("*.md")):
        libraries.sign(home / "guidance", file)
    return built(home)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """A small library, approved today, built by the command that practices use."""
    home = tmp_path_factory.mktemp("project")
    guidance = libraries.make(home)
    libraries.TODAY = date.today()
    libraries.write(guidance, "themes/sleep.md", title="Sleeping badly")
    libraries.write(guidance, "themes/secret.md", title="Secret draft", approve=False)
    exit_page = libraries.write(guidance, "guides/safe.md", title="Staying safe at home", approve=False)
    exit_page.write_text(exit_page.read_text().replace("kind: theme", "kind: guide\nsafety: exit"))
    libraries.sign(guidance, exit_page)
    return built(home)


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory) -> Path:
    """The sample library of this repository, built in a copy: the site that `make site` makes."""
    return sample_library(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def address(site) -> str:
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def sample_address(sample_site) -> str:
    with served(sample_site) as address:
        yield address


@pytest.fixture(scope="session")
def sample_pages(sample_site) -> list[str]:
    """Every page of the sample site, from its root: "" is the home page."""
    pages = sorted(file.relative_to(sample_site).as_posix().removesuffix("index.html") for file in sample_site.rglob("*.html"))
    assert len(pages) > 70, "the sample site is not whole"
    return pages


@pytest.fixture
def page(chromium, address):
    """A phone's page that notes every request in `page.asked`."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()
