"""What a department has to do, in words: text, Markdown, CSV, JSON, and a calendar file."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from perda_rules.assessment.models import Assessment
from perda_rules.language import Language, write_date
from perda_rules.messages import say
from perda_rules.reports.csv import BYTE_ORDER_MARK, cell
from perda_rules.reports.entries import Entry, Names, make_entry
from perda_rules.reports.markdown import escape
from perda_rules.reports.wording import MAX_NAME, clean, write
from perda_rules.selfassess.todo import Coming, Todo

FORMATS = ("text", "markdown", "csv", "json")
COLUMNS = ("kind", "day", "citation", "action", "what", "do", "obligation", "item")
ALARMS = (30, 7)
"""Days before a day at which a calendar reminds."""


class _Row(NamedTuple):
    """One thing to do."""

    kind: str
    day: date | None
    citation: str
    action: str
    what: str
    do: str
    obligation: str
    item: str


def write_todo(found: Todo, assessment: Assessment, form: str, language: Language, limit: int = 0) -> bytes:
    """Write what there is to do in one of the FORMATS; of each kind at most ``limit`` lines, 0 for all."""
    parts = _parts(found, assessment, language)
    if form == "json":
        rows = [{**row._asdict(), "day": row.day.isoformat() if row.day else None} for _, own in parts for row in own]
        told = {"format": "perda-rules/todo/1", "at": found.at.isoformat(), "rows": rows}
        return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
    if form == "csv":
        return _csv([row for _, own in parts for row in own], language)
    written = _markdown if form == "markdown" else _text
    return ("\n".join(written(found, parts, language, limit)) + "\n").encode()


def _parts(found: Todo, assessment: Assessment, language: Language) -> list[tuple[str, list[_Row]]]:
    names = Names(assessment, language)
    missing = [_missing(make_entry(assessment, result, names)) for result in found.missing]
    return [
        ("missing", missing),
        ("expiring", [_coming(one, assessment, language) for one in found.expiring]),
        ("next", [_coming(one, assessment, language) for one in found.next]),
    ]


def _missing(entry: Entry) -> _Row:
    lacking = [f"{asked.near.title}: {asked.lacking}" for asked in entry.asked if asked.near and not asked.satisfied]
    what = " ".join([*entry.condition, *lacking[:1]]) or entry.verdict.name
    return _Row("missing", None, entry.citation, entry.action, what, entry.recommendation, entry.obligation, "")


def _coming(one: Coming, assessment: Assessment, language: Language) -> _Row:
    citation, action, do, obligation = "", clean(one.title, MAX_NAME), "", ""
    if one.result is not None:
        duty = assessment.duties[one.result.obligation]
        citation, action = write(duty.citation, language, MAX_NAME), write(duty.action, language)
        do, obligation = write(duty.evidence, language), clean(one.result.obligation)
    what = say(f"todo.kind.{one.kind}", language)
    return _Row(one.kind, one.day, citation, action, what, do, obligation, clean(one.item or ""))


def _text(found: Todo, parts: list[tuple[str, list[_Row]]], language: Language, limit: int) -> Iterator[str]:
    yield say("todo.title", language, day=write_date(found.at, language))
    for part, rows in parts:
        yield ""
        yield f"{say(f'todo.part.{part}', language, n=found.within)}: {len(rows)}"
        for row in rows[:limit] if limit else rows:
            yield f"  {_line(row, language)}"
            yield f"    {row.what}"
            if row.kind == "missing":
                yield f"    → {row.do}"
        if limit and len(rows) > limit:
            yield f"  {say('todo.more', language, n=len(rows) - limit)}"


def _line(row: _Row, language: Language) -> str:
    day = write_date(row.day, language) if row.day else ""
    return " · ".join(filter(None, (day, row.citation, row.action, row.item)))


def _markdown(found: Todo, parts: list[tuple[str, list[_Row]]], language: Language, limit: int) -> Iterator[str]:
    yield f"# {escape(say('todo.title', language, day=write_date(found.at, language)))}"
    for part, rows in parts:
        yield ""
        yield f"## {escape(say(f'todo.part.{part}', language, n=found.within))}: {len(rows)}"
        yield ""
        for row in rows[:limit] if limit else rows:
            box = "[ ] " if row.kind == "missing" else ""
            more = f" → {escape(row.do)}" if row.kind == "missing" else ""
            yield f"- {box}{escape(_line(row, language))}. {escape(row.what)}{more}"
        if limit and len(rows) > limit:
            yield f"- {escape(say('todo.more', language, n=len(rows) - limit))}"


def _csv(rows: list[_Row], language: Language) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([f"{column} | {say(f'todo.column.{column}', language)}" for column in COLUMNS])
    for row in rows:
        writer.writerow([cell("" if value is None else value, language) for value in row])
    return (BYTE_ORDER_MARK + stream.getvalue()).encode()


def write_calendar(found: Todo, assessment: Assessment, language: Language) -> bytes:
    """Write the days ahead as a calendar (RFC 5545): one event a day, the same one whenever it is written again."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//perda-rules//todo//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say("todo.calendar", language))
    stamp = datetime(found.at.year, found.at.month, found.at.day, tzinfo=UTC)
    days: dict[date, dict[tuple[str, str], None]] = {}
    for one in (*found.expiring, *found.next):
        row = _coming(one, assessment, language)
        days.setdefault(one.day, {}).setdefault((_line(row._replace(day=None), language), row.what))
    party = "+".join(sorted(party.id for party in assessment.parties))
    for day, lines in sorted(days.items()):
        event = Event()
        event.add("uid", hashlib.sha256(f"{party} {day}".encode()).hexdigest()[:32] + "@perda-rules")
        event.add("dtstamp", stamp)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", say("todo.event", language, n=len(lines)))
        event.add("description", "\n".join(f"- {line} ({what})" for line, what in lines))
        event.add("transp", "TRANSPARENT")
        for before in ALARMS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", say("todo.event", language, n=len(lines)))
            alarm.add("trigger", timedelta(days=-before))
            event.add_component(alarm)
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
