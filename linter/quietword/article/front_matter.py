"""Front matter: strict YAML, and the place of each value.

Strict because what reads it later decides what is published: no duplicate keys, no anchors or aliases, no tags, no merge keys,
no second document. Whatever could make two readers see two things is an error.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Any, NoReturn

from quietword.article.model import ArticleError, Kind, Segment, Span
from quietword.article.text import Prose, Source

_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"(?:^|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.M)
_COMMENT = re.compile(r"(?:^|(?<=[ \t\r]))#[ \t]*([^\r\n]*)", re.M)
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_-]*")
_DEEPEST = 64  # levels; libyaml's composer overflows the stack far beyond
_STEPS = {"MappingStartEvent": 1, "SequenceStartEvent": 1, "MappingEndEvent": -1, "SequenceEndEvent": -1}
_STRING = "tag:yaml.org,2002:str"


def read(path: str, text: str) -> tuple[dict, list[Segment], Span | None, int]:
    """The front matter of an article: (values, segments, its span or None, where the body starts). Raises ArticleError."""
    opening = _OPENING.match(text)
    if not opening:
        return {}, [], None, 1 if text.startswith("\ufeff") else 0
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        raise ArticleError(path, 1, "the front matter opens with `---` and never closes; end it with a line `---`")
    reader = _Reader(path, text, opening.end(), closing.start())
    values = reader.values()
    return values, reader.segments(), Span(opening.start(), closing.end()), closing.end()


class _Reader:
    """Reads the YAML at `[start:end]` of a text."""

    def __init__(self, path: str, text: str, start: int, end: int):
        self.path, self.text, self.start, self.end = path, text, start, end
        self.found: list[Segment] = []
        self.taken: list[tuple[int, int]] = []  # where scalars stand: `#` begins no comment there
        self.block = Source.as_it_stands(text).whole

    def fail(self, at: int, problem: str) -> NoReturn:
        """Raises ArticleError for the line of an offset in the YAML."""
        line = len(re.findall(r"\r\n|\n|\r", self.text[: self.start + at])) + 1
        raise ArticleError(self.path, line, problem)

    def values(self) -> dict:
        """The values; notes a segment for each that is a scalar."""
        node = self._compose()
        return self._mapping(node, "") if node is not None else {}

    def segments(self) -> list[Segment]:
        """A segment for each value and comment, in the order of the source. Comments stay in the repository, so they count."""
        at, ends = self.start, [end for _, end in self.taken]  # in the order of the source
        while match := _COMMENT.search(self.text, at, self.end):
            scalar = bisect_right(ends, match.start())
            if scalar < len(ends) and self.taken[scalar][0] <= match.start():
                at = ends[scalar]
                continue
            at = match.end()
            prose = Prose(self.block)
            prose.add_lines(*match.span(1))
            self._keep(prose.segment(Kind.COMMENT))
        return sorted(self.found, key=lambda segment: segment.runs[0].source)

    def _keep(self, segment: Segment | None) -> None:
        if segment:
            self.found.append(segment)

    def _compose(self) -> Any:
        import yaml

        body = self.text[self.start : self.end]
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            self._refuse_oddities(yaml.parse(body, loader))
            node = yaml.compose(body, loader)
        except yaml.YAMLError as error:
            unended = "end of stream" in str(getattr(error, "problem", ""))  # better to say where it begins
            marks = [getattr(error, name, None) for name in ("context_mark", "problem_mark")]
            mark = next((mark for mark in (marks if unended else reversed(marks)) if mark), None)
            self.fail(mark.index if mark else 0, f"the front matter cannot be read: {getattr(error, 'problem', None) or error}")
        except (RecursionError, ValueError) as error:
            self.fail(0, f"the front matter cannot be read: {error}")
        if node is not None and not isinstance(node, yaml.MappingNode):
            self.fail(node.start_mark.index, "the front matter must be `key: value` lines")
        return node

    def _refuse_oddities(self, events: Any) -> None:
        """What is to be refused before the values are composed: that recurses, and libyaml's own recursion has no limit."""
        depth = 0
        for event in events:
            at = event.start_mark.index if event.start_mark else 0
            kind = type(event).__name__
            depth += _STEPS.get(kind, 0)
            if depth > _DEEPEST:
                self.fail(at, "the front matter is nested too deeply to be read")
            if kind == "AliasEvent" or getattr(event, "anchor", None):
                self.fail(at, "anchors and aliases (`&`, `*`) are not allowed in front matter; write the value out")
            if getattr(event, "tag", None):
                self.fail(at, f"the tag `{event.tag}` is not allowed in front matter; write a plain value")

    def _mapping(self, node: Any, prefix: str) -> dict:
        values: dict = {}
        for key_node, value_node in node.value:
            key, at = key_node.value, key_node.start_mark.index
            if not isinstance(key, str):
                self.fail(at, "a key of the front matter must be a plain word")
            if key_node.tag.endswith(":merge"):
                self.fail(at, "merge keys (`<<`) are not allowed in front matter; write the values out")
            if key in values:
                self.fail(at, f"`{key}` stands twice in the front matter; keep one")
            self._scalar_at(key_node)
            if not _PLAIN_KEY.fullmatch(key):
                self._keep(self._segment(key_node, Kind.RAW, ""))
            values[key] = self._value(value_node, f"{prefix}{key}")
        return values

    def _value(self, node: Any, key: str) -> Any:
        kind = type(node).__name__
        if kind == "MappingNode":
            return self._mapping(node, f"{key}.")
        if kind == "SequenceNode":
            return [self._value(item, key) for item in node.value]
        self._scalar_at(node)
        self._keep(self._segment(node, Kind.FRONT_MATTER, key))
        return node.value if node.tag == _STRING else self._constructed(node)

    def _constructed(self, node: Any) -> Any:
        make = _constructors().get(node.tag)
        if not make:
            self.fail(node.start_mark.index, f"the value `{node.value}` is of a kind that front matter does not take")
        try:
            return make(node)
        except (ValueError, OverflowError):
            self.fail(node.start_mark.index, f"the value `{node.value}` cannot be read")

    def _scalar_at(self, node: Any) -> tuple[int, int]:
        """Where a scalar's words stand in the text; the line of `|` or `>` may hold a comment and is none of them."""
        start, end = self.start + node.start_mark.index, self.start + node.end_mark.index
        if node.style in ("|", ">"):
            line_end = re.compile(r"\r\n|\n|\r|\Z").search(self.text, start).end()
            start = min(line_end, end)
        self.taken.append((start, end))
        return start, end

    def _segment(self, node: Any, kind: Kind, key: str) -> Segment | None:
        """The value as a reader sees it: words in a row, each with its place; line breaks are blanks."""
        start, end = self.taken[-1]
        prose, value = Prose(self.block), str(node.value)
        if node.style in ("'", '"'):
            start, end = start + 1, end - 1
        if self.text[start:end] == value and "\n" not in value:
            prose.add(value, start)
            return prose.segment(kind, key=key)
        shown, raw = value.split(), list(re.compile(r"\S+").finditer(self.text, start, end))
        if len(raw) < len(shown):  # an escape stands for a blank
            prose.add(" ".join(shown), start, end - start)
        else:
            for word, match in zip(shown, raw, strict=False):
                if prose.length:
                    prose.add(" ", match.start() - 1)
                prose.add(word, match.start(), len(match[0]))
        return prose.segment(kind, key=key)


@cache
def _constructors() -> dict[str, Any]:
    """What makes a value of a scalar that is no string, by tag. Dates stay dates."""
    from yaml.constructor import SafeConstructor

    maker = SafeConstructor()
    kinds = ("null", "bool", "int", "float", "timestamp")
    return {f"tag:yaml.org,2002:{kind}": getattr(maker, f"construct_yaml_{kind}") for kind in kinds}
