"""The rulebook: one file a rule, one folder a group."""

from quietword.rules.model import Confidence, Example, Hit, Pattern, Rule, Severity, Source

__all__ = ["Confidence", "Example", "Hit", "Pattern", "Rule", "Severity", "Source"]
