"""RD510: another act is cited by its number for the first time, without its year or title."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule
from perda_rules.regulation.references.models import ActName


@rule("RD510", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every act that a norm names by a number that is left open, or that nothing before has named in full."""
    full: set[tuple[str, str | None, str | None]] = set()
    for citing in draft.references:
        act = citing.reference.act
        if act is None or act.this:
            continue
        if act.number and act.year and act.title:
            full.add(_named(act))
        elif citing.reference.place == "norm" and not citing.passage.quoted and not citing.reference.amended:
            is_open = act.number is None and "omor" in act.text
            if is_open or (act.number and not act.title and _named(act) not in full):
                yield citing.hit(act.start, act=act.text)


def _named(act: ActName) -> tuple[str, str | None, str | None]:
    return act.kind.casefold(), act.number, act.year
