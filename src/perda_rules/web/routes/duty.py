"""One duty: what it asks, what was found, and the forms that a department and an inspector fill in about it."""

from __future__ import annotations

from typing import Any, get_args

from starlette.responses import Response

from perda_rules.assessment.models import VERDICTS, OwnAnswer, Result
from perda_rules.assessment.readings import leaves_length_open
from perda_rules.web.desk import Judged
from perda_rules.web.pages import page
from perda_rules.web.routes.opening import find, frame, opened
from perda_rules.web.shelf import entry_of, mark_of
from perda_rules.web.visit import Visit

ANSWERS: tuple[str, ...] = get_args(OwnAnswer.model_fields["answer"].annotation)
KINDS = ("accept_item", "reject_item", "override", "except", "fill", "finding")
"""What an inspector may decide."""


def show(visit: Visit) -> Response:
    """Show one duty: what it asks, what was found, and why the verdict is what it is."""
    judged = opened(visit)
    return duty_page(visit, judged, visit.path("finding"))


def duty_page(visit: Visit, judged: Judged, finding: str, status: int = 200, **typed: Any) -> Response:
    """Show one duty; ``typed`` is what a form of it held that was not taken, and why."""
    at, result = find(judged, finding)
    entry = judged.entries(visit.language)[at]
    items = {
        key: judged.items[key.partition("/")[2]]
        for key in (*result.accepted, *(leaf.near.item for leaf in result.leaves if leaf.near))
        if key.partition("/")[2] in judged.items
    }
    context = {
        **frame(visit, judged, "duties"),
        "entry": entry,
        "duty": judged.assessment.duties[result.obligation],
        "leaves": tuple(zip(entry.asked, result.leaves, strict=True)),
        "items": {key: item.item.id for key, item in items.items()},
        "answer": answer_form(judged, result),
        "judging": decision_form(visit, judged, result),
        "error": None,
    }
    return page(visit, "duty", status, **{**context, **typed})


def answer_form(judged: Judged, result: Result) -> dict[str, Any]:
    """Return what the form of one's own answer holds, as it stands in the listing."""
    told = entry_of(judged.listing, "answers", result.obligation)
    answer = told if isinstance(told, dict) else {}
    return {
        "choices": ANSWERS,
        "answer": str(answer.get("answer") or ""),
        "reason": str(answer.get("reason") or ""),
        "mark": mark_of(told),
    }


def decision_form(visit: Visit, judged: Judged, result: Result) -> dict[str, Any]:
    """Return what the form of a decision offers for a result."""
    near = [leaf.near.item for leaf in result.leaves if leaf.near]
    fillable = leaves_length_open(visit.site.desk.duties[result.obligation].deadline)
    items = tuple(dict.fromkeys((*result.accepted, *near)))
    kinds = [kind for kind in KINDS if (kind != "fill" or fillable) and (items or not kind.endswith("_item"))]
    titles = {item.key: item.item.title for item in judged.bundle.items}
    return {
        "kinds": kinds,
        "verdicts": VERDICTS,
        "documents": {key: titles.get(key, key) for key in items},
        "typed": {},
    }
