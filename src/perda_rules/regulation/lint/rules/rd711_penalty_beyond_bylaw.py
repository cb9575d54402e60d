"""RD711: a penalty in a by-law beyond what a by-law may lay down."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.periods import spans

_PENALTY = re.compile(r"\b(?:dipidana|diancam|dikenai|dikenakan)\b[^.;]{0,60}?\bpidana\b", re.IGNORECASE)
_PRISON = re.compile(r"\bpidana penjara\b", re.IGNORECASE)
_FINE = re.compile(r"\bRp\.?\s?(\d{1,3}(?:\.\d{3})+|\d+)(?:,\d\d)?")
_LONGEST = {"hari": 180, "minggu": 26, "pekan": 26, "bulan": 6, "tahun": 0}
_MOST = 50_000_000


@rule("RD711", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find imprisonment, detention beyond 6 months and fines beyond Rp50.000.000 in the penalties of a by-law."""
    if draft.kind not in ("Peraturan Daerah", "Qanun"):
        return
    for passage in draft.norms:
        penalty = _PENALTY.search(passage.text) if "pidana" in passage.text else None
        if penalty is None or passage.quoted:
            continue
        prison = _PRISON.search(passage.text, penalty.start())
        if prison is not None:
            yield at(passage, prison.start(), printed=prison[0])
        for span in spans(passage.text):
            if span.start > penalty.start() and span.number > _LONGEST.get(span.unit, span.number):
                yield at(passage, span.start, printed=passage.text[span.start : span.end])
        for fine in _FINE.finditer(passage.text, penalty.start()):
            if int(fine[1].replace(".", "")) > _MOST:
                yield at(passage, fine.start(), printed=fine[0])
