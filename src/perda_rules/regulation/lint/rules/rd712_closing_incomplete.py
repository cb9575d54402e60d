"""RD712: a part of the closing is missing."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.closing import closing_of, is_glued
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_PARTS = {
    "Ditetapkan di … pada tanggal …": re.compile(
        r"\b(?:Ditetapkan|Disahkan) di\b.{0,80}?\b[Pp]ada tanggal\b", re.DOTALL
    ),
    "Diundangkan di … pada tanggal …": re.compile(r"\bDiundangkan di\b.{0,80}?\b[Pp]ada tanggal\b", re.DOTALL),
    "LEMBARAN/BERITA … TAHUN … NOMOR …": re.compile(r"\b(?:LEMBARAN|BERITA) (?:NEGARA|DAERAH)\b"),
}


@rule("RD712", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find, at the end of the closing or of the draft, each part of the closing that is missing."""
    closing = closing_of(draft)
    if closing is not None:
        for part, pattern in _PARTS.items():
            if not pattern.search(closing.text):
                yield at(closing, len(closing.text) - 1, part=part)
    elif draft.articles and draft.norms and not is_glued(draft):
        last = draft.norms[-1]
        yield at(last, max(0, len(last.text) - 1), part="; ".join(_PARTS))
