"""RD124: definitions that are not numbered 1, 2, 3."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_RIGHT = ("1.", "")
"""How definitions are numbered, or are not at all, which is another defect."""


@rule("RD124", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every list of definitions that has letters, at its first item."""
    for chosen in draft.lists:
        defines = chosen.items[0].unit.kind == "definition"
        if defines and chosen.style not in _RIGHT and not chosen.holder.quoted:
            yield at(chosen.items[0], printed=f"{chosen.items[0].unit.number}{chosen.style[-1:]}")
