"""The Markdown report, for reading as text, for a wiki, and for comparing two audits line by line.

Every value is escaped as it is placed, so that no title of a document can make a heading, a link, a table or HTML.
"""

from __future__ import annotations

import re
from pathlib import Path

from perda_rules.assessment.models import Assessment
from perda_rules.language import Language
from perda_rules.reports.templating import environment, fill
from perda_rules.reports.view import make_view

# Signs that mean something anywhere in a line (GFM and the usual extensions: mathematics, footnotes, mentions).
_SIGNS = re.compile(r"([\\`*_\[\]|~$^@#])")
_LINK = re.compile(r"(?i):(?=//)|(?<=\bwww)\.")
# Signs that mean something at the start of a line only.
_START = re.compile(r"^(?=[-+=:>])|^(\d+)(?=[.)])")


class Raw(str):
    """Text that stands as it is: made by a filter of this module."""

    __slots__ = ()


def escape(value: object) -> str:
    """Return ``value`` as Markdown that shows exactly that text."""
    if isinstance(value, Raw):
        return str(value)
    text = " ".join(str(value).split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _LINK.sub(lambda found: f"\\{found[0]}", _SIGNS.sub(r"\\\1", text))
    return _START.sub(lambda found: f"{found[1]}\\" if found[1] else "\\", text)


def code(value: object) -> Raw:
    """Return ``value`` as a code span that no backtick in it can end, safe in a table too."""
    text = " ".join(str(value).split()).replace("|", "\\|")
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    padding = " " if text.startswith("`") or text.endswith("`") else ""
    return Raw(f"{fence}{padding}{text}{padding}{fence}") if text else Raw("")


def write_markdown(assessment: Assessment, language: Language, templates: Path | None = None) -> bytes:
    """Write the report. Raises InputError where one's own template is missing or wrong (A010, A011)."""
    found = environment("markdown", templates, autoescape=False, finalize=escape, keep_trailing_newline=True)
    found.filters["code"] = code
    found.filters["raw"] = Raw
    return fill(found, "laporan.md.j2", language, view=make_view(assessment, language)).encode()
