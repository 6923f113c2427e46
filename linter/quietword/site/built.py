"""A built page, read as a browser would: its text by block, and what it shows, links to and loads."""

from __future__ import annotations

from html.parser import HTMLParser

_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li td th dt dd blockquote pre figcaption summary title div section header footer main article".split())
_LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "embed": "src", "object": "data",
          "input": "src", "track": "src"}
_LOADING_LINKS = frozenset("stylesheet preload prefetch preconnect dns-prefetch modulepreload icon shortcut manifest apple-touch-icon".split())
_SHOWN = frozenset({"alt", "title", "content", "aria-label", "placeholder", "summary", "value"})


class Page(HTMLParser):
    """What a built page holds: its text by block, its attributes, its comments, and what it loads."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.attributes: list[str] = []
        self.comments: list[str] = []
        self.loads: list[str] = []
        self.links: set[str] = set()
        self.styles: list[str] = []
        self.classes: set[str] = set()
        self._words: list[str] = []
        self._silent = 0
        self._in_style = False
        self.feed(text)
        self.close()
        self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.classes.update(values.get("class", "").split())
        if tag in _BLOCKS:
            self._end()
        self._silent += tag in ("script", "style")
        self._in_style = tag == "style"
        self.styles.append(values.get("style", ""))
        if tag == "a":
            self.links.add(values.get("href", ""))
        self.attributes += [value for name, value in values.items() if name in _SHOWN and value.strip()]
        if tag in _LOADS and values.get(_LOADS[tag]):
            self.loads.append(values[_LOADS[tag]])
        self.loads += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
        if tag == "link" and _LOADING_LINKS.intersection(values.get("rel", "").lower().split()):
            self.loads.append(values.get("href", ""))

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(self._silent - (tag in ("script", "style")), 0)
        if tag in _BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)
        elif self._in_style:
            self.styles.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def _end(self) -> None:
        text = " ".join("".join(self._words).split())
        if text:
            self.blocks.append(text)
        self._words = []
