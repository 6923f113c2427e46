"""How hard an article is to read, and what would make it easier. textstat's formulas, behind one door, offline."""

from quietword.readability.scores import Profile, Scores, Section, is_english, language, profile, score

__all__ = ["Profile", "Scores", "Section", "is_english", "language", "profile", "score"]
