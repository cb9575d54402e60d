"""What a reader must know of each duty, and the names of all that results are rolled up to.

An assessment stands on its own: whoever reads it needs neither the corpus nor the register.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from perda_rules.assessment.demand import Asked
from perda_rules.assessment.models import Axis, Duty
from perda_rules.assessment.readings import Resolved
from perda_rules.assessment.wording import both, deadline_label, demand_label, triggered_label
from perda_rules.evidence.models import Bundle
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import LANGUAGES, Label
from perda_rules.obligations.models import Axis as Branch
from perda_rules.obligations.models import Corpus, Obligation, Triggered
from perda_rules.obligations.register_index import RegisterIndex
from perda_rules.regulation.citation import cite


def citation(index: RegisterIndex, eid: str) -> Label:
    """Return the human citation of a provision in both languages."""
    return Label(**{language: cite(index[eid], index, language) for language in LANGUAGES})


def describe_duties(
    corpus: Corpus,
    types: Mapping[str, EvidenceType],
    index: RegisterIndex,
    duties: Sequence[Obligation],
    resolved: Callable[[Obligation], Resolved],
    asked: Callable[[Obligation], tuple[Asked, ...]],
    texts: Mapping[str, str],
) -> dict[str, Duty]:
    """Describe ``duties``, in their order."""
    titles = {pasal.pasal: Label(id=pasal.title, en=pasal.en) for pasal in corpus.pasal}
    citations = {duty.id: citation(index, duty.provision) for duty in duties}
    described = {}
    for duty in duties:
        above = {provision.kind: provision.id for provision in reversed(list(index.ancestors(duty.provision)))}
        objective = duty.cobit[:5] if duty.cobit else None
        described[duty.id] = Duty(
            id=duty.id,
            citation=citations[duty.id],
            title=titles[above["article"]],
            action=Label(id=duty.action, en=duty.en.action),
            recommendation=Label(id=duty.recommendation, en=duty.en.recommendation),
            actor=corpus.actors[duty.actor].name,
            lead=duty.lead,
            support=duty.support,
            scope=duty.scope,
            severity=duty.severity,
            deadline=deadline_label(duty.deadline, resolved(duty), citations),
            evidence=_evidence(duty, types, asked(duty), clause_names(corpus)),
            chapter=above["chapter"],
            part=above.get("part"),
            article=above["article"],
            paragraph=above.get("paragraph"),
            objective=objective,
            practice=duty.cobit if duty.cobit and "." in duty.cobit else None,
            related=tuple(dict.fromkeys(related[:5] for related in duty.related)),
            element=duty.element,
            dimension=duty.dimension,
            remarks=duty.remarks,
            text=texts.get(duty.provision),
        )
    return described


def _evidence(
    duty: Obligation, types: Mapping[str, EvidenceType], asked: tuple[Asked, ...], words: Mapping[str, Label]
) -> Label:
    if isinstance(duty.deadline, Triggered):
        return triggered_label(duty.deadline, types, words, asked)
    return demand_label(duty.evidence, asked) if duty.evidence is not None else both("evidence.nothing")


def clause_names(corpus: Corpus) -> dict[str, Label]:
    """Return the names of offices, bodies and content parts that conditions mention by id."""
    return {**{key: actor.name for key, actor in corpus.actors.items()}, **corpus.parts}


def node_labels(corpus: Corpus, index: RegisterIndex) -> dict[Axis, dict[str, Label]]:
    """Return every node of every axis with its name, in the order of the regulation or of the vocabulary."""

    def provisions(kind: str) -> dict[str, Label]:
        return {p.id: citation(index, p.id) for p in corpus.register_ if p.kind == kind}

    objectives = {key: objective.name for key, objective in corpus.objectives.items()}
    return {
        "chapter": {p.id: _headed(citation(index, p.id), p.heading) for p in corpus.register_ if p.kind == "chapter"},
        "part": {
            p.id: _headed(citation(index, p.id), p.heading) for p in corpus.register_ if p.kind == "part"
        },
        "article": provisions("article"),
        "paragraph": provisions("paragraph"),
        "objective": objectives,
        "practice": {k: n for o in corpus.objectives.values() for k, n in o.practices.items()},
        "related": objectives,
        "element": _paths(corpus.structure.elements),
        "dimension": _paths(corpus.structure.dimensions),
        "lead": {key: actor.name for key, actor in corpus.actors.items()},
    }


def _headed(label: Label, heading: str | None) -> Label:
    return Label(id=f"{label.id} {heading}", en=f"{label.en} {heading}") if heading else label


def _paths(tree: Mapping[str, Branch]) -> dict[str, Label]:
    paths: dict[str, Label] = {}
    for key, branch in tree.items():
        paths[key] = branch.name
        paths.update({f"{key}/{child}": name for child, name in branch.children.items()})
    return paths


def names(corpus: Corpus, duties: Mapping[str, Duty], bundles: Sequence[Bundle]) -> dict[str, Label]:
    """Return the names of the leads, supporters and organisations that occur, in the order of their ids."""
    wanted = {lead for duty in duties.values() for lead in (duty.lead, *duty.support)}
    known = {key: corpus.actors[key].name for key in wanted}
    for bundle in bundles:
        organisation = bundle.organisation
        known.setdefault(organisation.id, Label(id=organisation.name, en=organisation.name))
    return dict(sorted(known.items()))
