"""New articles from templates: everything is there but what the author must write."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from unicodedata import category, combining, normalize

from quietword.library.errors import LibraryError
from quietword.library.schema import KINDS, TITLE_LIMIT
from quietword.library.yamltext import is_bare

FOLDERS = {"theme": "themes", "coping-tip": "coping-tips", "guide": "guides"}
_UNPRINTABLE = frozenset({"Cc", "Cn", "Co", "Cs"})
_NAME_LIMIT = 60      # characters of a file name, so that addresses can be read out


def article(kind: str, title: str, author: str = "", topics: Sequence[str] = ()) -> str:
    """The text of a new article. Raises LibraryError for a kind or title that will not do."""
    if kind not in KINDS:
        near = get_close_matches(kind, KINDS, 1) or [known for known in KINDS if kind and kind in known]
        hint = f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(KINDS)}."
        raise LibraryError(kind, 0, f"is no kind of article. {hint}")
    title = " ".join(title.split())
    if not title or len(title) > TITLE_LIMIT:
        raise LibraryError("title", 0, f"should have 1 to {TITLE_LIMIT} characters, and has {len(title)}")
    if any(category(sign) in _UNPRINTABLE for sign in title + author):
        raise LibraryError("title", 0, "has a character that cannot be shown")
    template = (files(__package__) / "templates" / "articles" / f"{kind}.md").read_text(encoding="utf-8")
    values = {"title": _yaml(title), "author": _yaml(author), "topics": f"[{', '.join(map(_yaml, topics))}]"}
    return re.sub(r"\{(title|author|topics)\}", lambda found: values[found[1]], template)


def file_name(title: str) -> str:
    """A file name for a title: small letters, digits and hyphens."""
    plain = "".join(sign for sign in normalize("NFKD", title) if not combining(sign)).casefold()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    name = ""
    for word in words:
        if name and len(name) + len(word) >= _NAME_LIMIT:
            break
        name = f"{name}-{word}" if name else word[:_NAME_LIMIT]
    return f"{name}.md" if name else ""


def create(home: Path, kind: str, title: str, author: str = "", topics: Sequence[str] = ()) -> Path:
    """Writes a new article into the library in `home` and returns where. Never overwrites: raises LibraryError."""
    text = article(kind, title, author, topics)
    name = file_name(title)
    if not name:
        raise LibraryError("title", 0, "needs letters or digits to make a file name from")
    path = home / FOLDERS[kind] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise LibraryError(path, 0, "is there already; give the new article another title") from None
    return path


def _yaml(value: str) -> str:
    return value if is_bare(value) else json.dumps(value, ensure_ascii=False)
