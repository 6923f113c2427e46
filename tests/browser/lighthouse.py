"""Lighthouse on the sample site as a slow phone gets it: scores for the pages that a reader meets first.

Run by `make lighthouse`, with the site that `make site` has built. Lighthouse slows the processor and the line in its own model (a
middling phone on a slow 4G line); Chromium is the machine's own. Speed is measured three times, and the median counts.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.server import served

PAGES = {"home": "", "article": "themes/panic/", "helplines": "helplines/"}
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 95, "seo": 100}
RUNS = 3
TOOL = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


def scores(address: str, only: str = "") -> dict[str, float]:
    """Lighthouse's scores for one address, from 0 to 100, by category; `only` asks for one of them."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium or not TOOL.is_file() or not shutil.which("node"):
        raise SystemExit("Lighthouse needs chromium, Node 18 or later, and: npm ci --prefix tests/browser")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = ["node", str(TOOL), address, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={CHROMIUM}",
                   f"--only-categories={only or ','.join(LEAST)}"]
        environment = {**os.environ, "CHROME_PATH": chromium, "CI": "1"}
        subprocess.run(command, env=environment, check=True, timeout=180, stdout=subprocess.DEVNULL)
        found = json.loads(report.read_text(encoding="utf-8"))
    return {name: round(100 * category["score"]) for name, category in found["categories"].items()}


def main(site: Path) -> int:
    """Prints a table; 1 where a page falls short of `LEAST`."""
    short = 0
    print(f"{'page':12}" + "".join(f"{name:>16}" for name in LEAST))
    with served(site) as address:
        for name, path in PAGES.items():
            found = scores(address + path)
            speed = [found["performance"], *(scores(address + path, "performance")["performance"] for _ in range(RUNS - 1))]
            found["performance"] = statistics.median(speed)
            short += sum(found[category] < least for category, least in LEAST.items())
            print(f"{name:12}" + "".join(f"{found[category]:>16}" for category in LEAST) + f"   speed: {sorted(speed)}", flush=True)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(Path("build/site")))
