"""RD316: a space before a punctuation mark, or none behind it."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_MARK = re.compile(
    r"[,;:.](?:(?<=\s.)(?=\s|\Z)|(?<=[a-z]{2}[,;:])(?=[A-Za-z])|(?<=[a-z]{2}\.)(?=[A-Z][a-z]))", re.DOTALL
)


@rule("RD316", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such place in the words as they were printed."""
    for passage in draft.norms:
        eid = passage.placed.unit.id if passage.placed else None
        for piece in passage.pieces:
            for found in _MARK.finditer(piece.text):
                mark = found.start()
                around = piece.text[max(0, mark - 12) : mark + 8].strip()
                if piece.text[max(0, mark - 20) : mark].rstrip()[-1:].isalnum():
                    yield Hit(piece.line, piece.block.column(piece.start + mark), eid, {"around": around})
