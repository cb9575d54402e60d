"""Two assessments side by side, as text, Markdown or JSON. What changed is worked out elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from perda_rules.assessment.comparing import KINDS, Changed, Comparison, Kind, Lapsed
from perda_rules.language import Language, write_date, write_percent
from perda_rules.messages import say
from perda_rules.reports.entries import CITY
from perda_rules.reports.markdown import escape
from perda_rules.reports.wording import MAX_NAME, clean, write, write_number, write_reason


class Line(NamedTuple):
    """One change in words."""

    obligation: str
    duty: str
    action: str
    unit: str
    lead: str
    before: str
    after: str
    why: str


def write_comparison(comparison: Comparison, form: str, language: Language, limit: int = 0) -> str:
    """Write a comparison as ``text``, ``markdown`` or ``json``; of each kind at most ``limit`` changes, 0 for all."""
    if form == "json":
        return comparison.model_dump_json(indent=2) + "\n"
    lines = _markdown(comparison, language, limit) if form == "markdown" else _text(comparison, language, limit)
    return "\n".join(lines) + "\n"


def _text(comparison: Comparison, language: Language, limit: int) -> Iterator[str]:
    tell = _teller(language)
    yield tell("title")
    yield from _summary(comparison, language)
    for reason in comparison.doubts:
        yield f"! {write_reason(reason, language)}"
    yield ""
    yield "   ".join(f"{comparison.counts[kind]} {tell(f'kind.{kind}')}" for kind in KINDS if comparison.counts[kind])
    for kind, lines, more in _groups(comparison, language, limit):
        yield ""
        yield f"{tell(f'kind.{kind}')}: {comparison.counts[kind]}"
        for line in lines:
            yield f"  {line.duty} · {line.unit} · {line.before} → {line.after}"
            yield f"    {line.action}"
            if line.why:
                yield f"    {line.why}"
        if more:
            yield f"  {tell('more', n=more)}"
    if comparison.lapsed:
        yield ""
        yield f"{tell('lapsed')}: {len(comparison.lapsed)}"
        for lapsed in comparison.lapsed:
            yield f"  {_citation(comparison, lapsed.obligation, language)}: {_ended(lapsed, language)}"


def _markdown(comparison: Comparison, language: Language, limit: int) -> Iterator[str]:
    tell = _teller(language)
    yield f"# {tell('title')}"
    yield ""
    for fact in _summary(comparison, language):
        yield f"- {escape(fact)}"
    if comparison.doubts:
        yield ""
        yield f"**{tell('doubts')}**"
        yield ""
        for reason in comparison.doubts:
            yield f"- {escape(write_reason(reason, language))}"
    for kind, lines, more in _groups(comparison, language, limit):
        yield ""
        yield f"## {tell(f'kind.{kind}')}: {comparison.counts[kind]}"
        yield ""
        columns = ("duty", "unit", "lead", "before", "after", "why")
        yield "| " + " | ".join(tell(f"columns.{column}") for column in columns) + " |"
        yield "|" + " --- |" * len(columns)
        for line in lines:
            duty = f"{escape(line.duty)}: {escape(line.action)}"
            cells = [duty, *(escape(part) for part in (line.unit, line.lead, line.before, line.after, line.why))]
            yield "| " + " | ".join(cells) + " |"
        if more:
            yield ""
            yield escape(tell("more", n=more))
    if comparison.lapsed:
        yield ""
        yield f"## {tell('lapsed')}: {len(comparison.lapsed)}"
        yield ""
        for lapsed in comparison.lapsed:
            cited = _citation(comparison, lapsed.obligation, language)
            yield f"- {escape(cited)}: {escape(_ended(lapsed, language))}"


def changed_lines(comparison: Comparison, kind: str, language: Language) -> list[Line]:
    """Return the changes of one kind, in words."""
    return [_line(comparison, change, language) for change in comparison.changes if change.kind == kind]


def _teller(language: Language) -> Callable[..., str]:
    return lambda key, **params: say(f"comparison.{key}", language, **params)


def _summary(comparison: Comparison, language: Language) -> Iterator[str]:
    tell = _teller(language)
    old, new = comparison.old, comparison.new
    yield tell("sides", old=write_date(old.at, language), new=write_date(new.at, language))
    yield tell(
        "rate",
        old=write_percent(old.rate.met, old.rate.of, language),
        new=write_percent(new.rate.met, new.rate.of, language),
        old_verified=write_percent(old.rate.verified, old.rate.of, language),
        new_verified=write_percent(new.rate.verified, new.rate.of, language),
    )
    yield tell("gaps", old=write_number(old.gaps, language), new=write_number(new.gaps, language))
    if not comparison.changes:
        yield tell("nothing")


def _groups(comparison: Comparison, language: Language, limit: int) -> Iterator[tuple[Kind, list[Line], int]]:
    for kind in KINDS:
        changes = [change for change in comparison.changes if change.kind == kind]
        if changes:
            shown = changes[:limit] if limit else changes
            yield kind, [_line(comparison, change, language) for change in shown], len(changes) - len(shown)


def _line(comparison: Comparison, change: Changed, language: Language) -> Line:
    duty = comparison.duties.get(change.obligation)
    names = comparison.names
    lead = names.get(duty.lead) if duty else None
    unit = names.get(change.unit)
    return Line(
        obligation=clean(change.obligation),
        duty=_citation(comparison, change.obligation, language),
        action=write(duty.action, language) if duty else "",
        unit=say("report.city", language)
        if change.unit == CITY
        else write(unit, language, MAX_NAME)
        if unit
        else clean(change.unit, MAX_NAME),
        lead=write(lead, language, MAX_NAME) if lead else clean(duty.lead, MAX_NAME) if duty else "",
        before=_standing(change.before, change.done_before, language),
        after=_standing(change.after, change.done_after, language),
        why=" ".join(write_reason(reason, language) for reason in change.reasons),
    )


def _standing(verdict: str | None, done: str, language: Language) -> str:
    if verdict is None:
        return say("comparison.not_judged", language)
    word = say(f"verdict.{verdict}", language)
    return f"{word} {done}" if done and not done.endswith("/1") else word


def _citation(comparison: Comparison, obligation: str, language: Language) -> str:
    duty = comparison.duties.get(obligation)
    return write(duty.citation, language, MAX_NAME) if duty else clean(obligation)


def _ended(lapsed: Lapsed, language: Language) -> str:
    decision = lapsed.decision
    if decision is None or decision.expires is None:
        return say("comparison.lapsed_gone", language)
    return say(
        "comparison.lapsed_one",
        language,
        decision=clean(decision.id, MAX_NAME),
        day=write_date(decision.expires, language),
        reason=clean(decision.reason),
    )
