"""Markdown put together from nasty pieces, and the page that the site makes of it."""

import re

import markdown
from bs4 import BeautifulSoup, Comment
from hypothesis import strategies as st

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]
SETTINGS = {"pymdownx.tabbed": {"alternate_style": True}}

words = st.sampled_from(
    [
        "Sarah",
        "said",
        "naïve",
        "e\u0301tude",
        "🙂",
        "👩‍👩‍👧",
        "3.5",
        "e.g.",
        "can't",
        "don’t",
        "“so”",
        "AT&amp;T",
        "&eacute;clair",
        "\\*stars\\*",
        "a_b",
        "x < y",
        "Mr. T.",
        "ﬁn",
        "日本",
        "1.",
        "#tag",
        "!",
        "?",
    ]
)
plain = st.lists(words, min_size=1, max_size=6).map(" ".join)
inline = st.one_of(
    plain,
    plain.map(lambda t: f"**{t}**"),
    plain.map(lambda t: f"*{t}*"),
    st.sampled_from(["Sar**ah**", "Sar<b>ah</b>", "w\u200bord", "`code word`"]),
    plain.map(lambda t: f'[{t}](https://example.org/page "A title")'),
    plain.map(lambda t: f"![{t}](picture.png)"),
    st.just("<!-- a note about Jo -->"),
    st.just('<span title="hover">inner</span>'),
    st.just("note[^1]"),
)
line = st.lists(inline, min_size=1, max_size=3).map(" ".join)
soft = st.lists(line, min_size=1, max_size=3).map("\n".join)


def indented(text: str, by: int = 4) -> str:
    return "\n".join(" " * by + part if part else part for part in text.split("\n"))


leaf = st.one_of(
    soft,
    line.map(lambda t: f"## {t}"),
    line.map(lambda t: f"{t}\n==="),
    line.map(lambda t: f"> {t}\n> more"),
    st.lists(line, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(line, min_size=1, max_size=3).map(lambda items: "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1))),
    st.lists(plain, min_size=2, max_size=2).map(lambda cells: f"| A | B |\n|---|---|\n| {cells[0]} | {cells[1]} |"),
    plain.map(lambda t: f"```\n{t}\n```"),
    plain.map(lambda t: f"    {t}"),
    plain.map(lambda t: f"<div>\n{t}\n</div>"),
    st.just("[^1]: A foot note."),
    st.just("*[HTML]: Hyper Text"),
    st.just('[unused]: https://example.org "Mrs Jones"'),
    plain.map(lambda t: f"Term\n:   {t}"),
    plain.map(lambda t: f"{t}  \nhard break"),
)
block = st.recursive(
    leaf,
    lambda inner: st.one_of(
        inner.map(lambda t: f'!!! note "A title"\n\n{indented(t)}'),
        inner.map(lambda t: f"??? tip\n{indented(t)}"),
        inner.map(lambda t: f'=== "Tab one"\n\n{indented(t)}'),
        inner.map(lambda t: "- item\n\n" + indented(t)),
        inner.map(lambda t: "\n".join(f"> {part}" for part in t.split("\n"))),
    ),
    max_leaves=3,
)
documents = st.tuples(
    st.lists(block, min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans()
).map(
    lambda parts: (
        ("\ufeff" if parts[2] else "") + "\n\n".join(parts[0]).replace("\n", parts[1]) + ("" if parts[3] else parts[1])
    )
)


def page(text: str) -> tuple[str, list[str], list[str]]:
    """The site's page: (visible text, values of alt and title attributes, comments)."""
    html = markdown.markdown(text.lstrip("\ufeff"), extensions=EXTENSIONS, extension_configs=SETTINGS)
    soup = BeautifulSoup(html, "html.parser")
    comments = [str(node) for node in soup.find_all(string=lambda node: isinstance(node, Comment))]
    for reference in soup.find_all(["sup", "a"], class_=["footnote-ref", "footnote-backref"]):
        reference.extract()  # the arrows and numbers that footnotes bring are nobody's words
    attributes = [tag[name] for tag in soup.find_all(True) for name in ("alt", "title") if tag.has_attr(name)]
    for node in soup.find_all(string=lambda node: isinstance(node, Comment)):
        node.extract()
    return soup.get_text(" "), attributes, comments


def word_set(text: str) -> set[str]:
    """The words of a text, whatever stands between them; a call-out without a title shows its type with a capital."""
    return set(re.findall(r"\w+", text.replace("\u200b", "").casefold()))
