"""A new bundle for a department: its listing with the questions that bear on its duties, and a folder for each type.

The listing names the schema beside it, so that an editor completes and checks what one types.

What is there already is never touched. Pure: writing is the edge's business.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from perda_rules.evidence.types import EvidenceType
from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.obligations.models import Corpus
from perda_rules.selfassess import editing
from perda_rules.selfassess.checklist import Wanted
from perda_rules.yaml_style import field, flow

FOLDER = "bukti"
_EXAMPLE = ("id", "type", "title", "number", "date", "signatory", "file")


def listing(
    organisation: str, year: int, corpus: Corpus, facts: Sequence[str], wanted: Sequence[Wanted], language: Language
) -> str:
    """Write ``bundle.yaml`` with comments: whose it is, the questions of context, and one example of an item."""
    name = corpus.actors[organisation].name
    lines = [
        f"# yaml-language-server: $schema={editing.NAME}",
        f"# {say('scaffold.title', language, name=name.text(language), year=year)}",
        f"# {say('scaffold.how', language)}",
        "",
        "bundle: 1",
        *field("organisation", {"id": organisation, "name": name.id}),
        "",
        f"# {say('scaffold.context', language)}",
        "context:",
    ]
    for fact in facts:
        lines += [f"  # {corpus.context[fact].question.text(language)}", f"  # {fact}: true"]
    lines += [
        "",
        f"# {say('scaffold.answers', language)}",
        "answers:",
        "",
        f"# {say('scaffold.items', language)}",
        "items:",
    ]
    if wanted:
        first = wanted[0].type
        values = {
            "id": f"{first}-{year}",
            "type": first,
            "title": say("scaffold.example.title", language),
            "number": f"000/1/{year}",
            "date": date(year, 1, 31),
            "signatory": "sekretaris-daerah",
            "file": f"{FOLDER}/{first}/{first}-{year}.pdf",
        }
        example = [f"{key}: {flow(values[key])}" for key in _EXAMPLE]
        lines += [f"  # - {example[0]}", *(f"  #   {line}" for line in example[1:])]
    return "\n".join(lines) + "\n"


def facts_of(corpus: Corpus, obligations: Collection[str]) -> list[str]:
    """Return the facts that the duties ask about, in the order of the vocabulary."""
    asked = {
        when.fact
        for pasal in corpus.pasal
        for duty in pasal.obligations
        if duty.id in obligations
        for when in duty.applies_when
    }
    return [fact for fact in corpus.context if fact in asked]


def folders(wanted: Sequence[Wanted], types: Mapping[str, EvidenceType]) -> list[str]:
    """Return the folders for the files, one for each type of document that is asked for."""
    return [f"{FOLDER}/{kind}" for kind in dict.fromkeys(one.type for one in wanted) if kind in types]
