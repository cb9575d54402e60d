"""Who is judged on what: the units of each obligation, the items that serve them, and the context that excludes.

One bundle is judged on the duties that its organisation leads or supports and on those that every department owes;
several bundles together are the city. A bundle cannot shrink its own audit: only a stated fact with a reason takes a
duty out, and every such statement is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from perda_rules.assessment.models import Reason
from perda_rules.evidence.models import Bundle
from perda_rules.obligations.models import Actor, ContextFact, Obligation

CITY = "city"
Applies = Literal["yes", "no", "unknown"]


class Unit(NamedTuple):
    """One judging of one obligation: for the city, or for one organisation that owes the duty."""

    obligation: Obligation
    name: str
    organisations: tuple[str, ...]
    """Whose items count."""


def units(
    obligation: Obligation, bundles: Sequence[Bundle], actors: Mapping[str, Actor], *, all_duties: bool
) -> Iterator[Unit]:
    """Yield the units of ``obligation`` in this audit; none means that it is out of scope.

    What every department owes is not owed by a council or a team, which is none.
    Without any bundle, ``all_duties`` gives every duty once: to explain it needs nobody's evidence.
    """
    organisations = tuple(bundle.organisation.id for bundle in bundles)
    if obligation.scope == "each" and organisations:
        for organisation in organisations:
            if organisation in actors and actors[organisation].kind == "body":
                continue
            yield Unit(obligation, organisation, (organisation,))
    elif len(bundles) > 1 or all_duties or set(organisations) & {obligation.lead, *obligation.support}:
        yield Unit(obligation, CITY, organisations)


class Context(NamedTuple):
    """Whether a duty applies to a unit, and the statements that say so."""

    applies: Applies
    reasons: tuple[Reason, ...] = ()
    statements: tuple[tuple[str, str], ...] = ()
    """(organisation, fact) of the statements that exclude the duty."""


def context(unit: Unit, bundles: Sequence[Bundle], vocabulary: dict[str, ContextFact]) -> Context:
    """Say whether ``unit``'s duty applies, from what the organisations that answer for it stated.

    A fact belongs to the organisation that stated it. For a city duty, those that lead or support it speak; one of
    them for whom the fact holds is enough for the duty to apply.
    """
    speakers = _speakers(unit, bundles)
    excluding: list[tuple[str, str]] = []
    excluded: list[Reason] = []
    unknown: list[Reason] = []
    for condition in unit.obligation.applies_when:
        label = {"fact": vocabulary[condition.fact].label}
        stated = [(b, b.context[condition.fact]) for b in speakers if condition.fact in b.context]
        if any(statement.value == condition.equals for _, statement in stated):
            continue
        reasoned = [(b, s) for b, s in stated if _says_something(s.reason)]
        if reasoned and len(reasoned) == len(stated):
            for bundle, statement in reasoned:
                excluding.append((bundle.organisation.id, condition.fact))
                excluded.append(
                    Reason(
                        code="context_excludes",
                        params={"organisation": bundle.organisation.name, "why": statement.reason or ""},
                        labels=label,
                    )
                )
        else:
            unknown.append(Reason(code="context_without_reason" if stated else "context_unknown", labels=label))
    if excluded:
        return Context("no", tuple(excluded), tuple(excluding))
    return Context("unknown", tuple(unknown)) if unknown else Context("yes")


def _says_something(reason: str | None) -> bool:
    """Say whether a reason has a word in it: a dash or a blank explains nothing."""
    return any(character.isalnum() for character in reason or "")


def _speakers(unit: Unit, bundles: Sequence[Bundle]) -> list[Bundle]:
    if unit.obligation.scope == "each":
        return [bundle for bundle in bundles if bundle.organisation.id == unit.name]
    answering = {unit.obligation.lead, *unit.obligation.support}
    speaking = [bundle for bundle in bundles if bundle.organisation.id in answering]
    return speaking or (list(bundles) if len(bundles) == 1 else [])
