"""Small libraries on disk, with articles in every standing."""

from datetime import date
from pathlib import Path

from quietword import library
from quietword.approval.approving import approved
from quietword.approval.writing import with_review
from quietword.article import parse

TODAY = date(2026, 11, 23)
ARTICLE = """---
title: {title}
summary: One sentence about it.
author: Team
topics: [sleep]
kind: theme
also_called: [cant sleep]
sources: [{{title: NHS, url: "https://www.nhs.uk/"}}]
notes: for us alone
review: {{status: draft}}
---

{body}
"""
GOOD = "Many people sleep badly for a while. <!-- ask Jo about this -->\n\n## What helps\n\nGet up at the same time."
STORY = "One of my clients told me that she counts the stairs."


def make(folder: Path) -> Path:
    """A project with an empty library, its settings, one page of its own and an mkdocs.yml."""
    guidance = folder / "guidance"
    guidance.mkdir(parents=True)
    (guidance / "quietword.toml").write_text(
        'name = "Sample practice"\napprovers = [{name = "Clinical lead", role = "clinical"}]\nrequired_roles = ["clinical"]\n'
    )
    (guidance / "helplines.toml").write_text(
        '[[helpline]]\nid = "samaritans"\nname = "Samaritans"\nwho = "anyone"\nnumber = "116 123"\nhours = "24 hours a day"\n'
        'cost = "free"\ncountry = "UK"\ntopics = ["always"]\nurl = "https://www.samaritans.org/"\n'
        'source = "https://www.samaritans.org/"\nchecked = 2026-11-23\nconfidence = "H"\n'
    )
    docs = folder / "docs"
    docs.mkdir()
    pages = {
        "index": "Home",
        "helplines": "Helplines",
        "we-never-write-about-clients": "Our promise",
        "worried-about-your-therapist": "Worried?",
        "how-this-guide-is-checked": "How",
    }
    for name, title in pages.items():
        mark = "<!-- helplines -->\n" if name == "helplines" else ""
        (docs / f"{name}.md").write_text(f"---\ntitle: {title}\n---\n\nWords.\n\n{mark}")
    (docs / "handbook").mkdir()
    (docs / "handbook" / "index.md").write_text("---\ntitle: Handbook\n---\n\nFor practices.\n")
    root = Path(__file__).parents[2]
    (folder / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text())
    return guidance


def write(guidance: Path, path: str, body: str = GOOD, title: str = "", approve: bool = True) -> Path:
    """An article, approved today by the clinical lead unless told otherwise."""
    file = guidance / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(ARTICLE.format(title=title or f"About {file.stem}", body=body))
    if approve:
        sign(guidance, file)
    return file


def sign(guidance: Path, file: Path) -> None:
    """Approves the words as they stand."""
    config = library.load_config(guidance)
    article = parse(library.read(file), file.name)
    review = approved(article, config, "Clinical lead", TODAY, library.assets(file, article, guidance))
    file.write_text(with_review(article.source, review))
