"""RD716: an annex that is not numbered in Roman."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule
from perda_rules.regulation.numerals import roman

_HEADING = re.compile(r"LAMPIRAN (\d{1,3})(?![\w.])")
_MOST = 99


@rule("RD716", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first heading of each annex that has an Arabic number."""
    document = draft.document
    seen: set[int] = set()
    for section in filter(None, (document.closing, document.elucidation, *document.annexes)):
        for piece in section.pieces:
            found = _HEADING.match(piece.text)
            number = int(found[1]) if found else 0
            if 0 < number <= _MOST and number not in seen:
                seen.add(number)
                yield Hit(piece.line, piece.column, None, {"printed": f"LAMPIRAN {number}", "belongs": roman(number)})
