"""RD829: the act itself spoken of in other words than "Peraturan Daerah ini"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_KIND = re.compile(
    r"\b(?P<kind>PERATURAN (?:DAERAH|GUBERNUR|BUPATI|WALI ?KOTA|MENTERI|PEMERINTAH|PRESIDEN|DESA)|UNDANG-UNDANG)\b"
)
_SELF = re.compile(r"(?<![\w-])(?P<kind>peraturan|Peraturan|perda|Perda|ketentuan peraturan) ini\b")


@rule("RD829", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "peraturan ini", and every naming of the act by its own title, in its norms."""
    printed = _KIND.search(draft.document.opening.text)
    if printed is None:
        return
    kind = "Undang-Undang" if printed["kind"].startswith("UNDANG") else printed["kind"].title()
    title = re.escape(draft.title) if draft.title else "(?!)"
    by_title = re.compile(rf"\b{kind}(?: tentang)? {title}(?![\w-])", re.IGNORECASE)
    for passage in draft.norms:
        if passage.quoted:
            continue
        for pattern in (_SELF, by_title):
            for found in pattern.finditer(passage.text):
                yield at(passage, found.start(), printed=found.group(), better=f"{kind} ini")
