"""RD219: a title that is no item of the list that the titles beside it elaborate."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.elaboration import elaboration, series
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD219", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every BAB, Bagian and Paragraf whose title the list at the beginning does not have."""
    for found in filter(None, map(elaboration, series(draft))):
        listed = {id(group.unit) for group, _ in found.pairs}
        place = found.pairs[0][1].called.partition(" huruf ")[0]
        for group in found.groups:
            if id(group.unit) not in listed:
                yield at(group, group=group.named, heading=group.title, place=place)
