"""What a check of files found, in the formats that people, editors and CI systems read. One module per format."""

from __future__ import annotations

from collections.abc import Callable

from perda_rules.language import Language
from perda_rules.reports.diagnostics import github, gitlab, json, junit, sarif, text
from perda_rules.reports.diagnostics.models import Checked

FORMATS: dict[str, Callable[[Checked, Language], str]] = {
    "text": text.render,
    "json": json.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "gitlab": gitlab.render,
}
"""Format → how it is written; the first is for people."""
