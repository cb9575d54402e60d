"""RD736: an act that calls itself by another kind than it is."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_QUOTED = re.compile(r"(?:\bberbunyi|[“\"]|:)[^.;”]{0,40}\Z")


@rule("RD736", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "… ini" of an act, outside words that are quoted, that does not name the usual kind."""
    usual = draft.kind
    for one in draft.self_references:
        differs = usual is not None and one.kind.replace("- ", "-") != usual.replace("- ", "-")
        if differs and not _QUOTED.search(one.passage.text[max(0, one.start - 60) : one.start]):
            yield at(one.passage, one.start, printed=f"{one.kind} ini", usual=f"{usual} ini")
