"""The library as the site sees it: each article with what the linter says of it and who approved it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from quietword import library
from quietword.approval import Standing, State, standing, unread
from quietword.article import Article, ArticleError, parse
from quietword.engine import Result, Verdict, check, load_rules
from quietword.library.config import Config

MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True)
class Kept:
    """One article on the shelf. `why_not` is empty where it may be published."""

    path: str  # from the library's folder, with forward slashes
    file: Path
    article: Article | None
    result: Result | None
    standing: Standing | None
    assets: dict[str, bytes]
    why_not: str = ""

    @property
    def marked_approved(self) -> bool:
        """Whether its front matter says that it was approved, whatever has become of it since."""
        review = self.article.front_matter.get("review") if self.article else None
        entries = review if isinstance(review, list) else [review]
        return any(isinstance(entry, dict) and entry.get("status") == "approved" for entry in entries)

    def meta(self, key: str, default: Any = "") -> Any:
        return self.article.front_matter.get(key, default) if self.article else default


@dataclass(frozen=True)
class Shelf:
    """A whole library on one day."""

    folder: Path
    config: Config
    today: date
    kept: tuple[Kept, ...]
    rules: tuple[Any, ...] = ()

    @property
    def published(self) -> tuple[Kept, ...]:
        return tuple(one for one in self.kept if not one.why_not)

    @property
    def left_out(self) -> tuple[Kept, ...]:
        return tuple(one for one in self.kept if one.why_not)


def shelf(folder: Path, today: date | None = None) -> Shelf:
    """Reads and checks a library. Raises LibraryError or RuleError where its settings or rules are broken."""
    config = library.load_config(folder)
    rules = load_rules(folders=tuple(folder / name for name in config.rule_folders))
    today = today or date.today()
    return Shelf(folder, config, today, tuple(_kept(folder, config, rules, today)), rules)


def _kept(folder: Path, config: Config, rules: tuple[Any, ...], today: date) -> Iterator[Kept]:
    for file in library.discover([folder]):
        path = file.relative_to(folder).as_posix()
        if file.suffix.lower() not in MARKDOWN:
            continue
        try:
            article = parse(library.read(file), path)
        except (ArticleError, library.LibraryError) as error:
            yield Kept(path, file, None, None, None, {}, f"it cannot be read (line {error.line or 1}): {error.problem}")
            continue
        assets = library.assets(file, article, folder)
        result = check(article, rules, config, library.surroundings(file, article, today))
        stands = standing(article, config, today, assets)
        yield Kept(path, file, article, result, stands, assets, _why_not(result, stands))


def _why_not(result: Result, stands: Standing) -> str:
    """Why an article may not be published, in plain words; empty where it may."""
    if stands.state is not State.APPROVED:
        return stands.reason
    if result.verdict is Verdict.BLOCKED:
        errors = sorted({f.rule for f in result.findings if f.severity == "error" and not f.waived})
        return f"the linter blocks it ({', '.join(errors)})"
    if left := unread(result.findings, stands):
        rules = sorted({finding.rule for finding in left})
        return f"it has warnings that its approver has not confirmed reading ({', '.join(rules)})"
    return ""
