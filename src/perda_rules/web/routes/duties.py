"""The duties of a department with their verdicts: all of them as a list, and one with everything that led to it."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from starlette.responses import Response

from perda_rules.assessment.models import GAPS
from perda_rules.language import write_date, write_percent
from perda_rules.messages import say
from perda_rules.reports.entries import Entry, Named
from perda_rules.reports.view import BAR
from perda_rules.web.desk import Judged
from perda_rules.web.pages import go, page
from perda_rules.web.routes.opening import frame, opened
from perda_rules.web.visit import Visit

SHOWN = 50
"""Duties on one page."""


class Count(NamedTuple):
    """How many duties have a verdict."""

    verdict: Named
    number: int
    start: float
    size: float
    """Where its part of the bar begins, and how wide it is, in percent."""


def home(visit: Visit) -> Response:
    """Send whoever signed in to where work begins."""
    account = visit.signed_in
    return go("/submissions" if account.role == "inspector" else f"/bundles/{account.organisation}/duties")


def show_all(visit: Visit) -> Response:
    """List the duties, those that ask for action first."""
    judged = opened(visit)
    language, assessment = visit.language, judged.assessment
    entries = judged.entries(language)
    waits = {entries[at].id for at in judged.waiting}
    verdict, chapter, words = visit.query("verdict"), visit.query("chapter"), visit.query("words")
    found = [entry for entry in entries if _fits(entry, verdict, chapter, words, waits)]
    order: dict[str, int] = {name: place for place, name in enumerate(GAPS)}
    severity = {"critical": 0, "high": 1, "medium": 2, "low": 3}
    if not chapter:
        found.sort(key=lambda e: (order.get(e.verdict.key, len(order)), severity[e.severity.key]))
    pages = max(1, ceil(len(found) / SHOWN))
    asked = visit.query("page")[:6]
    number = min(max(1, int(asked) if asked.isdecimal() else 1), pages)
    total = assessment.total
    return page(
        visit,
        "duties",
        **frame(visit, judged, "duties"),
        entries=found[(number - 1) * SHOWN : number * SHOWN],
        found=len(found),
        page=number,
        pages=pages,
        query={"verdict": verdict, "chapter": chapter, "words": words},
        counts=_counts(visit, judged),
        chapters=tuple(dict.fromkeys(entry.chapter for entry in entries)),
        waits=waits,
        rate=write_percent(total.rate.met, total.rate.of, language),
        met=total.rate.met,
        of=total.rate.of,
        at=write_date(assessment.at, language),
        mode=say(f"report.mode.{assessment.mode}.explanation", language),
        problems=len(assessment.problems),
    )


def _fits(entry: Entry, verdict: str, chapter: str, words: str, waits: set[str]) -> bool:
    if verdict == "gaps":
        fits = entry.gap
    elif verdict == "waits":
        fits = entry.id in waits
    else:
        fits = verdict in ("", entry.verdict.key)
    text = f"{entry.citation} {entry.heading} {entry.action}".casefold()
    return fits and chapter in ("", entry.chapter.key) and all(word in text for word in words.casefold().split())


def _counts(visit: Visit, judged: Judged) -> tuple[Count, ...]:
    counts = judged.assessment.total.counts
    every = sum(counts.values()) or 1
    made, start = [], 0.0
    for verdict in BAR:
        number = counts.get(verdict, 0)
        if number:
            size = 100 * number / every
            made.append(Count(Named(verdict, say(f"verdict.{verdict}", visit.language)), number, start, size))
            start += size
    return tuple(made)
