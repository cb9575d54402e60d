"""RD213: a law, government regulation or by-law among the legal bases without its gazette."""

from collections.abc import Iterator

from perda_rules.regulation.lint.bases import acts_of
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD213", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such act, and every one that changed it, behind which no Lembaran Negara or Lembaran Daerah stands."""
    if draft.opening is not None:
        for entry in draft.opening.bases:
            for act in acts_of(entry):
                if act.lacks_gazette:
                    yield at(draft.opening.passage, act.start, act=act.name)
