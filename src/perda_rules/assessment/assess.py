"""The assessment itself: corpus and bundles in, verdicts and reasons out. Pure: nothing is read or written here.

Same bundles, day, period and corpus give the same bytes, whichever engine matched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from perda_rules import __version__
from perda_rules.assessment.deadlines import Period, due_day
from perda_rules.assessment.demand import Asked, Evidence, ask, look
from perda_rules.assessment.duties import clause_names, describe_duties, names, node_labels, standing_of
from perda_rules.assessment.events import judge_triggered
from perda_rules.assessment.judgements import AcceptItem, Bench, Judgement, RejectItem
from perda_rules.assessment.models import (
    Assessment,
    Basis,
    CorpusState,
    Duty,
    Exclusion,
    Mode,
    Party,
    Reason,
    Result,
    Run,
    Shown,
    Verdict,
)
from perda_rules.assessment.readings import Resolved, habit, resolve
from perda_rules.assessment.rollup import roll, rolls
from perda_rules.assessment.scope import Unit, context, units
from perda_rules.assessment.verdicts import (
    Frame,
    Outcome,
    judge_once,
    judge_recurring,
    judge_standing,
    overdue_days,
)
from perda_rules.assessment.wording import both
from perda_rules.engine.facts import fact_of
from perda_rules.engine.port import Atom, Fact, Matcher
from perda_rules.evidence.models import Bundle, CheckedItem
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import LANGUAGES, Label
from perda_rules.messages import say_problem
from perda_rules.obligations.coverage import totals
from perda_rules.obligations.models import Corpus, Obligation, Once, Recurring, Triggered
from perda_rules.obligations.register_index import RegisterIndex


@dataclass(frozen=True)
class Request:
    """What the auditor asked for."""

    at: date
    period: Period
    in_force_from: date | None = None
    promulgation: str | None = None
    all_duties: bool = False
    strict: bool = False
    followup_days: int = 60
    judgements: tuple[Judgement, ...] = ()
    texts: Mapping[str, str] | None = None
    """Text of the provisions by eId, where the user supplied the draft."""

    @property
    def mode(self) -> Mode:
        """Readiness without a date, simulation without number and Lembaran Daerah, else compliance."""
        if self.in_force_from is None:
            return "readiness"
        return "compliance" if self.promulgation else "simulation"


def assess(
    corpus: Corpus, types: Mapping[str, EvidenceType], bundles: Sequence[Bundle], matcher: Matcher, request: Request
) -> Assessment:
    """Judge ``bundles`` on every obligation of ``corpus`` that is in scope.

    Raises EngineError where an engine fails; nothing in the evidence can.
    """
    bundles = sorted(bundles, key=lambda bundle: bundle.organisation.id)
    index = RegisterIndex(corpus.register_)
    duties = [duty for pasal in corpus.pasal for duty in pasal.obligations if duty.modality != "permission"]
    duties.sort(key=lambda duty: index.position[duty.provision])
    judged = {duty.id: list(units(duty, bundles, all_duties=request.all_duties)) for duty in duties}
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
    return Assessment(
        mode=request.mode,
        at=request.at,
        period_start=request.period.start,
        period_end=request.period.end,
        in_force_from=request.in_force_from,
        promulgation=request.promulgation,
        parties=tuple(Party(id=b.organisation.id, name=b.organisation.name, items=len(b.items)) for b in bundles),
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
        expired_decisions=tuple(entry.decision() for entry in bench.expired),
        unused_decisions=bench.unused(),
        warnings=tuple(_warnings(corpus, state, bundles, described, request)),
        problems=tuple(problem for bundle in bundles for problem in bundle.problems),
        followup_days=request.followup_days,
        run=Run(program=__version__, engine=matcher.name),
    )


class Court:
    """One sitting: the evidence matched once, then one verdict after the other."""

    def __init__(
        self,
        corpus: Corpus,
        types: Mapping[str, EvidenceType],
        bundles: Sequence[Bundle],
        matcher: Matcher,
        request: Request,
        bench: Bench,
        duties: Sequence[Obligation],
    ) -> None:
        """Match the evidence of ``bundles`` against everything that ``duties`` ask."""
        self.corpus, self.bundles, self.request, self.bench = corpus, bundles, request, bench
        self.by_id = {duty.id: duty for pasal in corpus.pasal for duty in pasal.obligations}
        self.frame = Frame(request.at, request.period, request.in_force_from, types)
        words = clause_names(corpus)
        self._asked = {duty.id: _compile(duty, types, words) for duty in duties}
        self._excluded: dict[tuple[str, str], list[str]] = {}
        atoms: dict[Atom, None] = {}
        for duty in duties:
            for one in self.asked(duty):
                atoms.update(dict.fromkeys(one.atoms()))
        facts: dict[str, Fact] = {
            item.key: fact_of(item, types[item.item.type])
            for bundle in bundles
            for item in bundle.items
            if not item.broken
        }
        self.evidence = Evidence(
            items={},
            facts=facts,
            answer=matcher.match(list(atoms), list(facts.values())),
            at=request.at,
            accepted_by_judgement=bench.pairs(AcceptItem),
            rejected_by_judgement=bench.pairs(RejectItem),
            rejections=_rejections(bundles),
        )
        self._evidence_of = cache(self._gather)

    def asked(self, duty: Obligation) -> tuple[Asked, ...]:
        """Return what a duty asks, compiled: its evidence, or the nil declaration of a triggered one."""
        return self._asked[duty.id]

    def _gather(self, organisations: tuple[str, ...]) -> Evidence:
        items: dict[str, list[CheckedItem]] = {}
        for bundle in self.bundles:
            if bundle.organisation.id in organisations:
                for item in bundle.items:
                    items.setdefault(item.item.type, []).append(item)
        return replace(self.evidence, items=items)

    def resolved(self, duty: Obligation) -> Resolved:
        """Return the length of the duty's deadline: of the text, of the table, or as a person decided."""
        fill = self.bench.fill(duty.id)
        if fill is not None:
            self.bench.use(fill)
        return resolve(
            duty.deadline,
            self.corpus.interpretation,
            strict=self.request.strict,
            filled=fill.length if fill else None,
        )

    def due(self, duty: Obligation, seen: tuple[str, ...] = ()) -> date | None:
        """Return the last day in time of a duty that is due once; None where there is none (yet)."""
        deadline = duty.deadline
        resolved = self.resolved(duty)
        if not isinstance(deadline, Once) or resolved.length is None or duty.id in seen:
            return None
        if isinstance(deadline.start, date):
            start: date | None = deadline.start
        elif deadline.start == "in_force":
            start = self.request.in_force_from
        else:
            start = self.due(self.by_id[deadline.start], (*seen, duty.id))
        return due_day(start, resolved.length) if start is not None else None

    def earliest(self, deadline: Recurring) -> date | None:
        """Return the first day on which a window of a recurring duty may start."""
        bounds = [self.request.in_force_from] if self.request.in_force_from else []
        if deadline.starts_after is not None:
            due = self.due(self.by_id[deadline.starts_after])
            if due is not None:
                bounds.append(due + timedelta(days=1))
        return max(bounds, default=None)

    def outcome(self, unit: Unit, resolved: Resolved) -> Outcome:
        """Judge a unit by the rules, whatever context and people say."""
        duty, deadline = unit.obligation, unit.obligation.deadline
        evidence = self._evidence_of(unit.organisations)
        if isinstance(deadline, Triggered):
            return judge_triggered(deadline, self.asked(duty), duty.id, evidence, self.frame, resolved)
        if duty.evidence is None:  # the loader refuses this
            raise AssertionError(duty.id)
        found = look(self.asked(duty), duty.evidence, duty.id, evidence)
        if resolved.undecided and found.anything:
            plain = judge_standing(found, self.frame, resolved)
            words = resolved.reading.words if resolved.reading else None
            reason = Reason(code="person_decides", params={"words": words or ""})
            return replace(plain, verdict="needs_review", reasons=(reason,), overdue_since=None, decisive=False)
        if isinstance(deadline, Once):
            return judge_once(found, self.frame, deadline, resolved, self.due(duty))
        if isinstance(deadline, Recurring) and resolved.length is not None:
            earliest = self.earliest(deadline)
            return judge_recurring(found, self.frame, deadline, resolved.length, earliest, from_text=resolved.from_text)
        return judge_standing(found, self.frame, resolved)

    def result(self, unit: Unit) -> Result:
        """Judge a unit: rules, then context, then the inspectorate's decisions."""
        duty = unit.obligation
        resolved = self.resolved(duty)
        applies = context(unit, self.bundles, self.corpus.context)
        outcome = self.outcome(unit, resolved)
        for statement in applies.statements:
            self._excluded.setdefault(statement, []).append(duty.id)
        if applies.applies != "yes":
            verdict: Verdict = "not_applicable" if applies.applies == "no" else "needs_review"
            outcome = replace(outcome, verdict=verdict, reasons=applies.reasons, overdue_since=None, decisive=False)
        return self._decided(unit, resolved, outcome)

    def _decided(self, unit: Unit, resolved: Resolved, outcome: Outcome) -> Result:
        duty, bench = unit.obligation, self.bench
        touched = {*outcome.accepted, *(leaf.near.item for leaf in outcome.leaves if leaf.near)}
        decisions = list(bench.for_items(sorted(touched), duty.id))
        verdict = outcome.verdict
        override = bench.override(duty.id, unit.name)
        if override is not None:
            bench.use(override)
            decisions.append(override.decision())
            verdict = override.verdict
        exception = bench.exception(duty.id, unit.name)
        excepted = exception is not None and verdict not in ("met", "not_applicable", "not_due")
        if exception is not None and excepted:
            bench.use(exception)
            decisions.append(exception.decision())
        fill = bench.fill(duty.id)
        if fill is not None:
            decisions.append(fill.decision())
        finding = bench.finding(duty.id, unit.name)
        if finding is not None:
            bench.use(finding)
        reading = resolved.reading or (habit(duty.deadline) if outcome.decisive else None)
        return Result(
            obligation=duty.id,
            unit=unit.name,
            verdict=verdict,
            found=outcome.verdict,
            done=outcome.done,
            of=outcome.of,
            due=outcome.due,
            overdue_days=overdue_days(replace(outcome, verdict=verdict), self.request.at),
            basis=self._basis(duty, verdict, outcome),
            reasons=outcome.reasons,
            accepted=outcome.accepted,
            leaves=outcome.leaves,
            windows=outcome.windows,
            events=outcome.events,
            reading=reading.model_copy(update={"decisive": outcome.decisive}) if reading else None,
            decisions=tuple(decisions),
            excepted=excepted,
            cause=finding.cause if finding else None,
            effect=finding.effect if finding else None,
        )

    def _basis(self, duty: Obligation, verdict: str, outcome: Outcome) -> Basis | None:
        """Say on what a verdict rests: what a department declares, or what an auditor accepted."""
        if verdict not in ("met", "late", "partial", "stale") or not outcome.accepted:
            return None
        accepted = self.evidence.accepted_by_judgement
        return (
            "verified"
            if all((key, duty.id) in accepted or (key, "*") in accepted for key in outcome.accepted)
            else "declared"
        )

    def exclusions(self) -> list[Exclusion]:
        """Return every statement that took a duty out of the audit."""
        by_organisation = {bundle.organisation.id: bundle for bundle in self.bundles}
        return [
            Exclusion(
                organisation=organisation,
                fact=fact,
                label=self.corpus.context[fact].label,
                value=by_organisation[organisation].context[fact].value,
                reason=by_organisation[organisation].context[fact].reason or "",
                obligations=tuple(obligations),
            )
            for (organisation, fact), obligations in sorted(self._excluded.items())
        ]


def _compile(duty: Obligation, types: Mapping[str, EvidenceType], words: Mapping[str, Label]) -> tuple[Asked, ...]:
    demand = duty.deadline.nil if isinstance(duty.deadline, Triggered) else duty.evidence
    return ask(demand, types, words) if demand is not None else ()


def _rejections(bundles: Sequence[Bundle]) -> dict[str, Label]:
    """Say in words why each rejected item was rejected, from the problem that did it."""
    said = {}
    for bundle in bundles:
        by_subject = {(problem.subject, problem.code): problem for problem in bundle.problems}
        for item in bundle.items:
            if item.rejected is not None:
                found = by_subject[item.item.id, item.rejected]
                said[item.key] = Label(**{lang: say_problem(found, lang)[0].rstrip(".") for lang in LANGUAGES})
    return said


def _corpus_state(corpus: Corpus, index: RegisterIndex) -> CorpusState:
    counted = totals(corpus, index)
    return CorpusState(
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
        Shown(
            key=item.key,
            organisation=bundle.organisation.id,
            type_label=types[item.item.type].label,
            title=item.item.title,
            number=item.item.number,
            date=item.item.date,
            status=item.item.status,
            level=item.level,
            file=item.item.file,
            rejected=item.rejected,
            used_by=used[item.key],
        )
        for bundle in bundles
        for item in bundle.items
    ]


def _warnings(
    corpus: Corpus, state: CorpusState, bundles: Sequence[Bundle], duties: Mapping[str, Duty], request: Request
) -> list[Reason]:
    warnings = []
    missing = state.assessable - state.encoded
    if missing:
        params = {"missing": str(missing), "total": str(state.provisions)}
        warnings.append(Reason(code="corpus_incomplete", params=params))
    for bundle in bundles:
        actor = corpus.actors.get(bundle.organisation.id)
        if actor is not None and actor.independent:
            own = sum(1 for duty in duties.values() if duty.scope == "each" or duty.lead == bundle.organisation.id)
            if own:
                params = {"n": str(own)}
                warnings.append(Reason(code="judges_itself", params=params, labels={"organisation": actor.name}))
    if request.in_force_from is not None and request.at < request.in_force_from:
        warnings.append(Reason(code="before_force", dates={"date": request.in_force_from}))
    return warnings
