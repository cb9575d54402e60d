"""RD629: days are counted without saying whether they are working days, though the draft knows both kinds."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.periods import spans


@rule("RD629", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every span of plain days where the draft also says "hari kerja" or "hari kalender", and defines no Hari."""
    found = [(passage, span) for passage in draft.norms for span in spans(passage.text) if span.unit == "hari"]
    kinds = sorted({span.kind for _, span in found if span.kind})
    defined = any(name in ("Hari", "Hari Kerja") for term in draft.definitions for name in term.names)
    for passage, span in found if kinds and not defined else ():
        if not span.kind and passage.kind == "norm":
            yield at(passage, span.at, span=passage.text[span.at : span.end], other=f"hari {kinds[0]}")
