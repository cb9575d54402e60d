"""A plan and a what-if in words: text, Markdown, CSV or JSON. What they say was worked out elsewhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from perda_rules.assessment.models import Assessment
from perda_rules.assessment.planning import Document, Plan
from perda_rules.assessment.whatif import Nearest, WhatIf
from perda_rules.language import Language, write_date, write_percent
from perda_rules.messages import say
from perda_rules.reports.comparison import changed_lines
from perda_rules.reports.csv import BYTE_ORDER_MARK, cell
from perda_rules.reports.entries import Names
from perda_rules.reports.markdown import escape
from perda_rules.reports.wording import MAX_NAME, clean, count_of, write, write_reason

FORMATS = ("text", "markdown", "csv", "json")
COLUMNS = ("number", "organisation", "type", "mends", "lacks", "asks", "serves", "weight", "share")
NEAREST, LITTLE = 3, 4
"""How many near misses of a what-if are shown, and how little they may lack to be worth it."""


class _Line(NamedTuple):
    """A document of a plan, in words."""

    number: int
    organisation: str
    head: str
    """The kind of document, and how many."""
    mends: str
    lacks: tuple[str, ...]
    asks: tuple[str, ...]
    serves: tuple[str, ...]
    closed: int
    share: str


def write_plan(plan: Plan, assessment: Assessment, form: str, language: Language, limit: int = 0) -> str:
    """Write a plan for the gaps of ``assessment`` in one of the FORMATS; at most ``limit`` documents, 0 for all."""
    if form == "json":
        return plan.model_dump_json(indent=2) + "\n"
    lines = [_line(plan, document, assessment, language) for document in plan.documents]
    if form == "csv":
        return _csv(lines, language)
    written = _markdown if form == "markdown" else _text
    return "\n".join(written(plan, assessment, lines, language, limit)) + "\n"


def _line(plan: Plan, document: Document, assessment: Assessment, language: Language) -> _Line:
    names = Names(assessment, language)
    closed = plan.closed(document.number)
    kind = write(document.type_label, language, MAX_NAME)
    return _Line(
        number=document.number,
        organisation=names.of(document.organisation).name,
        head=f"{document.copies} × {kind}" if document.copies > 1 else kind,
        mends=names.document(document.mends).title if document.mends else "",
        lacks=tuple(write_reason(reason, language) for reason in document.lacks),
        asks=tuple(write(label, language) for label in document.asks),
        serves=tuple(_duty(assessment, key, language) for key in document.serves),
        closed=closed,
        share=write_percent(closed, plan.weight, language),
    )


def _duty(assessment: Assessment, obligation: str, language: Language) -> str:
    duty = assessment.duties[obligation]
    return f"{write(duty.citation, language, MAX_NAME)}: {write(duty.action, language)}"


def _head(plan: Plan, language: Language) -> str:
    if not plan.weight:
        return say("plan.no_gaps", language)
    closed = sum(step.weight for step in plan.steps)
    return say(
        "plan.head",
        language,
        documents=count_of("plan.documents", sum(one.copies for one in plan.documents), language),
        gaps=len(plan.steps),
        share=write_percent(closed, plan.weight, language),
        day=write_date(plan.at, language),
    )


def _text(plan: Plan, assessment: Assessment, lines: list[_Line], language: Language, limit: int) -> Iterator[str]:
    yield _head(plan, language)
    for line in lines[:limit] if limit else lines:
        yield ""
        yield f"{line.number:>3}. {line.head} · {line.organisation} · {say('plan.closed', language, share=line.share)}"
        if line.mends:
            yield f"     {say('plan.mend', language, title=line.mends)}"
        for lack in line.lacks:
            yield f"       - {lack}"
        if not line.mends:
            for ask in line.asks:
                yield f"       - {ask}"
        for duty in line.serves:
            yield f"     → {duty}"
    if limit and len(lines) > limit:
        yield ""
        yield say("plan.more", language, n=len(lines) - limit)
    if plan.blocked:
        yield ""
        yield f"{say('plan.blocked', language)}: {len(plan.blocked)}"
        for blocked in plan.blocked:
            yield f"  {_duty(assessment, blocked.obligation, language)}"
            reasons = " ".join(write_reason(reason, language) for reason in blocked.reasons)
            yield f"    {say(f'plan.obstacle.{blocked.obstacle}', language)}. {reasons}"


def _markdown(plan: Plan, assessment: Assessment, lines: list[_Line], language: Language, limit: int) -> Iterator[str]:
    yield f"# {escape(say('plan.title', language))}"
    yield ""
    yield escape(_head(plan, language))
    for line in lines[:limit] if limit else lines:
        yield ""
        yield f"## {line.number}. {escape(line.head)}"
        yield ""
        yield f"{escape(line.organisation)} · {escape(say('plan.closed', language, share=line.share))}"
        yield ""
        if line.mends:
            yield escape(say("plan.mend", language, title=line.mends))
            yield ""
        yield from (f"- [ ] {escape(text)}" for text in (line.lacks if line.mends else line.asks))
        yield ""
        yield from (f"- → {escape(duty)}" for duty in line.serves)
    if limit and len(lines) > limit:
        yield ""
        yield escape(say("plan.more", language, n=len(lines) - limit))
    if plan.blocked:
        yield ""
        yield f"## {escape(say('plan.blocked', language))}"
        yield ""
        for blocked in plan.blocked:
            why = say(f"plan.obstacle.{blocked.obstacle}", language)
            yield f"- {escape(_duty(assessment, blocked.obligation, language))}: {escape(why)}"


def _csv(lines: list[_Line], language: Language) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([f"{column} | {say(f'plan.column.{column}', language)}" for column in COLUMNS])
    for line in lines:
        row = (
            line.number,
            line.organisation,
            line.head,
            line.mends,
            "; ".join(line.lacks),
            "; ".join(line.asks),
            "; ".join(line.serves),
            line.closed,
            line.share,
        )
        writer.writerow([cell(value, language) for value in row])
    return BYTE_ORDER_MARK + stream.getvalue()


def closing_lines(plan: Plan, assessment: Assessment, language: Language) -> Iterator[str]:
    """Say what would close the gaps of a plan for one duty: the one thing, where it is one."""
    lines = [_line(plan, document, assessment, language) for document in plan.documents]
    if plan.steps and lines:
        single = len(lines) == 1 and len(lines[0].lacks) == 1
        yield say("plan.single" if single else "plan.several", language, n=len(lines))
        for line in lines:
            yield f"  {say('plan.mend', language, title=line.mends) if line.mends else line.head}"
            yield from (f"    - {text}" for text in (line.lacks if line.mends else line.asks))
    for blocked in plan.blocked:
        yield say(f"plan.obstacle.{blocked.obstacle}", language) + "."


def write_what_if(found: WhatIf, language: Language, only: set[str] | None = None) -> str:
    """Write what the documents of ``found`` would change, for all duties or for ``only`` some."""
    return "\n".join(_what_if(found, language, only)) + "\n"


def _lacks(one: Nearest) -> int:
    return len(one.leaf.near.failed) if one.leaf.near else 0


def _what_if(found: WhatIf, language: Language, only: set[str] | None) -> Iterator[str]:
    assessment = found.after
    yield say("whatif.title", language, items=", ".join(clean(key) for key in found.items))
    changed = False
    for kind in ("closed", "better", "worse", "new", "lifted"):
        lines = [
            line for line in changed_lines(found.comparison, kind, language) if only is None or line.obligation in only
        ]
        if not lines:
            continue
        changed = True
        yield ""
        yield f"{say(f'comparison.kind.{kind}', language)}: {len(lines)}"
        for line in lines:
            yield f"  {line.duty} · {line.unit} · {line.before} → {line.after}"
            yield f"    {line.action}"
            if line.why and kind != "closed":
                yield f"    {line.why}"
    used = [pair for pair in found.accepted if only is None or pair[0] in only]
    if used:
        yield ""
        yield count_of("whatif.used", len(used), language)
    if not changed:
        yield ""
        yield say("whatif.nothing", language)
    near = [one for one in found.nearest if only is None or one.obligation in only]
    near = [one for one in near if only is not None or _lacks(one) <= LITTLE][:NEAREST]
    if near:
        yield ""
        yield say("whatif.near", language)
        for one in near:
            yield f"  {_duty(assessment, one.obligation, language)}"
            for reason in one.leaf.near.failed if one.leaf.near else ():
                yield f"    - {write_reason(reason, language)}"
