"""RD112: an item of a list whose mark does not follow the one before it."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import breaks, buried


@rule("RD112", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every item that is out of order in its list; each list begins with a or 1.

    Where the mark that is missing stands in the words before, RD126 speaks of it.
    """
    for chosen in draft.lists:
        if chosen.holder.quoted or chosen.items[0].quoted:
            continue
        explained = buried(chosen)
        for found in breaks(chosen.items):
            if id(found.placed.unit) not in explained:
                mark = chosen.style[-1:]
                yield at(found.placed, printed=f"{found.placed.unit.number}{mark}", belongs=f"{found.belongs}{mark}")
