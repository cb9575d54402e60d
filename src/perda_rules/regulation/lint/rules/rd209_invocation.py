"""RD209: the invocation is missing, or not in capitals."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

INVOCATION = "DENGAN RAHMAT TUHAN YANG MAHA ESA"


@rule("RD209", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the considerations before which no invocation stands, or the invocation that is worded otherwise."""
    opening = draft.opening
    if opening is None or opening.scrambled:
        return
    mark = opening.marks.get("invocation")
    weighing = opening.marks.get("weighing")
    if mark is not None and mark.printed.replace("RAHMATT", "RAHMAT T") != INVOCATION:
        yield at(opening.passage, mark.start, belongs=INVOCATION)
    elif mark is None and weighing is not None:
        yield at(opening.passage, weighing.start, belongs=INVOCATION)
