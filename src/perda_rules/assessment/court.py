"""The court: the evidence is matched once, then each duty is judged by the rules, the context and the inspectorate.

Everything here is pure; putting the verdicts together to an assessment is :mod:`perda_rules.assessment.assess`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from perda_rules.assessment.answers import own_answers
from perda_rules.assessment.deadlines import due_day
from perda_rules.assessment.demand import Asked, Evidence, ask, look
from perda_rules.assessment.duties import clause_names
from perda_rules.assessment.events import judge_triggered
from perda_rules.assessment.judgements import AcceptItem, Bench, Fill, RejectItem
from perda_rules.assessment.models import GAPS, Basis, Exclusion, Reason, Result, Verdict
from perda_rules.assessment.readings import Resolved, habit, leaves_length_open, resolve
from perda_rules.assessment.request import Request
from perda_rules.assessment.scope import Unit, context
from perda_rules.assessment.verdicts import (
    Frame,
    Outcome,
    judge_once,
    judge_recurring,
    judge_standing,
    overdue_days,
)
from perda_rules.engine.facts import fact_of
from perda_rules.engine.port import Atom, Fact, Matcher
from perda_rules.evidence.models import Bundle, CheckedItem
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import LANGUAGES, Label
from perda_rules.messages import say_problem
from perda_rules.obligations.models import Corpus, Obligation, Once, Recurring, Triggered
from perda_rules.obligations.offices import Members, members_of, widen_triggered


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
        self._members = members_of(corpus.actors)
        self._asked = {duty.id: _compile(duty, types, words, self._members) for duty in duties}
        self._excluded: dict[tuple[str, str], list[str]] = {}
        # Of documents that nobody handed in, nobody need ask anything.
        present = {item.item.type for bundle in bundles for item in bundle.items}
        atoms: dict[Atom, None] = {}
        for duty in duties:
            for one in self.asked(duty):
                if one.leaf.type in present:
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
            accepted_by_judgement=bench.pairs(AcceptItem, self._asked),
            rejected_by_judgement=bench.pairs(RejectItem, self._asked),
            rejections=_rejections(bundles),
        )
        self._items = {item.key: item for bundle in bundles for item in bundle.items}
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
        fill = self._fill(duty)
        if fill is not None:
            self.bench.use(fill)
        return resolve(
            duty.deadline,
            self.corpus.interpretation,
            strict=self.request.strict,
            filled=fill.length if fill else None,
        )

    def _fill(self, duty: Obligation) -> Fill | None:
        """Return the length that a person decided, where the text leaves one to decide."""
        return self.bench.fill(duty.id) if leaves_length_open(duty.deadline) else None

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
            wide = widen_triggered(deadline, self._members)
            judged = judge_triggered(wide, self.asked(duty), duty.id, evidence, self.frame, resolved)
            return _left_to_a_person(judged, resolved) if resolved.undecided and judged.done else judged
        if duty.evidence is None:  # the loader refuses this
            raise AssertionError(duty.id)
        found = look(self.asked(duty), duty.evidence, duty.id, evidence)
        if resolved.undecided and found.anything:
            # What there is shows as if no time were set at all: only a person can say whether it came in time.
            if isinstance(deadline, Once):
                plain = judge_once(found, self.frame, deadline, resolved, None)
            else:
                plain = judge_standing(found, self.frame, resolved)
            return _left_to_a_person(plain, resolved)
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
        # What is not due yet asks nobody for anything, not even whether it applies.
        if applies.applies == "no" or (applies.applies == "unknown" and outcome.verdict != "not_due"):
            verdict: Verdict = "not_applicable" if applies.applies == "no" else "needs_review"
            outcome = replace(outcome, verdict=verdict, reasons=applies.reasons, overdue_since=None, decisive=False)
        return self._decided(unit, resolved, outcome)

    def _decided(self, unit: Unit, resolved: Resolved, outcome: Outcome) -> Result:
        duty, bench = unit.obligation, self.bench
        touched = {*outcome.accepted, *(leaf.near.item for leaf in outcome.leaves if leaf.near)}
        decisions = bench.for_items(touched | self._refused(unit), duty.id)
        verdict = outcome.verdict
        override = bench.override(duty.id, unit.name)
        if override is not None:
            bench.use(override)
            decisions.append(override.decision())
            verdict = override.verdict
        gap = verdict in GAPS
        exception = bench.exception(duty.id, unit.name) if gap else None
        if exception is not None:
            bench.use(exception)
            decisions.append(exception.decision())
        fill = self._fill(duty)
        if fill is not None:
            decisions.append(fill.decision())
        finding = bench.finding(duty.id, unit.name) if gap else None
        if finding is not None:
            bench.use(finding)
        decisive = outcome.decisive and override is None  # a person has confirmed the verdict, or set another
        reading = resolved.reading or (habit(duty.deadline) if outcome.decisive else None)
        return Result.model_construct(
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
            reading=reading.model_copy(update={"decisive": decisive}) if reading else None,
            decisions=tuple(decisions),
            excepted=exception is not None,
            cause=finding.cause if finding else None,
            effect=finding.effect if finding else None,
            response=finding.response if finding else None,
            answers=own_answers(duty.id, verdict, unit.organisations, self.bundles),
        )

    def _basis(self, duty: Obligation, verdict: str, outcome: Outcome) -> Basis | None:
        """Say on what a verdict rests: what a department declares, or what an auditor accepted."""
        if verdict not in ("met", "late", "partial", "stale") or not outcome.accepted:
            return None
        judged = self.evidence.accepted_by_judgement
        read = self._read_by_program(duty, outcome)
        return "verified" if all((key, duty.id) in judged or key in read for key in outcome.accepted) else "declared"

    def _read_by_program(self, duty: Obligation, outcome: Outcome) -> set[str]:
        """Return the accepted items in whose files the program found all that they say and the duty asks to be there.

        A document of which no content part is asked has nothing in it that the program could have checked.
        """
        asked = {one.path: one.leaf.memuat for one in self.asked(duty)}
        found: dict[str, bool] = {}
        for leaf in outcome.leaves:
            parts = asked.get(leaf.path, ())
            for key in leaf.accepted:
                item = self._items[key]
                whole = item.reading == "read" and not item.unproven and bool(parts) and {*parts} <= {*item.shown}
                found[key] = found.get(key, True) and whole
        return {key for key, whole in found.items() if whole}

    def _refused(self, unit: Unit) -> set[str]:
        """Return the items that an auditor refused and that the duty would have looked at."""
        duty, deadline = unit.obligation, unit.obligation.deadline
        refused = {item for item, obligation in self.evidence.rejected_by_judgement if obligation == duty.id}
        if not refused:
            return refused
        types = {one.leaf.type for one in self.asked(duty)}
        if isinstance(deadline, Triggered):
            types |= {deadline.events.type, deadline.response.type or deadline.events.type}
        held = self._evidence_of(unit.organisations).items
        return refused & {item.key for type_ in types for item in held.get(type_, ())}

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


def _left_to_a_person(outcome: Outcome, resolved: Resolved) -> Outcome:
    words = resolved.reading.words if resolved.reading else None
    reason = Reason(code="person_decides", params={"words": words or ""})
    return replace(outcome, verdict="needs_review", reasons=(reason,), overdue_since=None, decisive=False)


def _compile(
    duty: Obligation, types: Mapping[str, EvidenceType], words: Mapping[str, Label], members: Members
) -> tuple[Asked, ...]:
    demand = duty.deadline.nil if isinstance(duty.deadline, Triggered) else duty.evidence
    return ask(demand, types, words, members) if demand is not None else ()


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
