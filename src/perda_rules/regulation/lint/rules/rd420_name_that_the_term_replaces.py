"""RD420: the full name that a definition replaces, used again in the norms."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

# A definition that only gives a name: "Daerah adalah Kota Mawar."
_NAME = re.compile(r"(?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*){1,5})\.?\Z")
_PART_OF_ANOTHER = ("Lembaran Daerah ", "Berita Daerah ", "Peraturan Daerah ", "Sekretaris Daerah ")


@rule("RD420", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every use in a norm of the name for which the definition lays down a shorter term."""
    names: dict[str, str] = {}
    for definition in draft.definitions:
        named = _NAME.match(definition.body.strip())
        if named and not definition.placed.quoted and named["name"] != definition.term:
            names[named["name"]] = definition.term
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    used = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    for passage in draft.passages:
        if passage.kind != "norm":
            continue
        for found in used.finditer(passage.text):
            if not passage.text[: found.start()].endswith(_PART_OF_ANOTHER):
                yield at(passage, found.start(), name=found.group(), term=names[found.group()])
