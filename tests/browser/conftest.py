"""A built site on this machine, and Chromium to look at it."""

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.site import libraries

ROOT = Path(__file__).parents[2]


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
def address(site) -> str:
    with served(site) as home:
        yield home


@contextmanager
def served(site: Path, asked: list[str] | None = None) -> Iterator[str]:
    """The address of a built site, while it is served on this machine; each path that is fetched is put into `asked`."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            """Nothing on the screen: it would drown the test's own words."""
            if asked is not None:
                asked.append(self.path.split("?")[0])

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def sample_library(home: Path) -> Path:
    """The project's own library, built in `home`, each article signed today, so that the tests do not run out with its reviews."""
    for name in ("guidance", "docs"):
        shutil.copytree(ROOT / name, home / name)
    shutil.copyfile(ROOT / "mkdocs.yml", home / "mkdocs.yml")
    libraries.TODAY = date.today()
    for file in sorted((home / "guidance").rglob("*.md")):
        libraries.sign(home / "guidance", file)
    return built(home)


def built(home: Path) -> Path:
    """The site that the command builds for the project in `home`."""
    command = Path(sys.executable).parent / "quietword"
    run = subprocess.run([command, "build"], cwd=home, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return home / "build/site"


@pytest.fixture
def page(chromium, address):
    """A phone's page that notes every request in `page.asked`."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()
