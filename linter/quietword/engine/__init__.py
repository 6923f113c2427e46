"""Runs rules over articles and says what follows."""

from quietword.engine.check import check
from quietword.engine.finding import Finding, Result, Verdict
from quietword.engine.run import Problem, Run, load_rules
from quietword.rules.loader import RuleError

__all__ = ["Finding", "Problem", "Result", "RuleError", "Run", "Verdict", "check", "load_rules"]
