"""RD121: a BAB or Bagian that stands inside a Bagian."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD121", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every BAB and Bagian directly inside a Bagian, which is divided into Paragraf only."""
    for placed in draft.groups:
        holder = placed.above[-1] if placed.above else None
        if placed.unit.kind in ("chapter", "part") and holder is not None and holder.kind == "part":
            inside = f"Bagian {holder.number or '...'}"
            yield at(placed, group=placed.named, heading=placed.title, holder=inside)
