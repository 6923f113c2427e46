"""The content security policy: each page names the few inline scripts that it holds by their hash, and allows nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_INLINE = re.compile(r"<script>(.*?)</script>", re.S)      # data blocks (JSON) have a type, and are never run
_NAMED = re.compile(r"'sha256-[A-Za-z0-9+/=]+'")
_REST = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; font-src 'self'; "
    "base-uri 'self'; form-action 'self'"
)


def with_policy(page: str) -> str:
    """A built page with its policy as the first thing in its head. Source: W3C Content Security Policy Level 3."""
    policy = _policy(_hash(script) for script in _INLINE.findall(page))
    return page.replace("<head>", f'<head>\n<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def header(pages: Iterable[str]) -> str:
    """One policy for a whole site, for servers that send it as a header: every script that some page names."""
    return _policy({name for page in pages for name in _NAMED.findall(page)}) + "; frame-ancestors 'none'"


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _policy(scripts: Iterable[str]) -> str:
    allowed = " ".join(["'self'", *sorted(set(scripts))])
    return f"{_REST}; script-src {allowed}"
