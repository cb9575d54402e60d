"""RD211: a part of the opening that is missing or out of order."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.opening import MarkKind

PARTS: dict[MarkKind, str] = {
    "weighing": "Menimbang", "recalling": "Mengingat", "deciding": "MEMUTUSKAN", "enacting": "Menetapkan",
}  # fmt: skip


@rule("RD211", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every part that is missing, at the part before which it belongs, and considerations behind the bases.

    "Menetapkan" before "MEMUTUSKAN" comes of columns that were read across, and is passed over.
    """
    opening = draft.opening
    if opening is None or opening.scrambled:
        return
    end = len(opening.text.rstrip()) - 1
    latest = -1
    for at_place, (kind, word) in enumerate(PARTS.items()):
        mark = opening.marks.get(kind)
        if mark is None:
            following = (opening.marks[later] for later in list(PARTS)[at_place + 1 :] if later in opening.marks)
            yield at(opening.passage, min((one.start for one in following), default=end), word=word)
        elif kind == "recalling" and mark.start < latest:
            yield at(opening.passage, mark.start, word=word)
        latest = mark.start if mark is not None else latest
