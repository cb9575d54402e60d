"""What an inspector decides on a duty and its documents, written into the judgement file and its ledger."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from pydantic import TypeAdapter, ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from perda_rules.assessment.findings import finding_id
from perda_rules.assessment.judgement_file import add
from perda_rules.assessment.judgements import AcceptItem, Judgement, RejectItem, check_judgements
from perda_rules.assessment.models import Result
from perda_rules.errors import InputError, Problem, problem
from perda_rules.language import read_date
from perda_rules.messages import say, say_problem
from perda_rules.web.pages import go
from perda_rules.web.routes.duty import decision_form, duty_page
from perda_rules.web.routes.opening import find, opened
from perda_rules.web.visit import Visit

_FIELDS = {
    "accept_item": ("item",),
    "reject_item": ("item",),
    "override": ("verdict",),
    "except": (),
    "fill": ("length",),
    "finding": ("cause", "effect", "response"),
}
_ADAPTER: TypeAdapter[Judgement] = TypeAdapter(Judgement)


def decide(visit: Visit) -> Response:
    """Add one decision, while the bundle is with the inspectorate."""
    judged = opened(visit)
    if not visit.site.submissions.is_open(judged.organisation):
        raise HTTPException(404)
    finding = visit.path("finding")
    _, result = find(judged, finding)
    form = decision_form(visit, judged, result)
    try:
        judgement = _read(visit, result)
        if isinstance(judgement, AcceptItem | RejectItem) and judgement.item not in form["documents"]:
            raise HTTPException(404)
        check_judgements([judgement], visit.site.settings.corpus, _refuse)
        add(visit.site.desk.judgements, judgement, visit.site.settings.clock())
    except ValidationError:
        error = say("web.decision.incomplete", visit.language)
    except InputError as refused:
        error = " ".join(say_problem(refused.problems[0], visit.language))
    else:
        return go(f"/bundles/{judged.organisation}/duties/{finding}", note="decided")
    typed = {name: values[0] for name, values in visit.typed().items()}
    form["typed"] = typed
    return duty_page(visit, judged, finding, 400, judging=form, error=error)


def _read(visit: Visit, result: Result) -> Judgement:
    """Read what was typed. Raises ValidationError, and InputError for a day that is none (U110)."""
    kind = visit.value("kind")
    told: dict[str, Any] = {name: visit.value(name) or None for name in _FIELDS.get(kind, ())}
    if not kind.endswith("_item") and kind != "fill":
        told["unit"] = result.unit
    expires = visit.value("expires")
    if expires:
        told["expires"] = read_date(expires)
        if told["expires"] is None:
            raise InputError(problem("U110", "-", flag="expires", value=expires))
    return _ADAPTER.validate_python(
        {
            **{name: value for name, value in told.items() if value is not None},
            # Two inspectors at once must not write under one name.
            "id": f"{kind}-{finding_id(result.obligation, result.unit)}-{token_hex(4)}".lower().replace("_", "-"),
            "kind": kind,
            "obligation": result.obligation,
            "reason": visit.value("reason"),
            "author": visit.value("author"),
            "date": visit.site.settings.today(),
        }
    )


def _refuse(code: str, _: int, field: str, **params: Any) -> Problem:
    return problem(code, field, **params)
