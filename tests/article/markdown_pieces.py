"""Markdown put together from nasty pieces, and the page that the site makes of it."""

import re
from html import unescape

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

SITE = markdown.Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS)
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u206f\ufeff]")
INLINE = set("a abbr b code del em i img ins kbd mark q s small span strong sub sup u".split())
ELEMENTS = set("b br class details div markdown p pre span summary title".split())  # a tag that is shown as text tells nothing
SCRAPS = [
    *(
        "Sarah",
        "said",
        "ah",
        "b",
        "wo",
        "rd",
        "é",
        "e\u0301",
        "HTML",
        "👍",
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\n",
        "\n\n",
        "\n\n    ",
        "\n    ",
        "\n  ",
        "\t",
    ),
    *(
        "  \n",
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "```\n",
        "\n```\n",
        "~~~",
        "#",
        "=",
        "~",
        "^",
        "<",
        "$",
        "%",
        "'",
        '"',
        ".",
        "!",
        ":",
        "|",
        "\\",
        "\\*",
    ),
    *(
        "[",
        "]",
        "](",
        "](x)",
        "(y)",
        "[^1]",
        "\n[^1]: ",
        "![",
        '](p.png "Tit le")',
        "[r]",
        '\n[r]: http://e.org "Ti"\n',
        "<http://e.org/a> ",
    ),
    *(
        "<b>",
        "</b>",
        "<div>",
        "</div>\n",
        "<!--",
        "-->",
        "<!-- c -->",
        '<span title="ti">',
        "<br>",
        "<p>",
        "</p>",
        "<pre>",
        "</pre>",
    ),
    *(
        "<details>",
        "<summary>",
        "</summary>",
        "</details>",
        "<div markdown>\n",
        "&amp;",
        "&#97;",
        "&shy;",
        "&lt;b&gt;",
        "\u200b",
        "\u00ad",
    ),
    *(
        "{: .c }",
        '{: title="tt" }',
        "{x}",
        "!!! note\n    ",
        '??? tip "Q"\n    ',
        '=== "Tab"\n\n    ',
        "> ",
        "\n> ",
        "- ",
        "\n- ",
        "1. ",
        "\n1. ",
    ),
    *("# ", "## ", "\n===\n", "\n---\n", "| a | b |\n|---|---|\n| c | d |\n", "\n*[HTML]: Hyper\n", "\n:   def\n"),
]

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


scraps = st.lists(st.sampled_from(SCRAPS), min_size=2, max_size=24).map("".join)
"""Text that is hardly Markdown any more: marks that open and never close, blocks within blocks that are none."""


def page(text: str) -> tuple[str, list[str], list[str]]:
    """The site's page: (visible text, values of alt and title attributes, comments).

    Words stand together that a reader sees together: inline elements leave no gap, all others do.
    """
    SITE.reset()
    soup = BeautifulSoup(SITE.convert(text.removeprefix("\ufeff")), "html.parser")
    comments = [str(node.extract()) for node in soup.find_all(string=lambda node: isinstance(node, Comment))]
    for made in soup.find_all(["sup", "a", "div"], class_=["footnote-ref", "footnote-backref", "toc"]):
        made.extract()  # the arrows, numbers and contents that the site makes are nobody's words
    attributes = [str(tag[name]) for tag in soup.find_all(True) for name in ("alt", "title") if tag.has_attr(name)]
    for tag in soup.find_all(lambda tag: tag.name not in INLINE):
        tag.insert_before("\n")
        tag.insert_after("\n")
        tag.insert(0, "\n")
        tag.append("\n")
    return soup.get_text(""), attributes, comments


def word_set(text: str) -> set[str]:
    """The words of a text as a reader sees them, in lower case, and numbers that could tell: four digits or more.

    Shorter numbers are those of list items, which one parser counts and the other prints.
    """
    words = re.findall(r"[^\W_]+", INVISIBLE.sub("", text).casefold())
    return {word for word in words if re.search(r"[^\W\d_]|\d{4}", word)} - ELEMENTS


def unread(shown: str, read: set[str]) -> set[str]:
    """The words shown that were not read. Where an entity is shown as it is written, what it stands for may have been read."""
    return min(word_set(shown) - read, word_set(unescape(shown)) - read, key=len)
