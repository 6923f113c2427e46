"""Writes the `review` of an article and leaves every other character of it alone. Pure: text in, text out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from quietword.library.yamltext import is_bare

_OPENING = re.compile(r"\ufeff?---[ \t]*(\r\n|\n|\r)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_KEY = "review"


class WritingError(Exception):
    """An article that cannot carry an approval, and why."""


def with_review(source: str, review: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> str:
    """`source` with its `review` set to one entry or a list of them; comments, order, quotes and line ends stay.

    Dates are written as YAML dates. Raises WritingError where there is no front matter to write into.
    """
    opening = _OPENING.match(source)
    closing = opening and _CLOSING.search(source, opening.end())
    if not opening or not closing:
        raise WritingError("has no front matter, so it cannot carry an approval; `quietword new` shows what it looks like")
    line_end, head = opening[1], source[opening.end():closing.start()]
    start, end = _place(head)
    if start is None:
        return f"{source[:closing.start()]}{_dumped(None, review, line_end)}{line_end}{source[closing.start():]}"
    written = _dumped(head[start:end].replace("\r\n", "\n").replace("\r", "\n"), review, line_end)
    at = opening.end()
    return source[:at + start] + written + source[at + end:]


def _place(head: str) -> tuple[int | None, int]:
    """Where the key and its value begin and end in the front matter, comments of the next key left out."""
    node = _yaml().compose(head) if head.strip() else None
    if node is not None and node.flow_style:
        raise WritingError("has its front matter in braces; write it as `key: value` lines")
    for key, value in node.value if node is not None else ():
        if key.value == _KEY:
            start, end = key.start_mark.index, value.end_mark.index
            return start, start + len(_trimmed(head[start:end]))
    return None, 0


def _trimmed(chunk: str) -> str:
    """A block ends where the next key begins for YAML; for people it ends before blank lines and comments in between."""
    lines = chunk.splitlines(keepends=True)
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    return "".join(lines).rstrip("\r\n")


def _dumped(chunk: str | None, review: Any, line_end: str) -> str:
    """The key and its new value. Comments inside the old one stay where their keys do."""
    yaml = _yaml()
    top = yaml.load(chunk) if chunk else {}
    top[_KEY] = _changed(top.get(_KEY), review)
    stream = StringIO()
    yaml.dump(top, stream)
    return stream.getvalue().removesuffix("\n").replace("\n", line_end)


def _changed(old: Any, new: Any) -> Any:
    """`old` made to say what `new` does, in place where it can be."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in [key for key in old if key not in new]:
            del old[key]
        for key, value in new.items():
            if key not in old or old[key] != value:
                old[key] = _styled(value)
        return old
    if isinstance(new, Mapping):
        return _flowing(new)
    kept = old if isinstance(old, list) else []
    return [_changed(kept[at] if at < len(kept) else None, entry) for at, entry in enumerate(new)]


def _yaml() -> Any:
    from ruamel.yaml import YAML
    yaml = YAML()
    yaml.preserve_quotes, yaml.width, yaml.allow_unicode = True, 1_000_000, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.ignore_aliases = lambda _: True       # two equal dates are no anchor and alias
    return yaml


def _flowing(entry: Mapping[str, Any]) -> Any:
    """An entry on one line: `{status: approved, …}`."""
    from ruamel.yaml.comments import CommentedMap
    flowing = CommentedMap({key: _styled(value) for key, value in entry.items()})
    flowing.fa.set_flow_style()
    return flowing


def _styled(value: Any) -> Any:
    from ruamel.yaml.comments import CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString
    if isinstance(value, str) and not is_bare(value):
        return DoubleQuotedScalarString(value)
    if isinstance(value, list | tuple):
        flowing = CommentedSeq(value)
        flowing.fa.set_flow_style()
        return flowing
    return value
