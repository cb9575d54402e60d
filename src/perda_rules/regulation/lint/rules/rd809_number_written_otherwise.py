"""RD809: a sum, a number or a date that is not written the Indonesian way."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
_ENGLISH = {
    "January": "Januari", "February": "Februari", "March": "Maret", "May": "Mei", "June": "Juni", "July": "Juli",
    "August": "Agustus", "October": "Oktober", "December": "Desember", "Pebruari": "Februari", "Nopember": "November",
}  # fmt: skip
_FIGURE = re.compile(r"\d")
_RUPIAH = re.compile(r"\bRp(?P<gap>\.?\s*)(?P<sum>\d[\d.,]*\d|\d)")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])")
_DATE = re.compile(
    r"(?<![\d./-])(?P<day>[0-3]?\d)(?P<mark>[/-])(?P<month>[01]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d./-])"
)
_MONTH = re.compile(rf"\b(?:{'|'.join(_ENGLISH)})\b(?=\s+(?:19|20)\d\d)")
_READ = ("norm", "definition", "recital", "basis", "elucidation")


@rule("RD809", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every sum with a gap behind "Rp", every English thousands mark, date in figures and foreign month."""
    for passage in draft.passages:
        text = passage.text
        if passage.kind not in _READ or not _FIGURE.search(text):
            continue
        for found in _RUPIAH.finditer(text):
            if found["gap"]:
                yield at(passage, found.start(), printed=found.group(), better=f"Rp{found['sum']}")
        for found in _THOUSANDS.finditer(text):
            turned = found.group().translate(str.maketrans(",.", ".,"))
            yield at(passage, found.start(), printed=found.group(), better=turned)
        for found in _DATE.finditer(text):
            if 1 <= int(found["month"]) <= len(_MONTHS):
                better = f"{int(found['day'])} {_MONTHS[int(found['month']) - 1]} {found['year']}"
                yield at(passage, found.start(), printed=found.group(), better=better)
        for found in _MONTH.finditer(text):
            yield at(passage, found.start(), printed=found.group(), better=_ENGLISH[found.group()])
