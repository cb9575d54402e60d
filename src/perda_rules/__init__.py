"""perda-rules: a rule-engine compliance checker for an Indonesian city by-law."""

__version__ = "0.1.0"
