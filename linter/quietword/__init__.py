"""Quietword: check what a practice wants to publish, and publish what may go out."""

__version__ = "0.1.0"
