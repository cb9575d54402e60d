"""RD232: "Menimbang" that no consideration follows."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD232", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the word behind which something else stands than "bahwa", with or without its letter."""
    opening = draft.opening
    if opening is not None and opening.scrambled:
        weighing = opening.marks["weighing"]
        following = " ".join(opening.text[weighing.end :].split()[:4])
        yield at(opening.passage, weighing.start, following=following)
