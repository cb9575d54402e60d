"""RD736: an act that calls itself by the kind of another."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_QUOTED = re.compile(r"(?:\bberbunyi|[“\"]|:)[^.;”]{0,40}\Z")


@rule("RD736", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "… ini" that names another kind of act than most do, outside words that are quoted.

    Of one that names no kind ("peraturan ini") RD829 speaks.
    """
    usual = draft.kind
    for one in draft.self_references:
        names_kind = one.kind[0].isupper() and one.kind != "Peraturan"
        differs = usual is not None and one.kind.replace("- ", "-").lower() != usual.replace("- ", "-").lower()
        if names_kind and differs and not _QUOTED.search(one.passage.text[max(0, one.start - 60) : one.start]):
            yield at(one.passage, one.start, printed=f"{one.kind} ini", usual=f"{usual} ini")
