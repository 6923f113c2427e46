"""One door for every kind of source file."""

from __future__ import annotations

from quietword.article import front_matter
from quietword.article.model import Article, ArticleError, Kind, Segment

SUBTITLES = (".srt", ".vtt")
CAPTIONS = (".txt",)


def parse(source: str, path: str = "article.md") -> Article:
    """Reads a source file's text; `path` names it in messages and its ending tells the format (Markdown unless .txt, .srt, .vtt).

    Raises ArticleError, with the line, for front matter or time codes that cannot be read or nesting that is too deep.
    """
    name = Segment(Kind.FILE_NAME, path.replace("\\", "/").rsplit("/", 1)[-1], ())
    ending = path.lower()
    try:
        if ending.endswith((*SUBTITLES, *CAPTIONS)):
            from quietword.article import plain

            found = plain.subtitles(path, source) if ending.endswith(SUBTITLES) else plain.caption(source)
            return Article(path, source, (name, *found))
        return _markdown(source, path, name)
    except RecursionError:
        raise ArticleError(path, 1, "quotes, lists or brackets are nested too deeply to be read") from None


def _markdown(source: str, path: str, name: Segment) -> Article:
    from quietword.article import markdown

    values, segments, span, start = front_matter.read(path, source)
    body, examples = markdown.segments(source, start)
    return Article(
        path,
        source,
        (name, *segments, *body),
        front_matter=values,
        front_matter_span=span,
        body_start=start,
        wording_examples=examples,
    )
