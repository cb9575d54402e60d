"""What a department itself says of a duty (penilaian mandiri). It proves nothing; it stands beside the verdict."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from perda_rules.messages import say
from perda_rules.selfassess.listing import put_answer, remove_answer
from perda_rules.web.pages import go
from perda_rules.web.routes.duty import ANSWERS, answer_form, duty_page
from perda_rules.web.routes.opening import find, opened
from perda_rules.web.shelf import StaleError, entry_of
from perda_rules.web.visit import Visit

_LONGEST = 1000
"""Characters of a reason, as the listing allows."""


def save(visit: Visit) -> Response:
    """Save an answer, or take it back where none is chosen."""
    judged = opened(visit)
    finding = visit.path("finding")
    _, result = find(judged, finding)
    answer, reason = visit.value("answer"), visit.value("reason")
    typed = {**answer_form(judged, result), "answer": answer, "reason": reason}
    # The reason is one line in the file, however it was typed.
    line = " ".join(reason.split())
    if answer and (answer not in ANSWERS or not line or len(line) > _LONGEST):
        error = say("web.answer.reason", visit.language, most=_LONGEST)
        return duty_page(visit, judged, finding, 400, answer=typed, error=error)

    def change(text: str, _: object) -> str:
        if not answer:
            return remove_answer(text, result.obligation)
        return put_answer(text, result.obligation, answer, line, visit.site.settings.today())

    def part(listing: dict[str, Any]) -> Any:
        return entry_of(listing, "answers", result.obligation)

    try:
        visit.site.shelf.change(judged.organisation, change, part, visit.value("mark"))
    except StaleError:
        judged = visit.site.desk.judged(judged.organisation)
        stands = answer_form(judged, result)
        error = say("web.error.stale", visit.language)
        typed["mark"], typed["stands"] = stands["mark"], stands
        return duty_page(visit, judged, finding, 409, answer=typed, error=error)
    return go(f"/bundles/{judged.organisation}/duties/{finding}", note="saved")
