"""Reading assessment results that were made elsewhere, as proposals that an auditor may adopt as judgements.

Nothing is taken over by itself: each finding becomes an override in a judgement file that a person reads, keeps or
deletes, and that says where it comes from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from perda_rules.assessment.judgements import Override
from perda_rules.errors import InputError, Problem, problem, reason_of
from perda_rules.obligations.models import Corpus
from perda_rules.reports.oscal.document import NAMESPACE, model_of, token

KIND = "assessment-results"
MAX_BYTES = 64_000_000
_VERDICTS: Mapping[str, Any] = {"satisfied": "met", "not-satisfied": "unmet"}


class Proposed(NamedTuple):
    """What the results of elsewhere propose, and what could not be taken."""

    judgements: tuple[Override, ...]
    problems: tuple[Problem, ...]


def read_results(path: Path, corpus: Corpus, author: str) -> Proposed:
    """Read OSCAL assessment results; the findings on duties of ``corpus`` become proposals of ``author``.

    A finding on something that is no duty here (Q104), or without a state (Q105), is told as a warning. Raises
    InputError: it cannot be read (Q101), is larger than the limit (Q102), is no OSCAL assessment results (Q103), or
    trestle is not installed (U125).
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(problem("Q101", path, reason=reason_of(error))) from error
    if len(data) > MAX_BYTES:
        raise InputError(problem("Q102", path, limit=MAX_BYTES // 1_000_000))
    model = model_of(KIND)
    try:
        value = json.loads(data)
        model.model_validate(value)
    except (ValueError, RecursionError) as error:
        raise InputError(problem("Q103", path, reason=_reason(error))) from error
    duties = {token(duty.id): duty.id for pasal in corpus.pasal for duty in pasal.obligations}
    judgements: list[Override] = []
    problems: list[Problem] = []
    for result in value[KIND]["results"]:
        day = _day(result)
        for finding in result.get("findings", ()):
            target = finding["target"]
            name = str(target["target-id"])
            state = target.get("status", {}).get("state")
            if name not in duties:
                problems.append(
                    problem("Q104", path, severity="warning", target=name[:200], title=finding["title"][:200])
                )
            elif state not in _VERDICTS:
                problems.append(problem("Q105", path, severity="warning", target=name[:200]))
            else:
                judgements.append(_proposal(finding, duties[name], _VERDICTS[state], day, author, len(judgements)))
    return Proposed(tuple(judgements), tuple(problems))


def _proposal(finding: Mapping[str, Any], duty: str, verdict: Any, day: date, author: str, number: int) -> Override:
    unit = next(_own(finding.get("props", ()), "unit"), None)
    said = " ".join(f"{finding['title']}: {finding['description']}".split())
    return Override(
        kind="override",
        id=f"oscal-{number + 1}",
        obligation=duty,
        unit=unit,
        verdict=verdict,
        reason=f"OSCAL {finding['uuid']}. {said}"[:4000],
        author=author,
        date=day,
    )


def _own(props: Iterable[Mapping[str, Any]], name: str) -> Iterator[str]:
    return (str(each["value"]) for each in props if each.get("name") == name and each.get("ns") == NAMESPACE)


def _day(result: Mapping[str, Any]) -> date:
    return datetime.fromisoformat(str(result.get("end") or result["start"]).replace("Z", "+00:00")).date()


def _reason(error: Exception) -> str:
    errors = getattr(error, "errors", None)
    if errors is None:
        return str(error)[:200] or type(error).__name__
    first = errors(include_url=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"[:200]
