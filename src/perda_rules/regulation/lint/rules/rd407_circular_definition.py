"""RD407: a definition that explains its term with the term itself."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD407", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every definition of several words whose explanation uses them again."""
    for use in draft.uses:
        definition = use.definition
        inside = use.passage.placed is not None and use.passage.placed.unit is definition.placed.unit
        if not inside or " " not in definition.term:
            continue
        explanation = use.passage.text.find(" adalah ") + len(" adalah ")
        if use.start == explanation or _second_sentence(use.passage.text[explanation : use.start]):
            continue  # "Wali Kota adalah Wali Kota Mawar" names, and what follows a full stop explains no more
        yield at(use.passage, use.start, printed=use.printed, term=definition.term)


def _second_sentence(before: str) -> bool:
    return ". " in before
