"""A verdict is verified where the program found in the files all that the items say and the duty asks to be there."""

from __future__ import annotations

from typing import Any

import pytest
from small_law import item, judge, obligation

DEADLINE = {"kind": "continuous", "source": "text", "length": "P1Y"}
DUTY = obligation(DEADLINE, {"type": "laporan", "memuat": ["kemajuan", "kendala"]})
PARTS = {"kemajuan": 1, "kendala": 2}
READ = {"reading": "read", "shown": ("kemajuan", "kendala")}


def report(**more: Any) -> Any:
    checked = {key: more.pop(key) for key in ("reading", "shown", "unproven") if key in more}
    return item("laporan", "2026-11-01", memuat=PARTS, **more).model_copy(update=checked)


def test_what_was_found_in_the_file_is_verified() -> None:
    result = judge(DUTY, report(**READ))
    assert (result.verdict, result.basis) == ("met", "verified")


@pytest.mark.parametrize(
    "checked",
    [
        {},
        {"reading": "wordless"},
        {"reading": "unreadable"},
        {"reading": "read", "shown": ("kemajuan",)},
        {"reading": "read", "shown": ("kemajuan",), "unproven": ("kendala",)},
        {**READ, "unproven": ("number",)},
    ],
)
def test_what_was_not_stays_declared_and_met(checked: dict[str, Any]) -> None:
    result = judge(DUTY, report(**checked))
    assert (result.verdict, result.basis) == ("met", "declared")


def test_a_document_of_which_no_part_is_asked_has_nothing_that_could_be_found() -> None:
    result = judge(obligation(DEADLINE, {"type": "laporan"}), report(**READ))
    assert (result.verdict, result.basis) == ("met", "declared")


def test_every_document_that_the_verdict_rests_on_must_be_found() -> None:
    duty = obligation(DEADLINE, {"all_of": [{"type": "laporan", "memuat": ["kemajuan"]}, {"type": "notula"}]})
    result = judge(duty, report(**READ), item("notula", "2026-11-01"))
    assert (result.verdict, result.basis) == ("met", "declared")
