"""Citations as people write them, generated from the address of a provision: "BAB IV Pasal 54 ayat (3) huruf d".

The BAB is always named, for a Pasal number may stand in several; the Bagian only where the address needs it.
"""

from __future__ import annotations

from typing import Protocol

from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.regulation.eid import occurrence, printed
from perda_rules.regulation.models import Provision


class Lookup(Protocol):
    """Anything that finds a provision by its eId: a dict, or the index of a register."""

    def __getitem__(self, eid: str, /) -> Provision:
        """Return the provision of ``eid``."""
        ...


def cite(provision: Provision, register: Lookup, language: Language) -> str:
    """Return the citation of ``provision``; ``register`` finds what it stands in.

    Raises KeyError where ``register`` lacks one of its parents.
    """
    chain = [provision]
    while (parent := chain[-1].parent) is not None:
        chain.append(register[parent])
    chain.reverse()
    at = next((at for at, above in enumerate(chain) if above.kind == "article"), len(chain))
    article = chain[at] if at < len(chain) else None
    groups = [
        group
        for group in chain[:at]
        if article is None
        or group.kind == "chapter"
        or (group.kind == "part" and article.id.startswith(f"{group.id}__"))
    ]
    named = " ".join(_name(group, language) for group in groups)
    cited = " ".join(_name(unit, language) for unit in chain[at:])
    if provision.kind == "article" and provision.role != "norm":
        cited = say(f"citation.role.{provision.role}", language, cited=cited)
    if named and cited and groups[-1].kind == "part":
        return say("citation.within", language, group=named, cited=cited)
    return " ".join(filter(None, (named, cited)))


def _name(provision: Provision, language: Language) -> str:
    key, which = f"citation.{provision.kind}", occurrence(provision.id)
    if provision.number is None:
        return say(f"{key}.unnumbered", language, occurrence=which)
    form = "digit" if provision.kind == "point" and provision.number[0].isdigit() else "numbered"
    cited = say(f"{key}.{form}", language, number=provision.number, value=printed(provision.id))
    return say("citation.repeated", language, cited=cited, occurrence=which) if which > 1 else cited
