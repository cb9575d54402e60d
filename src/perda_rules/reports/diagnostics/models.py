"""What a check of files found, ready to be written: places, severities, and sentences in both languages."""

from __future__ import annotations

from collections import Counter

from pydantic import BaseModel, ConfigDict

from perda_rules.errors import Severity
from perda_rules.language import Label

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")
"""The worst first."""


class RuleInfo(BaseModel):
    """A rule that looked at the files."""

    model_config = ConfigDict(frozen=True)

    code: str
    severity: Severity
    title: Label
    do: Label
    why: Label
    conventions: tuple[int, ...] = ()
    """Numbers of the drafting convention that it goes back to."""


class Diagnostic(BaseModel):
    """One thing that a rule found."""

    model_config = ConfigDict(frozen=True)

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    """Both count from 1; 0 stands for the file as a whole."""
    eid: str | None
    citation: Label | None
    """The provision, where it is in one."""
    message: Label
    fingerprint: str | None = None
    """What makes it the same one in another run, wherever it then stands."""


class Checked(BaseModel):
    """Files that were checked, the rules that looked at them, and what they found."""

    model_config = ConfigDict(frozen=True)

    tool: str
    version: str
    files: tuple[str, ...]
    rules: tuple[RuleInfo, ...]
    """Those that found something."""
    checked: int
    """How many rules looked."""
    findings: tuple[Diagnostic, ...]

    def count(self, severity: Severity) -> int:
        """Return how many findings are of ``severity``."""
        return self.by_severity()[severity]

    def by_severity(self) -> Counter[Severity]:
        """Return how many findings there are of each severity."""
        return Counter(found.severity for found in self.findings)

    def by_rule(self) -> Counter[str]:
        """Return how many findings there are of each rule."""
        return Counter(found.code for found in self.findings)
