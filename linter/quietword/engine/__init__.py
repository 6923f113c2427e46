"""Runs rules over articles and says what follows."""

from quietword.engine.finding import Finding, Readability, Result, Verdict

__all__ = ["Finding", "Readability", "Result", "Verdict"]
