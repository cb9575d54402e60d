"""RD609: a prohibition that does not say "dilarang"."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import pattern


@rule("RD609", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "tidak boleh" and its like in a norm, where it does not describe a thing ("yang tidak boleh …")."""
    for passage in draft.norms:
        for found in pattern("prohibitions_outside_convention").finditer(passage.text):
            if passage.kind == "norm" and not passage.text.endswith("yang ", 0, found.start()):
                yield at(passage, found.start(), word=found.group())
