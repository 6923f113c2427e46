"""Source text to what a reader reads: segments, sentences, and where each character came from."""

from quietword.article.model import PROSE, Article, ArticleError, Kind, Position, Run, Segment, Sentence, Span

__all__ = ["PROSE", "Article", "ArticleError", "Kind", "Position", "Run", "Segment", "Sentence", "Span"]
