"""RD514: a citation names the inner level first: "ayat (1) Pasal 5"."""

from collections.abc import Iterator

from perda_rules.regulation.lint.citing import said
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD514", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every citation, also of another act, that does not begin with its outermost level.

    An act that amends another one says "ketentuan ayat (1) Pasal 5 diubah", and is not looked at.
    """
    amending = draft.amending or draft.targets.amends
    for citing in draft.references:
        if citing.reference.place not in ("norm", "elucidation") or citing.passage.quoted or amending:
            continue
        last = -1
        for target in citing.reference.targets:
            outer, inner = target.path[0], min(step.start for step in target.path)
            if inner < outer.start and outer.start != last and not outer.this:
                last = outer.start
                written = " ".join(citing.passage.text[inner : outer.end].split())
                yield citing.hit(inner, written=written, right=" ".join(map(said, target.path)))
