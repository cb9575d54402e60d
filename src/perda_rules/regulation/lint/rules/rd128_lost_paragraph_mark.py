"""RD128: the mark of an ayat in the words of a Pasal, damaged or out of place."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft, Placed
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import paragraph_marks_in_text


@rule("RD128", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such mark, but whole ones behind a damaged one of the same Pasal: that one put them out of order."""
    yield from _mended(draft)
    damaged: set[int] = set()
    for passage, placed, offset, mark in paragraph_marks_in_text(draft):
        whole = mark[1:-1].isdigit() and mark.endswith(")")
        if not whole:
            damaged.add(id(placed.article))
        elif id(placed.article) in damaged:
            continue
        yield at(passage, offset, mark=mark, provision=placed.called)


def _mended(draft: Draft) -> Iterator[Hit]:
    """Find every damaged mark that the reader took for the next ayat all the same."""
    before: Placed | None = None
    for placed in draft.placed:
        if placed.unit.kind == "article":
            before = placed
        elif placed.unit.kind == "paragraph":
            if placed.unit.printed is not None and before is not None and not placed.quoted:
                yield at(placed, mark=placed.unit.printed, provision=before.called)
            before = placed
