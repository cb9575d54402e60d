"""RD720: a repeal that does not name what it repeals."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import repeals
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_WHATEVER = re.compile(
    r"\b(?:segala|semua|seluruh|setiap)(?: ketentuan dalam| jenis)? (?:peraturan|ketentuan|keputusan)\b[^,;.]{0,80}",
    re.IGNORECASE,
)


@rule("RD720", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every repeal of all rules of a kind, where none of them is named by number."""
    for found in repeals(draft):
        whatever = _WHATEVER.search(found.sentence.text)
        if whatever is not None and " Nomor " not in found.sentence.text:
            start = found.sentence.start + whatever.start()
            yield at(found.passage, start, words=" ".join(whatever[0].split()[:6]))
