"""RD207: an item of a list that the titles elaborate, for which no title stands."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.elaboration import elaboration, name_of, series
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD207", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every item that has no BAB, Bagian or Paragraf, though others of its list have one."""
    for found in filter(None, map(elaboration, series(draft))):
        level = found.groups[0].named.split()[0]
        for item in found.items:
            if id(item.unit) not in found.elaborated:
                yield at(item, item=name_of(item), level=level, place=item.called)
