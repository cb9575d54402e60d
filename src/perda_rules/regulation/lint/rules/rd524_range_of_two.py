"""RD524: a range of two neighbours: "ayat (1) sampai dengan ayat (2)"."""

from collections.abc import Iterator

from perda_rules.regulation.lint.citing import is_next, said
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD524", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every range whose end is the number after its beginning."""
    for cited in draft.cited:
        target = cited.target
        if target.until and is_next(target.path, target.until):
            right = f"{' '.join(map(said, target.path))} dan {said(target.until[-1])}"
            yield cited.citing.hit(target.start, cited=cited.printed, right=right)
