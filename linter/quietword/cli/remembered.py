"""Articles in which nothing was found, remembered so that they are not read again before something changes.

Only articles without a single finding are kept, and of them only a fingerprint: an entry is called by a hash of everything
that the verdict depends on, and holds dates and figures, never a word. An entry that cannot be read counts for nothing.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import quietword
from quietword.engine import Result
from quietword.library.schema import day

PARTS = (".py", ".toml", ".txt", ".z")       # the files of this package that have a say in what is found
_MONTH = re.compile(r"\d{4}-\d\d")


@dataclass(frozen=True)
class Memory:
    """What is remembered under one set of rules and settings, of which `basis` is the hash."""

    basis: bytes
    scores: bool
    today: date

    def recall(self, source: bytes, name: str, pictures: Callable[[], str]) -> Result | None:
        """What a fresh check of an article would say, if that is certain. `pictures` gives the hash of what is known of them."""
        for month in (self.today, self.today.replace(day=1) - timedelta(days=1)):
            try:
                first, last, seen, scores, examples = json.loads((self._folder(month) / self._key(source, name)).read_bytes())
                if date.fromisoformat(first) <= self.today <= date.fromisoformat(last) and (not seen or seen == pictures()):
                    return Result(name, (), _scores(scores), int(examples))
            except (OSError, ValueError, TypeError):
                continue
        return None

    def keep(self, source: bytes, result: Result, last: date, pictures: str) -> None:
        """Remembers an article if nothing was found in it, until the day `last`. Where it cannot be written, it is not."""
        if result.findings:
            return
        scores = asdict(result.readability) if result.readability else None
        entry = json.dumps([self.today.isoformat(), last.isoformat(), pictures, scores, result.wording_examples])
        folder = self._folder(self.today)
        try:
            if not folder.is_dir():
                self._begin(folder)
            place = folder / self._key(source, result.path)
            place.with_suffix(f".{os.getpid()}").write_text(entry, encoding="utf-8")
            place.with_suffix(f".{os.getpid()}").replace(place)
        except OSError:
            return

    def _key(self, source: bytes, name: str) -> str:
        return _hash(self.basis, name.encode("utf-8", "surrogatepass"), bytes([self.scores]), source).hex()

    def _folder(self, on: date) -> Path:
        return _place() / f"{on:%Y-%m}"

    def _begin(self, folder: Path) -> None:
        """A new month: what is older than the last one goes."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in sorted(path for path in folder.parent.iterdir() if _MONTH.fullmatch(path.name))[:-2]:
            shutil.rmtree(old, ignore_errors=True)


def basis(config: Any, rules: tuple[Any, ...], home: Path | None) -> bytes:
    """A hash of all that bears on a verdict but the article: this installation, the settings, the rules and which are chosen."""
    own = [file for name in config.rule_folders for file in sorted((home / name).glob("*/*.toml"))] if home else []
    names = "\n".join(rule.name for rule in rules)
    return _hash(_installation(), repr(config).encode(), names.encode(), *(file.read_bytes() for file in own))


def good_until(front_matter: Any, config: Any, today: date) -> date:
    """The last day on which nothing that an article or its library dates has run out."""
    helplines = (line.checked + timedelta(days=config.stale_after) for line in config.helplines if line.checked)
    ahead = [when for when in (*_dates(front_matter), *helplines) if when >= today]
    return min(ahead, default=date.max)


def hash_of(value: Any) -> str:
    """A hash of plain values."""
    return _hash(repr(value).encode("utf-8", "surrogatepass")).hex()


def _dates(value: Any) -> Iterator[date]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _dates(inner)
    elif found := day(value):
        yield found


def _scores(values: dict | None) -> Any:
    if values is None:
        return None
    from quietword.readability.scores import Scores
    return Scores(**values)


def _place() -> Path:
    """The user's folder for what can be made again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "quietword"


@lru_cache(maxsize=1)
def _installation() -> bytes:
    """A hash of this package's files, of Python, and of the packages beside it with their versions."""
    top = Path(quietword.__file__).parent
    ours = sorted(Path(at, name) for at, _, names in os.walk(top) for name in names if name.endswith(PARTS))
    packages = sorted({name for folder in sys.path if os.path.isdir(folder)
                       for name in os.listdir(folder) if name.endswith(".dist-info")})
    told = (sys.version, *packages, *(file.relative_to(top).as_posix() for file in ours))
    return _hash("\n".join(told).encode(), *(file.read_bytes() for file in ours))


def _hash(*parts: bytes) -> bytes:
    """Of the parts with their lengths, so that none can run into the next."""
    made = blake2b(digest_size=20)
    for part in parts:
        made.update(len(part).to_bytes(8))
        made.update(part)
    return made.digest()
