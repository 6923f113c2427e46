"""What staging and verifying cost, as a share of building a site of 2,000 approved articles: a part of `make bench`."""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

from quietword import library
from quietword.approval.approving import approved
from quietword.approval.writing import with_review
from quietword.article import parse
from quietword.engine import load_rules
from quietword.site import build
from quietword.site.stage import stage

ROOT = Path(__file__).parents[1]
HEAVY = re.compile(r"suicid|self-harm|crisis|abuse|Samaritans|999|eating", re.I)
TOPICS = ("sleep", "anxiety", "stress", "low-mood", "grief", "loneliness", "anger", "panic")


def project(home: Path, count: int) -> None:
    """A project with `count` articles in `home`, each approved today, each made of parts of the sample library."""
    shutil.copytree(ROOT / "docs", home / "docs")
    shutil.copyfile(ROOT / "mkdocs.yml", home / "mkdocs.yml")
    for file in ("quietword.toml", "helplines.toml"):
        (home / "guidance").mkdir(exist_ok=True)
        shutil.copyfile(ROOT / "guidance" / file, home / "guidance" / file)
    for path in (home / "docs").rglob("*.md"):
        path.write_text(re.sub(r"\[([^\]]*)\]\((?:\.\./)?(?:guides|themes|coping-tips)/[^)]*\)", r"\1", path.read_text(encoding="utf-8")))
    config, parts, read = library.load_config(home / "guidance"), _parts(), [rule.name for rule in load_rules()]
    dice = random.Random(20261123)
    for number in range(count):
        file = home / "guidance" / ("themes", "guides", "coping-tips")[number % 3] / f"article-{number}.md"
        file.parent.mkdir(exist_ok=True)
        article = parse(_text(number, dice, parts), file.name)
        file.write_text(with_review(article.source, approved(article, config, "Clinical lead", date.today(), {}, read)), encoding="utf-8")


def _parts() -> list[str]:
    """Sections of the sample library that speak of no danger, with links as words."""
    texts = [file.read_text(encoding="utf-8").split("---\n", 2)[2] for file in sorted((ROOT / "guidance").rglob("*.md"))]
    sections = [part for text in texts for part in re.split(r"\n(?=## )", text)[1:]]
    return [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", part).strip() for part in sections if not HEAVY.search(part)]


def _text(number: int, dice: random.Random, parts: list[str]) -> str:
    kind = ("theme", "guide", "coping-tip")[number % 3]
    titles = " ".join(dice.sample("rest calm quiet slow warm steady small gentle open clear soft plain".split(), 3))
    return (
        f"---\ntitle: {titles.capitalize()} {number}\nsummary: What may help when you look for {titles}.\nauthor: Practice editorial team\n"
        f"topics: [{', '.join(dice.sample(TOPICS, 2))}]\nkind: {kind}\nalso_called: [{titles}, cant {titles}]\n"
        'sources: [{title: "NHS: sleep", url: "https://www.nhs.uk/sleep/"}]\nreview: {status: draft}\n---\n\n'
        f"This page is about {titles}.\n\n" + "\n\n".join(dict.fromkeys(dice.sample(parts, 5))) + "\n"
    )


def shares(home: Path) -> tuple[dict[str, float], dict[str, float]]:
    """CPU seconds of each part of one `quietword build` in `home`, and the peak of memory in MB when each part ended."""
    os.chdir(home)
    seconds, memory = {}, {}

    def timed(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            done = work(*given, **named)
            seconds[name] = time.process_time() - start
            memory[name] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
            return done

        return wrapped

    memory["imports"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    staged = timed("stage", stage)(Path("guidance"), Path("build/public"), docs=Path("docs"))
    with mock.patch.object(build, "_mkdocs", timed("mkdocs", build._mkdocs)), mock.patch.object(build, "verify", timed("verify", build.verify)):
        done = build.build(home, Path("build/site"), staged)
    if done.troubles or len(staged.published) != len(staged.shelf.kept):
        raise SystemExit(f"the generated library is not as it should be: {done.troubles[:3]} {staged.left_out[:3]}")
    return seconds, memory


def main(count: int = 2000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve()
        project(home, count)
        seconds, memory = shares(home)
        index = (home / "build/site/search/pages.json").stat().st_size
    whole = sum(seconds.values())
    print(f"quietword build of {count} approved articles: {whole:.1f} CPU s, {memory['verify']:.0f} MB; search reads {index / 1e6:.1f} MB")
    before = memory["imports"]
    for name, used in seconds.items():
        print(f"  {name:8} {used:7.1f} CPU s  {used / whole:5.0%}   peak of memory +{memory[name] - before:.0f} MB")
        before = memory[name]
    print(f"  stage and verify: {(seconds['stage'] + seconds['verify']) / whole:.0%} of the time")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
