"""A report of a part: only what was chosen, counted anew, and called a part."""

from __future__ import annotations

import pytest
from sample_assessment import sample

from perda_rules.assessment.models import Assessment
from perda_rules.errors import InputError
from perda_rules.reports.selection import select

WHOLE = sample("compliance")


def test_without_a_criterion_nothing_changes() -> None:
    assert select(WHOLE, ()) is WHOLE


@pytest.mark.parametrize(("criterion", "holds"), [
    ("bab=IV", lambda a, r: a.duties[r.obligation].chapter == "chp_IV"),
    ("chapter=chp_IV", lambda a, r: a.duties[r.obligation].chapter == "chp_IV"),
    ("tujuan=EDM03", lambda a, r: a.duties[r.obligation].objective == "EDM03"),
    ("putusan=unmet", lambda a, r: r.verdict == "unmet"),
    ("unit=city", lambda a, r: r.unit == "city"),
])  # fmt: skip
def test_a_criterion_chooses_what_it_names(criterion: str, holds) -> None:
    part = select(WHOLE, [criterion])
    assert list(part.results) == [result for result in WHOLE.results if holds(WHOLE, result)]
    assert 0 < len(part.results) < len(WHOLE.results)
    assert sum(part.total.counts.values()) == len(part.results)
    assert set(part.duties) == {result.obligation for result in part.results}


def test_values_of_one_key_are_alternatives_and_keys_hold_together() -> None:
    either = select(WHOLE, ["putusan=unmet", "putusan=stale"])
    assert {result.verdict for result in either.results} == {"unmet", "stale"}
    both = select(WHOLE, ["putusan=unmet", "bab=IV"])
    assert len(both.results) < len(select(WHOLE, ["putusan=unmet"]).results)


def test_a_part_says_that_it_is_one_and_is_a_sound_assessment() -> None:
    part = select(WHOLE, ["bab=IV"])
    assert [warning.code for warning in part.warnings][-1] == "selected"
    assert Assessment.model_validate_json(part.model_dump_json()) == part
    assert {item.key for item in part.items} <= {key for result in part.results for key in result.accepted}
    for rolls in part.rolls.values():
        for roll in rolls:
            assert 0 < sum(roll.counts.values()) <= len(part.results)


@pytest.mark.parametrize(("criterion", "code"), [
    ("bab", "A030"), ("=IV", "A030"), ("bab=", "A030"), ("warna=merah", "A030"), ("bab=XX", "A031"),
])  # fmt: skip
def test_a_criterion_that_chooses_nothing_is_one_clear_error(criterion: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        select(WHOLE, [criterion])
    assert [found.code for found in caught.value.problems] == [code]
