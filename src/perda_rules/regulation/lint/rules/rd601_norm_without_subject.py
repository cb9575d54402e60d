"""RD601: a norm that begins with its verb: nobody is named who is to act."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.verbs import is_active


@rule("RD601", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal and ayat whose first word is an active verb; an item of a list has its subject before it."""
    for passage in draft.norms:
        first = passage.text.split(maxsplit=1)[0].strip(",;:.")
        if passage.placed and passage.placed.unit.kind in ("article", "paragraph") and is_active(first.lower()):
            yield at(passage, 0, verb=first, provision=passage.placed.called)
