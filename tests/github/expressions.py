"""The small part of GitHub's expression language that our workflows use. Anything else is an error, never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<name>[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)|(?P<sign>\|\||&&|==|!=|[()]))")
_FUNCTIONS: dict[str, Callable[[bool], bool]] = {"always": lambda ok: True, "success": lambda ok: ok, "failure": lambda ok: not ok}


def filled(text: Any, contexts: Mapping[str, Any]) -> str:
    """`text` with every `${{ … }}` replaced by its value."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: _shown(value(found[1], contexts)), _shown(text), flags=re.DOTALL)


def holds(condition: Any, contexts: Mapping[str, Any], ok: bool) -> bool:
    """Whether a job or step with `if: condition` runs. Where no status function stands in it, all must be well so far."""
    condition = re.sub(r"^\s*\$\{\{(.*)\}\}\s*$", r"\1", str(condition))
    if not re.search(rf"\b({'|'.join(_FUNCTIONS)})\(\)", condition) and not ok:
        return False
    return bool(value(condition, contexts, ok))


def value(expression: str, contexts: Mapping[str, Any], ok: bool = True) -> Any:
    """What an expression says: a string or a truth value; "" for what no context holds. Raises ValueError."""
    return _Reader(expression, contexts, ok).read()


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


class _Reader:
    """Reads one expression from left to right: `||` binds least, then `&&`, then `==` and `!=`."""

    def __init__(self, expression: str, contexts: Mapping[str, Any], ok: bool):
        self.contexts, self.ok = contexts, ok
        self.tokens: list[re.Match[str]] = []
        at = 0
        while expression[at:].strip():
            token = _TOKEN.match(expression, at)
            if not token:
                raise ValueError(f"cannot read {expression!r} from {expression[at:]!r}")
            self.tokens.append(token)
            at = token.end()

    def read(self) -> Any:
        result = self._either()
        if self.tokens:
            raise ValueError(f"did not expect {self.tokens[0][0]!r}")
        return result

    def _next_is(self, *signs: str) -> str:
        if self.tokens and self.tokens[0]["sign"] in signs:
            return self.tokens.pop(0)["sign"]
        return ""

    def _either(self) -> Any:
        left = self._both()
        while self._next_is("||"):
            right = self._both()
            left = left or right
        return left

    def _both(self) -> Any:
        left = self._compared()
        while self._next_is("&&"):
            right = self._compared()
            left = left and right
        return left

    def _compared(self) -> Any:
        left = self._single()
        sign = self._next_is("==", "!=")
        return left if not sign else (left == self._single()) is (sign == "==")

    def _single(self) -> Any:
        if self._next_is("("):
            inner = self._either()
            if not self._next_is(")"):
                raise ValueError("a bracket is not closed")
            return inner
        token = self.tokens.pop(0)
        if token["text"]:
            return token["text"][1:-1].replace("''", "'")
        if self._next_is("("):
            self.tokens.pop(0)
            return _FUNCTIONS[token["name"]](self.ok)
        found: Any = self.contexts
        for part in token["name"].split("."):
            found = found.get(part, "") if isinstance(found, Mapping) else ""
        return found
