"""RD707: the order to promulgate the act is missing."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.closing import closing_of
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_ORDER = re.compile(r"\bAgar\b|\b[Ss]etiap orang (?:dapat )?mengetahui")


@rule("RD707", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the beginning of a closing in which, as in the last norm, no "Agar setiap orang mengetahuinya" stands.

    The word "Agar" tells it as well: scans mix the columns of these lines.
    """
    closing = closing_of(draft)
    if closing is None:
        return
    last = draft.norms[-1].text if draft.norms else ""
    if not (_ORDER.search(closing.text) or _ORDER.search(last)):
        yield at(closing, 0, kind=draft.kind or "Peraturan")
