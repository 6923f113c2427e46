"""Source text to what a reader reads: segments, sentences, and where each character came from."""

from quietword.article.model import PROSE, Article, ArticleError, Kind, Position, Run, Segment, Sentence, Span
from quietword.article.parsing import parse
from quietword.article.sentences import sentences

__all__ = ["PROSE", "Article", "ArticleError", "Kind", "Position", "Run", "Segment", "Sentence", "Span", "parse", "sentences"]
