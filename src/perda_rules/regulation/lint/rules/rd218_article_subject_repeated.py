"""RD218: two Pasal of one group that open with the same subject."""

from collections.abc import Iterator

from perda_rules.regulation.heading import short_heading
from perda_rules.regulation.lint.draft import Draft, Placed
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD218", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal "Dalam <subject>, …" whose subject an earlier Pasal of its group has."""
    terms = [name for definition in draft.definitions for name in definition.names]
    first: dict[tuple[int, str], Placed] = {}
    for placed in draft.articles:
        if not placed.unit.text.startswith("Dalam "):
            continue
        subject = short_heading(placed.unit, placed.above, terms)
        if subject is None or subject == (placed.above[-1].heading if placed.above else None):
            continue
        key = (id(placed.above[-1]) if placed.above else 0, subject)
        if key in first:
            yield at(placed, 0, article=placed.named, subject=subject, other=first[key].named)
        first.setdefault(key, placed)
