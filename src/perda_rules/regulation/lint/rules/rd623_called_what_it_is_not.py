"""RD623: a provision is cited as a duty, prohibition, right or sanction, and holds none."""

import re
from collections.abc import Iterator

from perda_rules.regulation.document import Unit
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import any_of, instead

_NAMES = "names_of_operators"


@rule("RD623", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find "Kewajiban sebagaimana dimaksud pada ayat (1)" where ayat (1) of that Pasal says neither wajib nor harus."""
    holds = instead(_NAMES)
    cited = re.compile(
        rf"(?<!\w)(?P<name>{any_of(holds)})(?: [\w/-]+){{0,8}}? sebagaimana dimaksud pada ayat \((?P<number>\w+)\)",
        re.IGNORECASE,
    )
    for passage in draft.norms:
        article = passage.placed.article if passage.placed else None
        for found in cited.finditer(passage.text) if article else ():
            name = found["name"].capitalize()
            one = (
                next((child for child in article.children if child.number == found["number"]), None)
                if article
                else None
            )
            if one is not None and not _mentions(one, tuple(holds[name].split(", "))):
                yield at(passage, found.start(), name=name, number=found["number"], missing=holds[name].split(", ")[0])


def _mentions(unit: Unit, chosen: tuple[str, ...]) -> bool:
    held = re.search(rf"\b{any_of(chosen)}\b", unit.text, re.IGNORECASE)
    return held is not None or any(_mentions(child, chosen) for child in unit.children)
