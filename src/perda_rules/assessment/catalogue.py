"""The duties themselves, without an assessment: what each asks of whom, by when, and what would prove it."""

from __future__ import annotations

from collections.abc import Mapping

from perda_rules.assessment.demand import Asked, ask
from perda_rules.assessment.duties import clause_names, describe_duties, standing_of
from perda_rules.assessment.models import Duty
from perda_rules.assessment.readings import resolve
from perda_rules.evidence.types import EvidenceType
from perda_rules.obligations.models import Corpus, Obligation, Triggered
from perda_rules.obligations.register_index import RegisterIndex


def list_duties(
    corpus: Corpus, types: Mapping[str, EvidenceType], lead: str | None = None, *, support: bool = False
) -> list[Duty]:
    """Return the duties of ``corpus`` in the order of the regulation, described.

    ``lead`` keeps those that this organisation answers for: it leads them, or every department owes them; ``support``
    adds those that it supports. Permissions are no duties.
    """
    index = RegisterIndex(corpus.register_)
    wanted = {
        duty.id: duty
        for pasal in corpus.pasal
        for duty in pasal.obligations
        if duty.modality != "permission" and (lead is None or _answers(duty, lead, support=support))
    }
    words = clause_names(corpus)

    def asked(duty: Obligation) -> tuple[Asked, ...]:
        demand = duty.deadline.nil if isinstance(duty.deadline, Triggered) else duty.evidence
        return ask(demand, types, words) if demand is not None else ()

    standings = {id_: standing_of(duty, index) for id_, duty in wanted.items()}
    described = describe_duties(
        corpus, types, index, wanted, standings, lambda duty: resolve(duty.deadline, corpus.interpretation), asked, {}
    )
    return list(described.values())


def _answers(duty: Obligation, organisation: str, *, support: bool) -> bool:
    return duty.scope == "each" or duty.lead == organisation or (support and organisation in duty.support)
