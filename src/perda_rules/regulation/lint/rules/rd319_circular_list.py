"""RD319: an item is the very thing that the list should break down."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.endings import ending
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import any_of, phrases

_FEWEST = 2


@rule("RD319", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every item that is the subject of "… meliputi:", "… terdiri atas:", with nothing added."""
    leads = re.compile(rf",? {any_of(phrases('lead_ins_to_things'))}:\Z", re.IGNORECASE)
    for chosen in draft.item_lists:
        led = leads.search(chosen.holder.unit.text)
        named = chosen.holder.unit.text[: led.start()] if led else ""
        subject = named.partition(" sebagaimana dimaksud")[0].rstrip(",").casefold()
        for item in chosen.items if len(subject.split()) >= _FEWEST else ():
            text = item.unit.text
            if text[: ending(text).offset + 1].rstrip(" ;,.").casefold() == subject:
                yield at(item, 0, item=item.named, subject=text[: len(subject)])
