"""The questions that make duties apply or not, answered with a reason."""

from __future__ import annotations

from typing import Any, NamedTuple

from starlette.responses import Response

from perda_rules.messages import say
from perda_rules.selfassess.listing import put_fact, remove_fact
from perda_rules.selfassess.scaffold import facts_of
from perda_rules.web.desk import Judged
from perda_rules.web.pages import go, page
from perda_rules.web.routes.opening import frame, opened
from perda_rules.web.shelf import Listing, StaleError, mark_of
from perda_rules.web.visit import Visit

_LONGEST = 1000


class Question(NamedTuple):
    """One question with what was answered."""

    fact: str
    question: str
    value: str
    """``yes``, ``no``, or empty where nobody answered."""
    reason: str
    stands: str | None = None
    """What somebody else answered meanwhile."""


def show(visit: Visit) -> Response:
    """Show the questions that bear on the department's duties."""
    return _form(visit, opened(visit), {})


def save(visit: Visit) -> Response:
    """Save what was answered otherwise than before; the rest of the listing stays as it is."""
    judged = opened(visit)
    typed = {name: " ".join(values[0].split()) for name, values in visit.typed().items()}
    facts = _facts(visit, judged)
    if any(len(typed.get(f"reason.{fact}", "")) > _LONGEST for fact in facts):
        error = say("web.answer.reason", visit.language, most=_LONGEST)
        return _form(visit, judged, typed, 400, error)

    def change(text: str, listing: Listing) -> str:
        for fact in facts:
            wanted = (typed.get(f"value.{fact}", ""), typed.get(f"reason.{fact}", ""))
            if wanted == _stated(listing, fact):
                continue
            value, reason = wanted
            text = put_fact(text, fact, value == "yes", reason or None) if value else remove_fact(text, fact)
        return text

    try:
        visit.site.shelf.change(judged.organisation, change, _part, visit.value("mark"))
    except StaleError:
        judged = visit.site.desk.judged(judged.organisation)
        return _form(visit, judged, typed, 409, say("web.error.stale", visit.language))
    return go(f"/bundles/{judged.organisation}/context", note="saved")


def _form(visit: Visit, judged: Judged, typed: dict[str, str], status: int = 200, error: str | None = None) -> Response:
    return page(
        visit,
        "context",
        status,
        **frame(visit, judged, "context"),
        questions=[_question(visit, judged, fact, typed) for fact in _facts(visit, judged)],
        mark=mark_of(_part(judged.listing)),
        error=error,
    )


def _facts(visit: Visit, judged: Judged) -> list[str]:
    return facts_of(visit.site.settings.corpus, judged.assessment.duties.keys())


def _part(listing: Listing) -> Any:
    return listing.get("context")


def _question(visit: Visit, judged: Judged, fact: str, typed: dict[str, str]) -> Question:
    stated = _stated(judged.listing, fact)
    value, reason = (typed.get(f"value.{fact}", ""), typed.get(f"reason.{fact}", "")) if typed else stated
    question = visit.site.settings.corpus.context[fact].question.text(visit.language)
    stands = None
    if (value, reason) != stated:
        word = say(f"web.truth.{stated[0] or 'unknown'}", visit.language)
        stands = f"{word} {stated[1]}".strip()
    return Question(fact, question, value, reason, stands)


def _stated(listing: Listing, fact: str) -> tuple[str, str]:
    """Return what is stated of a fact, as the form writes it."""
    context = listing.get("context")
    told = context.get(fact) if isinstance(context, dict) else None
    value, reason = (told.get("value"), told.get("reason")) if isinstance(told, dict) else (told, None)
    return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else "", str(reason or "")
