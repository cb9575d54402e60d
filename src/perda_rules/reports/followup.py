"""The follow-up of recommendations as a list: text, Markdown, CSV, JSON or a workbook. Nothing here decides."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from perda_rules.assessment.followup import (
    AGES,
    SETTLED,
    STATUSES,
    Aged,
    Recommendation,
    Register,
    Status,
    aged,
    tallies,
)
from perda_rules.assessment.models import Assessment
from perda_rules.language import Language, write_date, write_percent
from perda_rules.messages import say
from perda_rules.reports.csv import BYTE_ORDER_MARK, cell
from perda_rules.reports.entries import CITY
from perda_rules.reports.markdown import escape
from perda_rules.reports.office import without_clock
from perda_rules.reports.wording import MAX_NAME, clean, count_of, write

FORMATS = ("text", "markdown", "csv", "json", "xlsx")
COLUMNS = (
    "id", "citation", "recommendation", "lead", "unit", "severity", "reported", "due", "status", "overdue_days",
    "steps", "last", "evidence",
)  # fmt: skip
WIDTHS = (13, 30, 60, 30, 22, 12, 12, 12, 24, 10, 8, 50, 40)


class Shown(NamedTuple):
    """What is listed: the register's entries that were asked for, on a day, beside a later assessment."""

    register: Register
    entries: tuple[Recommendation, ...]
    at: date
    later: Assessment | None = None


def choose(
    register: Register, at: date, later: Assessment | None, leads: Sequence[str] = (), statuses: Sequence[str] = ()
) -> Shown:
    """Choose the entries of some leads and statuses; of all, where none is named."""
    chosen = tuple(
        one
        for one in register.entries
        if (not leads or one.lead in leads or one.unit in leads) and (not statuses or one.status in statuses)
    )
    return Shown(register, chosen, at, later)


def write_followup(shown: Shown, form: str, language: Language) -> bytes:
    """Write the list in one of the FORMATS."""
    match form:
        case "json":
            return _json(shown)
        case "csv":
            return _csv(shown, language)
        case "xlsx":
            return _xlsx(shown, language)
        case "markdown":
            return ("\n".join(_markdown(shown, language)) + "\n").encode()
    return ("\n".join(_text(shown, language)) + "\n").encode()


def status_name(status: Status, language: Language) -> str:
    """Return what a status is called."""
    return say(f"followup.status.{status}", language)


def group_name(group: int, language: Language) -> str:
    """Return what a group of ages is called: "1–30 days overdue"."""
    first = AGES[group - 2] + 1 if group > 1 else 1
    to = AGES[min(group, len(AGES)) - 1] if group else 0
    return say(f"followup.age.{group}", language, first=first, to=to)


def _name(register: Register, key: str, language: Language) -> str:
    if key == CITY:
        return say("report.city", language)
    label = register.names.get(key)
    return write(label, language, MAX_NAME) if label else clean(key, MAX_NAME)


def _head(shown: Shown, language: Language) -> Iterator[str]:
    entries = shown.entries
    settled = sum(one.status in SETTLED for one in entries)
    overdue = sum(one.overdue_days(shown.at) > 0 for one in entries)
    rate = write_percent(settled, len(entries), language)
    yield say("followup.counts", language, total=len(entries), rate=rate, overdue=overdue)
    counts = Counter(one.status for one in entries)
    yield " · ".join(f"{counts[status]} {status_name(status, language)}" for status in STATUSES if counts[status])


def _ages(found: Sequence[Aged], language: Language) -> str:
    groups = Counter(one.group for one in found if one.entry.status not in SETTLED)
    return " · ".join(f"{groups[group]} {group_name(group, language)}" for group in sorted(groups))


def _tally_lines(shown: Shown, language: Language) -> Iterator[tuple[str, str]]:
    for tally in tallies(shown.entries, shown.at):
        settled = sum(tally.counts[status] for status in SETTLED)
        said = say("followup.settled_of", language, settled=settled, total=tally.total)
        late = f"; {say('followup.overdue_n', language, n=tally.overdue)}" if tally.overdue else ""
        yield _name(shown.register, tally.lead, language), said + late


def _standing(one: Aged, language: Language) -> str:
    parts = [status_name(one.entry.status, language)]
    if one.entry.status not in SETTLED:
        parts.append(say("followup.due", language, day=write_date(one.entry.due, language)))
    if one.overdue_days:
        parts.append(count_of("followup.overdue", one.overdue_days, language))
    return " · ".join(parts)


def _last(entry: Recommendation, language: Language) -> str:
    noted = next((step for step in reversed(entry.steps) if step.note), None)
    if noted is None:
        return ""
    day = write_date(noted.date, language)
    return say("followup.last", language, day=day, by=clean(noted.by), note=clean(noted.note or ""))


def _met(shown: Shown, entry: Recommendation, language: Language) -> str:
    """Say that a later assessment finds no gap any more, where a person has not settled it yet."""
    later = shown.later
    if later is None or entry.status in SETTLED:
        return ""
    for result in later.results:
        same = (result.obligation, result.unit) == (entry.obligation, entry.unit)
        if same and result.verdict in ("met", "not_applicable"):
            verdict = say(f"verdict.{result.verdict}", language)
            return say("followup.found_met", language, day=write_date(later.at, language), verdict=verdict)
    return ""


def _by_lead(shown: Shown) -> Iterator[tuple[str, list[Aged]]]:
    found = aged(shown.entries, shown.at)
    for tally in tallies(shown.entries, shown.at):
        yield tally.lead, [one for one in found if one.entry.lead == tally.lead]


def followed(register: Register, at: date, language: Language) -> list[list[str]]:
    """Return the recommendations as rows of the audit report: finding, recommendation, who, until when, status."""
    rows = []
    for one in aged(register.entries, at):
        entry = one.entry
        status = " ".join(filter(None, (_standing(one, language), _last(entry, language))))
        rows.append(
            [
                clean(entry.id),
                f"{write(entry.citation, language, MAX_NAME)}: {write(entry.recommendation, language)}",
                _name(register, entry.lead, language),
                write_date(entry.due, language),
                status,
            ]
        )
    return rows


def _text(shown: Shown, language: Language) -> Iterator[str]:
    yield say("followup.title", language, day=write_date(shown.at, language))
    if not shown.entries:
        yield say("followup.none", language)
        return
    yield from _head(shown, language)
    yield f"{say('followup.by_age', language)}: {_ages(aged(shown.entries, shown.at), language) or '–'}"
    for lead, found in _by_lead(shown):
        yield ""
        settled = sum(one.entry.status in SETTLED for one in found)
        count = say("followup.settled_of", language, settled=settled, total=len(found))
        yield f"{_name(shown.register, lead, language)}: {count}"
        for one in found:
            entry = one.entry
            yield f"  {clean(entry.id)} · {_standing(one, language)} · {write(entry.citation, language, MAX_NAME)}"
            yield f"    {write(entry.recommendation, language)}"
            for line in filter(None, (_last(entry, language), _met(shown, entry, language))):
                yield f"    {line}"


def _markdown(shown: Shown, language: Language) -> Iterator[str]:
    yield f"# {escape(say('followup.title', language, day=write_date(shown.at, language)))}"
    yield ""
    if not shown.entries:
        yield escape(say("followup.none", language))
        return
    for line in _head(shown, language):
        yield f"- {escape(line)}"
    ages = _ages(aged(shown.entries, shown.at), language) or "–"
    yield f"- {escape(say('followup.by_age', language))}: {escape(ages)}"
    yield ""
    yield f"## {escape(say('followup.by_lead', language))}"
    yield ""
    for name, said in _tally_lines(shown, language):
        yield f"- {escape(name)}: {escape(said)}"
    for lead, found in _by_lead(shown):
        yield ""
        yield f"### {escape(_name(shown.register, lead, language))}"
        yield ""
        columns = ("id", "citation", "recommendation", "due", "status", "last")
        yield "| " + " | ".join(escape(say(f"followup.column.{column}", language)) for column in columns) + " |"
        yield "|" + " --- |" * len(columns)
        for one in found:
            entry = one.entry
            notes = " ".join(filter(None, (_last(entry, language), _met(shown, entry, language))))
            late = f" ({count_of('followup.overdue', one.overdue_days, language)})" if one.overdue_days else ""
            cells = (
                clean(entry.id),
                write(entry.citation, language, MAX_NAME),
                write(entry.recommendation, language),
                write_date(entry.due, language),
                status_name(entry.status, language) + late,
                notes,
            )
            yield "| " + " | ".join(escape(part) for part in cells) + " |"


def _rows(shown: Shown, language: Language) -> Iterator[tuple[Any, ...]]:
    for one in aged(shown.entries, shown.at):
        entry = one.entry
        yield (
            clean(entry.id),
            write(entry.citation, language, MAX_NAME),
            write(entry.recommendation, language),
            _name(shown.register, entry.lead, language),
            _name(shown.register, entry.unit, language),
            say(f"severity.{entry.severity}", language),
            entry.reported,
            entry.due,
            status_name(entry.status, language),
            one.overdue_days,
            len(entry.steps),
            " ".join(filter(None, (_last(entry, language), _met(shown, entry, language)))),
            "; ".join(clean(proof.name) for step in entry.steps for proof in step.evidence),
        )


def _csv(shown: Shown, language: Language) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([f"{column} | {say(f'followup.column.{column}', language)}" for column in COLUMNS])
    for row in _rows(shown, language):
        writer.writerow([cell(value, language) for value in row])
    return (BYTE_ORDER_MARK + stream.getvalue()).encode()


def _json(shown: Shown) -> bytes:
    entries: list[Mapping[str, Any]] = [
        {**one.entry.model_dump(mode="json"), "status": one.entry.status, "overdue_days": one.overdue_days}
        for one in aged(shown.entries, shown.at)
    ]
    told = {"format": "perda-rules/followup/1", "at": shown.at.isoformat(), "entries": entries}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _xlsx(shown: Shown, language: Language) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(say("followup.by_lead", language)[:31])
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(shown.entries) + 1}"

    def made(value: Any, **look: Any) -> Any:
        # Whatever a text begins with, it is stored as a text and never as a formula.
        new = WriteOnlyCell(sheet, value=value)
        if isinstance(value, str):
            new.data_type = "s"
        if isinstance(value, date):
            new.number_format = "yyyy-mm-dd"
        new.alignment = Alignment(vertical="top", wrap_text=True)
        for name, part in look.items():
            setattr(new, name, part)
        return new

    head = {"font": Font(bold=True, color="FFFFFF"), "fill": PatternFill("solid", fgColor="1F3864")}
    sheet.append([made(say(f"followup.column.{column}", language), **head) for column in COLUMNS])
    for row in _rows(shown, language):
        sheet.append([made(value) for value in row])
    stream = io.BytesIO()
    book.save(stream)
    return without_clock(stream.getvalue())
