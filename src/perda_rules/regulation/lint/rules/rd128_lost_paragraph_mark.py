"""RD128: the mark of an ayat in the words of a Pasal, damaged or out of place."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import paragraph_marks_in_text


@rule("RD128", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such mark, but whole ones behind a damaged one of the same Pasal: that one put them out of order."""
    damaged: set[int] = set()
    for passage, placed, offset, mark in paragraph_marks_in_text(draft):
        whole = mark[1:-1].isdigit() and mark.endswith(")")
        if not whole:
            damaged.add(id(placed.article))
        elif id(placed.article) in damaged:
            continue
        yield at(passage, offset, mark=mark, provision=placed.called)
