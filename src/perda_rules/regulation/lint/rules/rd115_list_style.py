"""RD115: a list numbered in the style of another level."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft, ItemList
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import with_lost_paragraphs

STYLES = ("a.", "1.", "a)", "1)")
"""How the lists of each level are numbered, from the outermost inward."""

_DEFINES = re.compile(r"\bdimaksud\W{1,9}dengan\W*\Z")
"""The end of what leads into definitions, also where a scan strewed marks over it."""


@rule("RD115", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every list that is not in the style of its level; those inside a definition may begin with any.

    A list that does not begin at the first number has lost its beginning (RD112).

    A lost mark of an ayat puts lists into others that do not belong there, so a Pasal with one is passed over.
    """
    lost = with_lost_paragraphs(draft)
    for chosen in draft.item_lists:
        if id(chosen.items[0].article) in lost:
            continue
        above = [unit for unit in (*chosen.holder.above, chosen.holder.unit) if unit.kind in ("point", "definition")]
        if len(above) >= len(STYLES) or any(unit.kind == "definition" for unit in above) or _amends(chosen):
            continue
        first = chosen.items[0]
        if _DEFINES.search(chosen.holder.unit.text) or first.unit.number not in ("1", "a"):
            continue
        style = STYLES[len(above)]
        if chosen.style != style:
            yield at(
                first, printed=f"{first.unit.number}{chosen.style[-1:]}", belongs=style, holder=chosen.holder.called
            )


def _amends(chosen: ItemList) -> bool:
    """Say whether the items are what an amending act changes, which it numbers 1, 2, 3, or stand in what it quotes."""
    return chosen.holder.quoted or "diubah" in chosen.holder.unit.text or chosen.items[0].quoted
