"""RD639: a list stands twice."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft, ItemList
from perda_rules.regulation.lint.endings import ending
from perda_rules.regulation.lint.models import Hit, at, rule

_FEWEST = 3


@rule("RD639", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every list of three items or more that has the items of one before it, in the same order."""
    seen: dict[tuple[str, ...], ItemList] = {}
    for chosen in draft.item_lists:
        items = tuple(_words(item.unit.text) for item in chosen.items)
        if len(items) < _FEWEST or any(item.unit.children for item in chosen.items):
            continue
        other = seen.setdefault(items, chosen)
        if other is not chosen:
            holder = other.holder
            yield at(chosen.items[0], list=chosen.holder.called, other=holder.called, line=holder.unit.line)


def _words(text: str) -> str:
    return text[: ending(text).offset + 1].rstrip(" ;,.").casefold()
