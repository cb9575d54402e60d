"""RD312: an item stands twice in one list."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.endings import ending
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD312", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every item whose words are those of an item before it, but for how it ends; what it leads into counts."""
    for chosen in draft.item_lists:
        seen: dict[str, str] = {}
        for item in chosen.items:
            text = item.unit.text
            words = text[: ending(text).offset + 1].rstrip(" ;,.").casefold()
            if not words or item.unit.children:
                continue
            if words in seen:
                yield at(item, item=item.named, other=seen[words])
            seen.setdefault(words, item.named)
