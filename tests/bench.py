"""CPU time as ratios, in one run: `make bench`. Prints; asserts nothing."""

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from markdown_it import MarkdownIt

from quietword.article import parse
from quietword.engine import check, load_rules
from tests import bench_site

ARTICLES, ROUNDS = 2000, 3
LIBRARY = Path(__file__).parent.parent / "guidance"


def cpu(work) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def generated(count: int) -> list[str]:
    """Articles of about 170 words, shuffled together from the paragraphs of the sample library."""
    dice = random.Random(20261123)
    blocks = [
        block
        for file in sorted(LIBRARY.rglob("*.md"))
        for block in file.read_text(encoding="utf-8").split("---", 2)[-1].split("\n\n")
        if block.strip()
    ]
    articles = []
    for number in range(count):
        body: list[str] = []
        while sum(len(block.split()) for block in body) < 165:
            body.append(dice.choice(blocks).strip())
        articles.append(
            f"---\ntitle: Article {number}\nsummary: One sentence.\nauthor: Practice editorial team\n"
            f"topics: [sleep]\nkind: theme\n---\n\n" + "\n\n".join(body) + "\n"
        )
    return articles


def cold(*arguments: str) -> float:
    """CPU seconds, user and system, of a fresh Python process: the median of five.

    Bytecode is written, as Python does unless it is told not to: otherwise ours alone would be compiled at each start.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return statistics.median(once() for _ in range(5))


def main() -> None:
    texts = generated(ARTICLES)
    words = sum(len(text.split()) for text in texts)
    markdown, rules = MarkdownIt(), load_rules()
    check(parse(texts[0]), rules)  # compile what is compiled once
    stages = {
        "bare markdown-it-py parse": lambda: [markdown.parse(text) for text in texts],
        "parse into articles": lambda: [parse(text) for text in texts],
        "check, all rules": lambda: [check(parse(text), rules) for text in texts],
    }
    times = {name: statistics.median(cpu(work) for _ in range(ROUNDS)) for name, work in stages.items()}
    floor = times["bare markdown-it-py parse"]
    print(f"{ARTICLES} articles, {words} words, {len(rules)} rules; median of {ROUNDS}, one process")
    for name, seconds in times.items():
        print(f"  {name:28} {seconds:7.2f} CPU s   x{seconds / floor:.1f}")
    base = cold(sys.executable, "-c", "import typer, markdown_it")
    print(f"cold start: importing typer and markdown_it {base:.2f} CPU s")
    with tempfile.TemporaryDirectory() as folder:
        short = Path(folder, "short.md")
        short.write_text("# Sleep\n\nMany people lie awake. Get up at the same time each day.\n", encoding="utf-8")
        for name, article, more in (
            ("a short article, read afresh", short, ("--no-cache",)),
            ("an article of the library, read afresh", next(iter(sorted(LIBRARY.rglob("*.md")))), ("--no-cache",)),
            ("the same, once it is remembered", next(iter(sorted(LIBRARY.rglob("*.md")))), ()),
        ):
            seconds = cold(str(Path(sys.executable).parent / "quietword"), "check", *more, str(article))
            print(f"  check of {name:39} {seconds:5.2f} CPU s   x{seconds / base:.1f}")
    bench_site.main()


if __name__ == "__main__":
    main()
