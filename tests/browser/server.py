"""A small static server that answers as a plain web host does: gzip, a day of caching, the site's own `_headers`, its 404 page."""

from __future__ import annotations

import functools
import gzip
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

PACKED = ("text/", "application/json", "application/xml", "application/javascript", "image/svg+xml")


@functools.cache
def _packed(file: Path, changed: int) -> bytes:
    return gzip.compress(file.read_bytes(), 6)


def _headers(site: Path) -> list[tuple[str, str]]:
    """The headers for every page, as the build writes them for hosts that read such a file."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    return [tuple(line.strip().split(": ", 1)) for line in lines if line.startswith(" ")]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Path
    always: list[tuple[str, str]]
    asked: list[str]

    def do_GET(self) -> None:
        asked = unquote(urlsplit(self.path).path)
        self.asked.append(asked)
        file = self.site / asked.lstrip("/")
        if file.is_dir() and not asked.endswith("/"):
            self._answer(301, b"", {"Location": asked + "/"})
            return
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file() and file.resolve().is_relative_to(self.site.resolve())
        self._send(200 if found else 404, file if found else self.site / "404.html")

    def _send(self, status: int, file: Path) -> None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind}
        if kind.startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            self._answer(status, _packed(file, file.stat().st_mtime_ns), {**headers, "Content-Encoding": "gzip"})
        else:
            self._answer(status, file.read_bytes(), headers)

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in [*headers.items(), *self.always, ("Content-Length", str(len(body))), ("Cache-Control", "max-age=86400")]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the log would drown the test's own words."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Nothing: a browser that closes its page in the middle of an answer is no error of ours."""


@contextmanager
def served(site: Path, asked: list[str] | None = None) -> Iterator[str]:
    """The address of a built site, while it is served on this machine; each path that is fetched is put into `asked`."""
    handler = type("SiteHandler", (Handler,), {"site": site, "always": _headers(site), "asked": [] if asked is None else asked})
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
