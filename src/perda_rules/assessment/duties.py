"""What a reader must know of each duty, and the names of all that results are rolled up to.

An assessment stands on its own: whoever reads it needs neither the corpus nor the register.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from perda_rules.assessment.demand import Asked
from perda_rules.assessment.models import Axis, Defined, Duty, Standing
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


def standing_of(duty: Obligation, index: RegisterIndex) -> Standing:
    """Say where ``duty`` stands on every axis."""
    above = {provision.kind: provision.id for provision in reversed(list(index.ancestors(duty.provision)))}
    return Standing(
        chapter=above["chapter"],
        part=above.get("part"),
        article=above["article"],
        paragraph=above.get("paragraph"),
        objective=duty.cobit[:5] if duty.cobit else None,
        practice=duty.cobit if duty.cobit and "." in duty.cobit else None,
        related=tuple(dict.fromkeys(related[:5] for related in duty.related)),
        element=duty.element,
        dimension=duty.dimension,
        serves=duty.serves,
        lead=duty.lead,
    )


def describe_duties(
    corpus: Corpus,
    types: Mapping[str, EvidenceType],
    index: RegisterIndex,
    duties: Mapping[str, Obligation],
    standings: Mapping[str, Standing],
    resolved: Callable[[Obligation], Resolved],
    asked: Callable[[Obligation], tuple[Asked, ...]],
    texts: Mapping[str, str],
) -> dict[str, Duty]:
    """Describe ``duties``, in their order."""
    titles = {pasal.pasal: Label(id=pasal.title, en=pasal.en) for pasal in corpus.pasal}
    words = clause_names(corpus)
    described = {}
    for duty in duties.values():
        standing = standings[duty.id]
        start = getattr(duty.deadline, "start", None)
        starts = {start: citation(index, start.partition("#")[0])} if isinstance(start, str) and "__" in start else {}
        described[duty.id] = Duty.model_construct(
            **dict(standing),
            id=duty.id,
            citation=citation(index, duty.provision),
            title=titles[standing.article],
            action=Label(id=duty.action, en=duty.en.action),
            recommendation=Label(id=duty.recommendation, en=duty.en.recommendation),
            actor=corpus.actors[duty.actor].name,
            support=duty.support,
            scope=duty.scope,
            severity=duty.severity,
            deadline=deadline_label(duty.deadline, resolved(duty), starts),
            evidence=_evidence(duty, types, asked(duty), words),
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


def node_labels(corpus: Corpus, index: RegisterIndex, standings: Iterable[Standing]) -> dict[Axis, dict[str, Label]]:
    """Return the nodes of every axis with their names, in the order of the regulation or of the vocabulary.

    Of Bagian, Pasal and ayat only those where one of ``standings`` is: there are a thousand of them.
    """
    used = {eid for standing in standings for eid in (standing.part, standing.article, standing.paragraph)}

    def provisions(kind: str, wanted: Container[str | None]) -> dict[str, Label]:
        return {
            p.id: _headed(citation(index, p.id), p.heading if kind in ("chapter", "part") else None)
            for p in corpus.register_
            if p.kind == kind and p.id in wanted
        }

    objectives = {key: objective.name for key, objective in corpus.objectives.items()}
    return {
        "chapter": provisions("chapter", index),
        "part": provisions("part", used),
        "article": provisions("article", used),
        "paragraph": provisions("paragraph", used),
        "objective": objectives,
        "practice": {k: n for o in corpus.objectives.values() for k, n in o.practices.items()},
        "related": objectives,
        "element": _paths(corpus.structure.elements),
        "dimension": _paths(corpus.structure.dimensions),
        "principle": _principles(corpus, index),
        "lead": {key: actor.name for key, actor in corpus.actors.items()},
    }


def _principles(corpus: Corpus, index: RegisterIndex) -> dict[str, Label]:
    """Return what obligations may serve: the provisions that are set aside under a name and define nothing."""
    return {
        skipped.provision: Label(
            id=f"{skipped.name.id} ({cite(index[skipped.provision], index, 'id')})",
            en=f"{skipped.name.en} ({cite(index[skipped.provision], index, 'en')})",
        )
        for pasal in corpus.pasal
        for skipped in pasal.not_assessed
        if skipped.name is not None and skipped.reason != "definition"
    }


def glossary(corpus: Corpus, index: RegisterIndex, texts: Mapping[str, str]) -> tuple[Defined, ...]:
    """Return the terms that the regulation defines, in its order; ``texts`` are the words of the draft, by eId."""
    return tuple(
        Defined.model_construct(
            provision=skipped.provision,
            term=skipped.name,
            citation=citation(index, skipped.provision),
            text=texts.get(skipped.provision),
        )
        for pasal in corpus.pasal
        for skipped in pasal.not_assessed
        if skipped.name is not None and skipped.reason == "definition"
    )


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
