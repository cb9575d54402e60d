"""RD222: a BAB that says what it consists of, and is divided otherwise."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.elaboration import elaboration, series
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD222", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every list that begins with the title of its BAB, where no title of the BAB is an item of it."""
    for one in series(draft):
        title = " ".join((one.holder.heading or "").lower().split()) if one.holder else ""
        if title and elaboration(one) is None:
            for chosen in one.lists:
                if chosen.holder.unit.text.lower().startswith(title):
                    count, level = len(one.groups), one.groups[0].named.split()[0]
                    yield at(chosen.items[0], heading=one.holder and one.holder.heading, count=count, level=level)
