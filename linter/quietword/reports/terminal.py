"""Paint and paper for reports that people read in a terminal: colour, width, marks."""

from __future__ import annotations

from textwrap import wrap

OPEN, CLOSE = "\ue000", "\ue001"      # stand for the marks while lines are wrapped; `plain` lets no such character in

_STYLES = {"bold": "1", "dim": "2", "mark": "1;4", "error": "1;31", "warning": "33", "advice": "36", "good": "32"}
_START, _STOP = f"\033[{_STYLES['mark']}m", "\033[0m"
NARROWEST, WIDEST = 30, 100


class Paper:
    """Where to write: whether it takes colour, and how many characters fit in a line."""

    def __init__(self, colour: bool = False, width: int = WIDEST):
        self.colour, self.width = colour, max(NARROWEST, min(width, WIDEST))

    def paint(self, text: str, style: str) -> str:
        """`text` in a style, or as it is where there is no colour."""
        return f"\033[{_STYLES[style]}m{text}\033[0m" if self.colour and text else text

    def wrapped(self, text: str, indent: str = "  ", first: str | None = None) -> list[str]:
        """`text` in lines that fit, `first` in place of `indent` before the first of them."""
        return wrap(text, self.width, initial_indent=indent if first is None else first, subsequent_indent=indent,
                    break_on_hyphens=False) or [(indent if first is None else first).rstrip()]

    def marked(self, text: str, indent: str, first: str | None = None) -> list[str]:
        """`text` in lines, what stands between OPEN and CLOSE underlined, or in «…» where there is no colour."""
        lines = self.wrapped(text, indent, first)
        if not self.colour:
            return [line.replace(OPEN, "«").replace(CLOSE, "»") for line in lines]
        shown, within = [], False
        for line in lines:
            lead, body = line[:len(indent)], (OPEN if within else "") + line[len(indent):]
            within = body.rfind(OPEN) > body.rfind(CLOSE)
            body = body.replace(OPEN, _START).replace(CLOSE, _STOP) + (_STOP if within else "")
            shown.append(self.paint(lead, "dim") + body)
        return shown

    def quoted(self, before: str, marked: str, after: str) -> list[str]:
        """A sentence behind a gutter: no article's words begin a line, where a log might take them for a command."""
        return self.marked(f"{before}{OPEN}{marked}{CLOSE}{after}" if marked else before + after, "  │ ")
