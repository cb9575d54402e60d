"""RD631: "paling lama", "paling lambat" or "paling banyak" bounds what it does not fit."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.periods import UNITS

_SPAN = rf"\d+ (?:\([a-z ]+\) )?(?:{UNITS})\b(?! sekali)"
_MISFITS = (
    (re.compile(r"\bpaling (?:lama|singkat)(?= (?:pada )?tanggal \d)"), "paling lambat", "tanggal"),
    (re.compile(rf"\bpaling banyak(?= {_SPAN})"), "paling lama", "jangka waktu"),
    (re.compile(rf"\bpaling sedikit(?= {_SPAN})"), "paling singkat", "jangka waktu"),
    (re.compile(r"\bpaling (?:lama|lambat|tinggi)(?= (?:sebesar )?Rp)"), "paling banyak", "jumlah uang"),
    (re.compile(r"\bpaling (?:singkat|cepat|rendah)(?= (?:sebesar )?Rp)"), "paling sedikit", "jumlah uang"),
)


@rule("RD631", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such word before a date, a span of time or an amount of money."""
    for passage in draft.norms:
        if "paling " in passage.text:
            for misfit, better, bounded in _MISFITS:
                for found in misfit.finditer(passage.text):
                    yield at(passage, found.start(), word=found.group(), instead=better, bounded=bounded)
