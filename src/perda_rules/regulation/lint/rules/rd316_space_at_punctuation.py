"""RD316: a space before a punctuation mark, or none behind it."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_SPACE = re.compile(r"(?<=\w)(?P<space>\s+)[,;:.](?=\s|\Z)|(?<=[a-z]{2})(?:[,;:](?=[A-Za-z])|\.(?=[A-Z][a-z]))")


@rule("RD316", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such place in the words as they were printed."""
    for passage in draft.norms:
        eid = passage.placed.unit.id if passage.placed else None
        for piece in passage.pieces:
            for found in _SPACE.finditer(piece.text):
                mark = found.end() - 1
                around = piece.text[max(0, mark - 12) : mark + 8].strip()
                yield Hit(piece.line, piece.block.column(piece.start + mark), eid, {"around": around})
