"""RD517: three or more provisions in a row are cited one by one, not as a range."""

from collections.abc import Iterator

from perda_rules.regulation.lint.citing import Cited, is_next
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_FEWEST = 3


@rule("RD517", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such run in a norm, at its first member."""
    for citing in draft.references:
        if citing.reference.place not in ("norm", "elucidation") or citing.foreign:
            continue
        run: list[Cited] = []
        for target in (*citing.reference.targets, None):
            if target is not None and run and not target.until and is_next(run[-1].target.path, target.path):
                run.append(Cited(citing, target))
                continue
            if len(run) >= _FEWEST:
                yield citing.hit(run[0].target.start, first=run[0].printed, last=run[-1].printed, count=len(run))
            run = [Cited(citing, target)] if target is not None and not target.until else []
