"""Inline Markdown with positions: every token knows where in its block's text it was read.

markdown-it-py keeps no inline positions, so its state is subclassed to note them while it parses; nothing is guessed afterwards.
"""

from __future__ import annotations

import re

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

_TERMINATOR = re.compile(r"[\n\\`*_\[\]<&!]")


class PositionedState(StateInline):
    """Notes in each token's `meta["at"]` the offset in `src` at which it starts, and in `meta["end"]` where a link ends."""

    started = 0
    mark, marks = -1, 0

    def append_pending(self, text: str) -> None:
        if not self._pending and not self._pending_buffer:
            self.started = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta = {"at": self.started}
        return token

    def push(self, ttype: str, tag: str, nesting: int) -> Token:
        token = super().push(ttype, tag, nesting)
        at = self.pos
        if ttype == "text":  # the marks of `**` are pushed one by one before the position moves on
            self.marks = self.marks + 1 if at == self.mark else 0
            self.mark = at
            at += self.marks
        token.meta = {"at": at}
        return token


class PositionedInline(ParserInline):
    """The inline parser, with `PositionedState` in place of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.terminator_re = _TERMINATOR
        self.ruler.at("link", _noting_the_end(link))
        self.ruler.at("image", _noting_the_end(image))

    def parse(self, src: str, md, env, tokens: list[Token]) -> list[Token]:
        state = PositionedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _noting_the_end(rule):
    """A rule for links or images that notes in its last token where the whole ends, target and title included."""

    def noting(state: StateInline, silent: bool) -> bool:
        found = rule(state, silent)
        if found and not silent:
            state.tokens[-1].meta["end"] = state.pos
        return found

    return noting
