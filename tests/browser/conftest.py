"""A built site on this machine, and Chromium to look at it."""

import functools
import http.server
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from tests.site import libraries


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
    command = Path(sys.executable).parent / "quietword"
    run = subprocess.run([command, "build"], cwd=home, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return home / "build/site"


@pytest.fixture(scope="session")
def address(site) -> str:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            """Nothing: the log would drown the test's own words."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def page(chromium, address):
    """A phone's page that notes every request in `page.asked`."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()
