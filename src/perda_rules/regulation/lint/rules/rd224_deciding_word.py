"""RD224: "MEMUTUSKAN" with spaces between its letters, or in small letters."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD224", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the word of the decision that is not written "MEMUTUSKAN:"."""
    mark = draft.opening.marks.get("deciding") if draft.opening else None
    if draft.opening is not None and mark is not None:
        colon = draft.opening.text[mark.end :].lstrip().startswith(":")
        if mark.printed != "MEMUTUSKAN" or not colon:
            yield at(draft.opening.passage, mark.start, printed=f"{mark.printed}{':' if colon else ''}")
