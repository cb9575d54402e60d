"""What an auditor must know of an audit as a whole: what it leaves out, what nobody knows, and what looks too easy.

None of it changes a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from perda_rules.assessment.models import CorpusState, Duty, Reason
from perda_rules.assessment.request import Request
from perda_rules.assessment.verdicts import before_force
from perda_rules.evidence.models import Bundle
from perda_rules.evidence.types import EvidenceType
from perda_rules.obligations.hints import closest
from perda_rules.obligations.models import Corpus

LIKE = 0.8
"""How alike two names must be for one to be taken for the other mistyped; 1 is the same name."""
MANY_PARTS = 3
"""From so many content parts on, all of them on one page is worth a look."""


def cautions(
    corpus: Corpus,
    types: Mapping[str, EvidenceType],
    state: CorpusState,
    bundles: Sequence[Bundle],
    duties: Mapping[str, Duty],
    request: Request,
) -> Iterator[Reason]:
    """Yield every caution; ``duties`` are those that were judged."""
    missing = state.assessable - state.encoded
    if missing:
        yield Reason(code="corpus_incomplete", params={"missing": str(missing), "total": str(state.provisions)})
    known = {duty.id for pasal in corpus.pasal for duty in pasal.obligations}
    for bundle in bundles:
        yield from _organisation(bundle, corpus, duties)
        yield from _unknown_names(bundle, corpus, known)
        yield from _one_file_for_many(bundle, types)
        yield from _one_place_for_all(bundle)
    yield from _conflicts(corpus, duties, request)
    if request.unrecorded:
        yield Reason(code="judgements_unrecorded", params={"ids": ", ".join(request.unrecorded)})
    if request.in_force_from is not None and request.at < request.in_force_from:
        yield before_force(request.in_force_from)


def _organisation(bundle: Bundle, corpus: Corpus, duties: Mapping[str, Duty]) -> Iterator[Reason]:
    name = bundle.organisation.id
    actor = corpus.actors.get(name)
    if actor is None:
        # Whom nobody knows leads nothing: a mistyped name would take a department out of its own audit.
        yield Reason(code="organisation_unknown", params={"organisation": name, "close": closest(name, corpus.actors)})
    elif actor.independent:
        own = sum(1 for duty in duties.values() if duty.scope == "each" or duty.lead == name)
        if own:
            yield Reason(code="judges_itself", params={"n": str(own)}, labels={"organisation": actor.name})


def _conflicts(corpus: Corpus, duties: Mapping[str, Duty], request: Request) -> Iterator[Reason]:
    """What the body that audits decides on its own duties, and what others decide at all."""
    auditors = {name for name, actor in corpus.actors.items() if actor.independent}
    own, others = [], []
    for entry in request.judgements:
        if not entry.active(request.at):
            continue
        duty = duties.get(entry.obligation or "")
        owes = {duty.lead, *duty.support, getattr(entry, "unit", None)} if duty else set()
        if entry.body is not None and entry.body not in auditors:
            others.append(entry.id)
        elif owes & (auditors if entry.body is None else {entry.body}):
            own.append(entry.id)
    if own:
        yield Reason(code="judged_by_itself", params={"ids": ", ".join(own)})
    if others:
        yield Reason(code="judged_by_others", params={"ids": ", ".join(others)})


def _unknown_names(bundle: Bundle, corpus: Corpus, known: set[str]) -> Iterator[Reason]:
    for fact in bundle.context:
        if fact not in corpus.context:
            close = closest(fact, corpus.context)
            yield Reason(
                code="fact_unknown", params={"organisation": bundle.organisation.name, "fact": fact, "close": close}
            )
    claimed: dict[str, list[str]] = {}
    for item in bundle.items:
        for claim in item.item.claims:
            if claim not in known:
                claimed.setdefault(claim, []).append(item.item.id)
    for claim, items in claimed.items():
        close = closest(claim, known)
        yield Reason(code="claim_unknown", params={"items": ", ".join(items), "claim": claim, "close": close})
    for answered in bundle.answers:
        if answered not in known:
            params = {"organisation": bundle.organisation.name, "obligation": answered}
            yield Reason(code="answer_unknown", params={**params, "close": closest(answered, known)})
    yield from _unknown_parts(bundle, corpus)
    yield from _mistyped_signatories(bundle, corpus)


def _unknown_parts(bundle: Bundle, corpus: Corpus) -> Iterator[Reason]:
    """A content part of another name than the vocabulary's proves nothing to anybody."""
    parts: dict[str, list[str]] = {}
    for item in bundle.items:
        for part in item.item.memuat:
            if part not in corpus.parts:
                parts.setdefault(part, []).append(item.item.id)
    for part, items in parts.items():
        close = closest(part, corpus.parts)
        yield Reason(code="part_unknown", params={"items": ", ".join(items), "part": part, "close": close})


def _mistyped_signatories(bundle: Bundle, corpus: Corpus) -> Iterator[Reason]:
    """Anybody may sign, but who is almost called like an office of the city was probably meant to be it."""
    signed: dict[str, list[str]] = {}
    for item in bundle.items:
        signatory = item.item.signatory
        if signatory and signatory not in corpus.actors:
            signed.setdefault(signatory, []).append(item.item.id)
    for signatory, items in signed.items():
        for close in get_close_matches(signatory, corpus.actors, 1, LIKE):
            yield Reason(
                code="signatory_unknown", params={"items": ", ".join(items), "signatory": signatory, "close": close}
            )


def _one_file_for_many(bundle: Bundle, types: Mapping[str, EvidenceType]) -> Iterator[Reason]:
    days: dict[tuple[str, str], set[date]] = {}
    files: dict[tuple[str, str], dict[str, None]] = {}
    for item in bundle.items:
        if item.digest is not None and not item.broken:
            same = (item.item.type, item.digest)
            days.setdefault(same, set()).add(item.occurred)
            files.setdefault(same, {})[item.item.file or ""] = None
    for same, told in days.items():
        if len(told) > 1:
            params = {"file": ", ".join(files[same]), "n": str(len(told))}
            yield Reason(code="one_file_for_many", params=params, labels={"type": types[same[0]].label})


def _one_place_for_all(bundle: Bundle) -> Iterator[Reason]:
    items = [
        item.item.id
        for item in bundle.items
        if len(item.item.memuat) >= MANY_PARTS and len({str(place) for place in item.item.memuat.values()}) == 1
    ]
    if items:
        params = {"organisation": bundle.organisation.name, "items": ", ".join(items), "least": str(MANY_PARTS)}
        yield Reason(code="one_place_for_all", params=params)
