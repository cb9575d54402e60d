"""RD702: a delegation that is not worded in the formula."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import delegations
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_LINKS = ("dengan", "dalam", "dengan atau berdasarkan")


@rule("RD702", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every delegation by other words than "diatur dengan", "diatur dalam", "diatur dengan atau berdasarkan"."""
    for found in delegations(draft):
        if found.verb != "diatur" or found.link not in _LINKS:
            further = "lanjut" in found.verb or "lebih lanjut" in found.subject.lower()
            begins = "Ketentuan lebih lanjut mengenai" if further else "Ketentuan mengenai"
            printed = f"{found.verb} {found.link}"
            yield at(found.passage, found.verb_at, printed=printed, belongs=f"{begins} … diatur dengan …")
