"""What a form offers to a department: kinds of document, content parts, duties and questions that concern it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from perda_rules.assessment.models import Assessment, Duty
from perda_rules.evidence.types import EvidenceType
from perda_rules.obligations.asking import leaves
from perda_rules.obligations.models import Corpus, Triggered
from perda_rules.selfassess.checklist import checklist
from perda_rules.selfassess.scaffold import facts_of


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be chosen and answered."""

    kinds: tuple[str, ...]
    """Ids of evidence types."""
    parts: tuple[str, ...]
    duties: Mapping[str, Duty]
    facts: tuple[str, ...]


def offer(corpus: Corpus, types: Mapping[str, EvidenceType], assessment: Assessment) -> Offer:
    """Return what concerns the department whose bundle ``assessment`` judges."""
    kinds = dict.fromkeys(one.type for one in checklist(assessment) if one.type in types)
    return Offer(
        kinds=tuple(kinds),
        parts=tuple(dict.fromkeys(_parts(corpus, assessment))),
        duties=assessment.duties,
        facts=tuple(facts_of(corpus, assessment.duties.keys())),
    )


def _parts(corpus: Corpus, assessment: Assessment) -> Iterator[str]:
    for pasal in corpus.pasal:
        for duty in pasal.obligations:
            if duty.id not in assessment.duties:
                continue
            for _, leaf in leaves(duty.evidence) if duty.evidence else ():
                yield from leaf.memuat
            if isinstance(duty.deadline, Triggered):
                yield from duty.deadline.response.memuat
