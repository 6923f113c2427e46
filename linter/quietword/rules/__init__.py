"""The rulebook: one file a rule, one folder a group."""

from quietword.rules.model import SURE, UNSURE, Confidence, Example, Hit, Pattern, Rule, Severity, Source
from quietword.rules.reading import Line, Reading

__all__ = ["SURE", "UNSURE", "Confidence", "Example", "Hit", "Line", "Pattern", "Reading", "Rule", "Severity", "Source"]
