"""RD713: a Pasal that the elucidation passes over."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.elucidation import elucidated
from perda_rules.regulation.lint.models import Hit, at, rule

_MOST = 0.2
"""Where more of the Pasal are not found, the elucidation is damaged as a whole, and the first says so."""


@rule("RD713", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every numbered Pasal of a draft with an elucidation that the elucidation does not name."""
    named = elucidated(draft)
    if not named or draft.amending:
        return
    numbers = {one.number for one in named}
    for one in named:
        if one.first is not None and one.first.isdecimal() and one.number.isdecimal():
            numbers.update(str(number) for number in range(int(one.first), min(int(one.number), int(one.first) + 99)))
    passed_over = [
        placed
        for placed in draft.articles
        if placed.unit.number and placed.unit.number[0].isdigit() and placed.unit.number not in numbers
    ]
    shown = passed_over if len(passed_over) <= max(1, _MOST * len(draft.articles)) else passed_over[:1]
    for placed in shown:
        yield at(placed, article=placed.named)
