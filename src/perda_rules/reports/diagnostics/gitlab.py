"""Findings as a code quality report, which GitLab shows beside a merge request.

Format: docs.gitlab.com, "Code Quality", "Import code quality results".
"""

from __future__ import annotations

import hashlib
import json
from pathlib import PurePath

from perda_rules.language import Language
from perda_rules.reports.diagnostics.models import Checked, Diagnostic
from perda_rules.reports.wording import clean, write

_SEVERITIES = {"error": "major", "warning": "minor", "notice": "info"}


def render(checked: Checked, language: Language) -> str:
    """Write one entry for each finding."""
    entries = [_entry(found, language) for found in checked.findings]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(found: Diagnostic, language: Language) -> dict[str, object]:
    where = f"{write(found.citation, language)}: " if found.citation else ""
    same = found.fingerprint or f"{found.code} {found.file} {found.line} {found.message.id}"
    return {
        "description": where + write(found.message, language),
        "check_name": found.code,
        "fingerprint": hashlib.sha256(f"{found.code} {same}".encode()).hexdigest(),
        "severity": _SEVERITIES[found.severity],
        "location": {"path": PurePath(clean(found.file)).as_posix(), "lines": {"begin": max(found.line, 1)}},
    }
