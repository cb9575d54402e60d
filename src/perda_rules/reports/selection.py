"""A part of an assessment: the results of one chapter, objective, lead, unit or verdict, counted anew.

A report of a part says that it is one: a rate over a chapter must not be taken for that of the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from perda_rules.assessment.models import Assessment, Axis, Reason, Result
from perda_rules.assessment.rollup import AXES, roll
from perda_rules.errors import InputError, problem

KEYS: dict[str, str] = {
    "bab": "chapter", "chapter": "chapter", "tujuan": "objective", "objective": "objective", "lead": "lead",
    "pimpinan": "lead", "unit": "unit", "putusan": "verdict", "verdict": "verdict",
}  # fmt: skip
"""What may be chosen by, in both languages."""


def select(assessment: Assessment, criteria: Sequence[str]) -> Assessment:
    """Return the part of ``assessment`` that meets every criterion, each written ``key=value``.

    Several values of one key are alternatives. Raises InputError: no such key (A030), nothing there (A031).
    """
    wanted: dict[str, set[str]] = {}
    for criterion in criteria:
        key, sign, value = criterion.partition("=")
        if not sign or key.strip().lower() not in KEYS or not value.strip():
            raise InputError(problem("A030", "--only", value=criterion, keys=", ".join(KEYS)))
        wanted.setdefault(KEYS[key.strip().lower()], set()).add(value.strip())
    if not wanted:
        return assessment
    results = [r for r in assessment.results if all(_meets(assessment, r, k, values) for k, values in wanted.items())]
    if not results:
        raise InputError(problem("A031", "--only", value=" ".join(criteria)))
    used = Counter(key for result in results for key in result.accepted)
    duties = {r.obligation: assessment.duties[r.obligation] for r in results}
    return assessment.model_copy(
        update={
            "results": tuple(results),
            "duties": duties,
            "items": tuple(
                item.model_copy(update={"used_by": used[item.key]}) for item in assessment.items if item.key in used
            ),
            "rolls": {
                axis: tuple(
                    roll(old.key, old.label, at, old.encoded)
                    for old in rolls
                    if (at := [r for r in results if old.key in AXES[axis](duties[r.obligation])])
                )
                for axis, rolls in assessment.rolls.items()
            },
            "total": roll(assessment.total.key, assessment.total.label, results, assessment.total.encoded),
            "warnings": (*assessment.warnings, Reason(code="selected", params={"criteria": ", ".join(criteria)})),
        }
    )


def _meets(assessment: Assessment, result: Result, key: str, values: set[str]) -> bool:
    duty = assessment.duties[result.obligation]
    if key == "unit":
        return result.unit in values
    if key == "verdict":
        return result.verdict in values
    axis: Axis = key  # type: ignore[assignment]
    plain = {value.rpartition("_")[2].casefold() for value in values}
    return any(found.rpartition("_")[2].casefold() in plain for found in AXES[axis](duty))
