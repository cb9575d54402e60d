"""RD512: a range runs backwards or has one member: "ayat (5) sampai dengan ayat (2)"."""

from collections.abc import Iterator

from perda_rules.regulation.lint.citing import compare
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD512", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every range whose end is no later than its beginning."""
    for cited in draft.cited:
        target = cited.target
        if target.until and compare(target.path, target.until) in (0, 1):
            yield cited.citing.hit(target.start, cited=cited.printed)
