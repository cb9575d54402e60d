"""RD123: a list deeper than four levels."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

DEEPEST = 4


@rule("RD123", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every list on the fifth level."""
    for chosen in draft.item_lists:
        levels = sum(unit.kind in ("point", "definition") for unit in (*chosen.holder.above, chosen.holder.unit))
        if levels == DEEPEST and not chosen.holder.quoted:
            yield at(chosen.items[0], holder=chosen.holder.called)
