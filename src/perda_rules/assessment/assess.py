"""The assessment itself: corpus and bundles in, verdicts and reasons out. Pure: nothing is read or written here.

Same bundles, day, period and corpus give the same bytes, whichever engine matched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from perda_rules import __version__
from perda_rules.assessment.cautions import cautions
from perda_rules.assessment.court import Court as Court
from perda_rules.assessment.duties import describe_duties, glossary, names, node_labels, standing_of
from perda_rules.assessment.judgements import Bench
from perda_rules.assessment.models import Assessment, CorpusState, Party, Result, Run, Shown
from perda_rules.assessment.request import Request as Request
from perda_rules.assessment.rollup import roll, rolls
from perda_rules.assessment.scope import units
from perda_rules.assessment.waivers import waivers
from perda_rules.assessment.wording import both
from perda_rules.engine.port import Matcher
from perda_rules.evidence.models import Bundle
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import Label
from perda_rules.obligations.coverage import totals
from perda_rules.obligations.models import Corpus
from perda_rules.obligations.register_index import RegisterIndex


def assess(
    corpus: Corpus, types: Mapping[str, EvidenceType], bundles: Sequence[Bundle], matcher: Matcher, request: Request
) -> Assessment:
    """Judge ``bundles`` on every obligation of ``corpus`` that is in scope.

    Raises EngineError where an engine fails; nothing in the evidence can.
    """
    bundles = [_ordered(bundle) for bundle in sorted(bundles, key=lambda bundle: bundle.organisation.id)]
    index = RegisterIndex(corpus.register_)
    duties = [duty for pasal in corpus.pasal for duty in pasal.obligations if duty.modality != "permission"]
    duties.sort(key=lambda duty: index.position[duty.provision])
    judged = {duty.id: list(units(duty, bundles, corpus.actors, all_duties=request.all_duties)) for duty in duties}
    bench = Bench(request.judgements, request.at)
    court = Court(corpus, types, bundles, matcher, request, bench, [d for d in duties if judged[d.id]])
    standings = {duty.id: standing_of(duty, index) for duty in duties}
    in_scope = {duty.id: duty for duty in duties if judged[duty.id]}
    described = describe_duties(
        corpus, types, index, in_scope, standings, court.resolved, court.asked, request.texts or {}
    )
    results = [court.result(unit) for duty in in_scope.values() for unit in judged[duty.id]]
    labels = node_labels(corpus, index, (standings[eid] for eid in in_scope))
    state = _corpus_state(corpus, index)
    # Built, not validated: validating our own result would cost more than judging.
    return Assessment.model_construct(
        mode=request.mode,
        at=request.at,
        period_start=request.period.start,
        period_end=request.period.end,
        in_force_from=request.in_force_from,
        promulgation=request.promulgation,
        parties=tuple(
            Party.model_construct(id=b.organisation.id, name=b.organisation.name, items=len(b.items)) for b in bundles
        ),
        all_duties=request.all_duties,
        strict=request.strict,
        corpus=state,
        duties=described,
        results=tuple(results),
        out_of_scope=tuple(duty.id for duty in duties if not judged[duty.id]),
        exclusions=tuple(court.exclusions()),
        items=tuple(_shown(bundles, types, results)),
        rolls=rolls(results, standings, labels),
        total=roll("total", both("axis.total"), results, len(duties)),
        names=names(corpus, described, bundles),
        glossary=glossary(corpus, index, request.texts or {}),
        expired_decisions=tuple(entry.decision() for entry in bench.expired),
        unused_decisions=bench.unused(),
        warnings=tuple(cautions(corpus, types, state, bundles, described, request)),
        problems=tuple(problem for bundle in bundles for problem in bundle.problems),
        waivers=tuple(waivers(bundles, results, request.at)),
        ledger=request.ledger,
        followup_days=request.followup_days,
        run=Run.model_construct(program=__version__, engine=matcher.name),
    )


def _ordered(bundle: Bundle) -> Bundle:
    """Put the items of a bundle in order of their keys: how a department sorts its list means nothing."""
    return bundle.model_copy(update={"items": tuple(sorted(bundle.items, key=lambda item: item.key))})


def _corpus_state(corpus: Corpus, index: RegisterIndex) -> CorpusState:
    counted = totals(corpus, index)
    return CorpusState.model_construct(
        fingerprint=corpus.fingerprint,
        places=sum(1 for provision in corpus.register_ if provision.kind == "article"),
        provisions=counted.total,
        assessable=counted.assessable,
        encoded=counted.encoded,
        obligations=sum(len(pasal.obligations) for pasal in corpus.pasal),
    )


def _shown(bundles: Sequence[Bundle], types: Mapping[str, EvidenceType], results: Sequence[Result]) -> list[Shown]:
    used = Counter(key for result in results for key in result.accepted)
    return [
        Shown.model_construct(
            key=item.key,
            organisation=bundle.organisation.id,
            type_label=types[item.item.type].label if item.item.type in types else _as_written(item.item.type),
            title=item.item.title,
            number=item.item.number,
            date=item.item.date,
            status=item.item.status,
            level=item.level,
            file=item.item.file,
            rejected=item.rejected,
            reading=item.reading,
            unproven=item.unproven,
            used_by=used[item.key],
        )
        for bundle in bundles
        for item in bundle.items
    ]


def _as_written(name: str) -> Label:
    """Give a name that nothing describes as its own label in both languages."""
    return Label(id=name, en=name)
