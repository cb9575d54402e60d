"""RD123: a list deeper than four levels."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import with_lost_paragraphs

DEEPEST = 4


@rule("RD123", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every list on the fifth level of a Pasal in whose words no mark of an ayat is lost."""
    lost = with_lost_paragraphs(draft)
    for chosen in draft.item_lists:
        levels = sum(unit.kind in ("point", "definition") for unit in (*chosen.holder.above, chosen.holder.unit))
        if levels == DEEPEST and not chosen.holder.quoted and id(chosen.holder.article) not in lost:
            yield at(chosen.items[0], holder=chosen.holder.called)
