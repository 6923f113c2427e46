"""Inline Markdown with positions: every token knows where in its block's text it was read.

markdown-it-py keeps no inline positions, so its state is subclassed to note them while it parses; nothing is guessed afterwards.
"""

from __future__ import annotations

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token


class PositionedState(StateInline):
    """Notes in each token's `meta["at"]` the offset in `src` at which it starts."""

    started = 0

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
        token.meta = {"at": self.pos}
        return token


class PositionedInline(ParserInline):
    """The inline parser, with `PositionedState` in place of its own."""

    def parse(self, src: str, md, env, tokens: list[Token]) -> list[Token]:
        state = PositionedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens
