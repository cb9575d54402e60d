"""RD403: a defined term in other letters than it was defined."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.terms import Use, has_capitals

# Formulas that are written so whatever the draft defines.
_CUSTOMARY = re.compile(r"menyelenggarakan urusan pemerintahan di bidang|setiap orang mengetahuinya", re.IGNORECASE)
_NEAR = 30


@rule("RD403", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every use of a term of several words that is not written with the capitals of its definition."""
    for use in draft.uses:
        if _differs(use):
            yield at(use.passage, use.start, printed=use.printed, term=use.name)


def _differs(use: Use) -> bool:
    # One word alone has an everyday meaning too ("orang", "daerah"), and a title in capitals writes everything so.
    if " " not in use.name or use.titled or use.printed.isupper() or use.passage.kind in ("opening", "basis"):
        return False
    if not has_capitals(use.name) or _CUSTOMARY.search(
        use.passage.text[max(0, use.start - _NEAR) :][: 2 * _NEAR + len(use.name)]
    ):
        return False
    return use.printed[1:] != use.name[1:] if use.begins_sentence and use.printed[0].isupper() else not use.exact
