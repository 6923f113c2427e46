"""Front matter: strict YAML, and the place of each value.

Strict because what reads it later decides what is published: no duplicate keys, no anchors or aliases, no tags, no merge keys,
no second document. Whatever could make two readers see two things is an error.
"""

from __future__ import annotations

import re
from typing import Any

from quietword.article.model import ArticleError, Kind, Run, Segment, Span

_FENCE = re.compile(r"\ufeff?---[ \t]*(\r\n|\n|\r)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.M)
_COMMENT = re.compile(r"(?:^|[ \t])#[ \t]*(.*?)[ \t]*$", re.M)
_SCALARS = {
    "tag:yaml.org,2002:str",
    "tag:yaml.org,2002:int",
    "tag:yaml.org,2002:float",
    "tag:yaml.org,2002:bool",
    "tag:yaml.org,2002:null",
    "tag:yaml.org,2002:timestamp",
}


def read(path: str, text: str) -> tuple[dict, list[Segment], Span | None, int]:
    """The front matter of an article: (values, segments, its span or None, where the body starts). Raises ArticleError."""
    opening = _FENCE.match(text)
    if not opening:
        return {}, [], None, 1 if text.startswith("\ufeff") else 0
    closing = _END.search(text, opening.end())
    if not closing:
        raise ArticleError(path, 1, "the front matter opens with `---` and never closes; end it with a line `---`")
    body = text[opening.end() : closing.start()]
    node = _compose(path, body)
    segments: list[Segment] = []
    values = _mapping(path, node, "", segments, opening.end()) if node else {}
    segments += _comments(body, opening.end(), segments)
    return values, segments, Span(opening.start(), closing.end()), closing.end()


def _compose(path: str, body: str) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(body, loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise ArticleError(
                    path,
                    event.start_mark.line + 2,
                    "anchors and aliases (`&`, `*`) are not allowed in front matter; write the value out",
                )
            tagged = isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent) and event.tag
            if tagged:
                raise ArticleError(
                    path,
                    event.start_mark.line + 2,
                    f"the tag `{event.tag}` is not allowed in front matter; write a plain value",
                )
        node = yaml.compose(body, loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ArticleError(
            path, mark.line + 2 if mark else 2, f"the front matter cannot be read: {getattr(error, 'problem', None) or error}"
        ) from None
    except (RecursionError, ValueError) as error:
        raise ArticleError(path, 2, f"the front matter cannot be read: {error}") from None
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise ArticleError(path, 2, "the front matter must be `key: value` lines")
    return node


def _mapping(path: str, node: Any, prefix: str, segments: list[Segment], base: int) -> dict:
    values: dict = {}
    for key_node, value_node in node.value:
        key = key_node.value
        line = key_node.start_mark.line + 2
        if not isinstance(key, str):
            raise ArticleError(path, line, "a key of the front matter must be a plain word")
        if key == "<<":
            raise ArticleError(path, line, "merge keys (`<<`) are not allowed in front matter; write the values out")
        if key in values:
            raise ArticleError(path, line, f"`{key}` stands twice in the front matter; keep one")
        values[key] = _value(path, value_node, f"{prefix}{key}", segments, base)
    return values


def _value(path: str, node: Any, key: str, segments: list[Segment], base: int) -> Any:
    kind = type(node).__name__
    if kind == "MappingNode":
        return _mapping(path, node, f"{key}.", segments, base)
    if kind == "SequenceNode":
        return [_value(path, item, key, segments, base) for item in node.value]
    _segment(node, key, segments, base)
    return _scalar(path, node)


def _scalar(path: str, node: Any) -> Any:
    import yaml

    if node.tag not in _SCALARS:
        raise ArticleError(
            path, node.start_mark.line + 2, f"the value `{node.value}` is of a kind that front matter does not take"
        )
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError, OverflowError):
        raise ArticleError(path, node.start_mark.line + 2, f"the value `{node.value}` cannot be read") from None


def _segment(node: Any, key: str, segments: list[Segment], base: int) -> None:
    """The value as a reader sees it; where quoting or folding changed it, it stands for its whole range."""
    text = str(node.value)
    if not text.strip():
        return
    start, end = base + node.start_mark.index, base + node.end_mark.index
    lead = 1 if node.style in ("'", '"') else 0
    inner = end - start - 2 * lead
    run = Run(0, start + lead, len(text), len(text)) if inner == len(text) else Run(0, start, len(text), end - start)
    segments.append(Segment(Kind.FRONT_MATTER, text, (run,), key=key, block=0))


def _comments(body: str, base: int, values: list[Segment]) -> list[Segment]:
    """Comments: they never reach the site, and they stay in the repository."""
    taken = [(run.source, run.source + run.source_length) for segment in values for run in segment.runs]
    found = []
    for match in _COMMENT.finditer(body):
        start, end = base + match.start(1), base + match.end(1)
        if match[1] and not any(low < end and start < high for low, high in taken):
            found.append(Segment(Kind.COMMENT, match[1], (Run(0, start, end - start, end - start),)))
    return found
