"""RD504: a citation names a number that stands more than once, so that it has several targets."""

from collections.abc import Iterator

from perda_rules.regulation.lint.citing import called, said
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD504", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every number of that kind that is cited, once for all that is cited of it, and name the candidates."""
    last = None
    for cited in draft.cited:
        step = cited.target.doubtful
        if step is None or (cited.citing.passage, step.start) == last:
            continue
        last = cited.citing.passage, step.start
        named = [called(draft.by_eid[eid]) for eid in step.eids if eid in draft.by_eid]
        lines = [str(draft.by_eid[eid].unit.line) for eid in step.eids if eid in draft.by_eid]
        yield cited.citing.hit(step.start, cited=said(step), candidates="; ".join(named), lines=", ".join(lines))
