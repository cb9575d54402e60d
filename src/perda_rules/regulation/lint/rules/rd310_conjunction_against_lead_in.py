"""RD310: the words leading into a list and its conjunction say different things."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.endings import entries
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import pattern


@rule("RD310", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find "terdiri atas …: a. …; atau b. …" and "salah satu …: a. …; dan b. …"."""
    for chosen in draft.item_lists:
        if len(chosen.items) < 2:
            continue
        item, leaf, ending = entries(chosen)[-2]
        against = {"atau": "lead_ins_to_all", "dan": "lead_ins_to_one"}.get(ending.conjunction)
        clause = re.split(r"[,;]", chosen.holder.unit.text)[-1]
        led = pattern(against).search(clause) if against else None
        if led:
            yield at(leaf, ending.offset, lead=led.group(), found=ending.conjunction, item=item.named)
