"""RD521: the number of a citation has a sign in it that is no digit or letter of its kind: "ayat (l)", "ayat (21"."""

from collections.abc import Iterator

from perda_rules.regulation.lint.citing import said
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD521", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such number in a norm of the draft itself, once."""
    for citing in draft.references:
        if citing.reference.place == "norm" and not citing.foreign:
            for step, numeral in citing.reference.numerals:
                if numeral.damaged and any(sign.isalnum() for sign in numeral.text):
                    readings = " / ".join(map(numeral.rewritten, numeral.readings)) or "?"
                    yield citing.hit(numeral.start, cited=said(step), readings=readings)
