"""One article on somebody's desk, to be approved or taken out: reads it with its surroundings, and writes its review."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typer

from quietword import approval, library
from quietword.approval.writing import WritingError, with_review
from quietword.article import Article, parse
from quietword.library import LibraryError


@dataclass
class Desk:
    """An article, its library's settings, today's date and the files that the article shows."""

    path: Path
    home: Path
    config: Any
    article: Article
    assets: dict[str, bytes]
    today: date

    @classmethod
    def at(cls, path: Path) -> Desk:
        """Raises LibraryError or ArticleError where the article or its library cannot be read."""
        if not path.is_file():
            raise LibraryError(path, 0, "there is no such article")
        if path.suffix.lower() not in (".md", ".markdown"):
            raise LibraryError(path, 0, "only a Markdown article can carry an approval")
        home = library.require_library(path.absolute().parent)
        if not library.within(path, home):
            raise LibraryError(path, 0, f"lies outside the library in {home}")
        from quietword.cli.checking import setting, shown
        article = parse(library.read(path), shown(path))
        return cls(path, home, setting(home, (), ()).config, article, library.assets(path, article, home), date.today())

    def stands(self) -> str:
        """How the article stands now, in words."""
        return approval.standing(self.article, self.config, self.today, self.assets).reason

    def open_warnings(self, review: Any) -> tuple[Any, ...]:
        """The warnings of the article as it would be with this review. Ends the command if something blocks."""
        from quietword.cli.checking import setting
        from quietword.engine import check
        article = self._with(review)
        surroundings = library.surroundings(self.path, article, self.today)
        result = check(article, setting(self.home, (), ()).rules, self.config, surroundings)
        if result.verdict == "blocked":
            self._refuse(result)
        return tuple(finding for finding in result.findings if finding.severity == "warning" and not finding.waived)

    def _refuse(self, result: Any) -> None:
        """Says what blocks, masked where a log may be public, and ends the command."""
        if os.environ.get("CI"):
            from quietword.cli.checking import setting
            from quietword.engine import Run
            from quietword.reports.redaction import redacted
            rules = {rule.name: rule for rule in setting(self.home, (), ()).rules}
            result = redacted(Run((result,)), rules).results[0]
        blocking = [finding for finding in result.findings if finding.severity == "error" and not finding.waived]
        for finding in blocking:
            print(f"{result.path}:{finding.start.line}: {finding.message} ({finding.rule})", file=sys.stderr)
        many = "something" if len(blocking) == 1 else f"{len(blocking)} things"
        print(f"quietword: not approved: {many} must change first. `quietword check` says more.", file=sys.stderr)
        raise typer.Exit(1)

    def write(self, review: Any) -> None:
        """Writes the review into the file; nothing else of it changes. Raises LibraryError where that cannot be done."""
        article = self._with(review)
        if article.source[article.body_start:] != self.article.source[self.article.body_start:] or (
                _but_review(article) != _but_review(self.article)):
            raise LibraryError(self.path, 1, "its front matter is written in a way that cannot be changed safely; "
                               "put `review` on a line of its own")
        try:
            self.path.write_bytes(article.source.encode())
        except OSError as error:
            raise LibraryError(self.path, 0, f"cannot be written: {error.strerror}") from None
        self.article = article

    def _with(self, review: Any) -> Article:
        try:
            return parse(with_review(self.article.source, review), self.article.path)
        except WritingError as error:
            raise LibraryError(self.path, 1, str(error)) from None


def _but_review(article: Article) -> dict[str, Any]:
    return {key: value for key, value in article.front_matter.items() if key != "review"}
