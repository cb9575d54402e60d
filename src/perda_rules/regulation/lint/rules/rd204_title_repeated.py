"""RD204: a title that another group beside it, or the group that it stands in, has."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft, Placed
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD204", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every title that is that of an earlier group of the same BAB or Bagian, or of that BAB or Bagian."""
    first: dict[tuple[int, str], Placed] = {}
    for placed in draft.groups:
        holder = placed.above[-1] if placed.above else None
        title = _words(placed.unit.heading)
        if not title:
            continue
        key = (id(holder), title)
        if holder is not None and _words(holder.heading) == title:
            yield at(placed, group=placed.named, heading=placed.title, line=holder.line)
        elif key in first:
            yield at(placed, group=placed.named, heading=placed.title, line=first[key].unit.line)
        first.setdefault(key, placed)


def _words(heading: str | None) -> str:
    return " ".join((heading or "").lower().split())
