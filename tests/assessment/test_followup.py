"""The follow-up of recommendations: entered once, settled by people alone, late from the day after the last one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_law import AT, FORCE, TYPES, YEAR, bundle, corpus, item, obligation

from perda_rules import yaml_text
from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.followup import (
    AGES,
    STATUSES,
    Recommendation,
    Register,
    Step,
    age_group,
    aged,
    enter,
    tallies,
)
from perda_rules.assessment.followup_file import begun, read_register, with_entered, with_entries
from perda_rules.assessment.judgements import Except
from perda_rules.assessment.models import Assessment
from perda_rules.engine.native import NativeMatcher
from perda_rules.errors import InputError

DUTY = obligation({"kind": "continuous", "source": "text", "length": "P1Y"}, {"type": "notula"})
DUE = date(2027, 3, 1)


def audit(*items: Any, judgements: tuple[Any, ...] = ()) -> Assessment:
    request = Request(at=AT, period=YEAR, in_force_from=FORCE, judgements=judgements)
    return assess(corpus(DUTY), TYPES, [bundle(*items)], NativeMatcher(), request)


def one(**more: Any) -> Recommendation:
    (made,) = enter(audit(), (), 60).new
    return made.model_copy(update=more)


def step(day: date, status: Any, **more: Any) -> Step:
    return Step(date=day, status=status, by="Inspektorat", **more)


def test_a_gap_is_entered_with_sixty_calendar_days() -> None:
    made = one()
    assert (made.obligation, made.unit, made.lead, made.status) == (DUTY.id, "city", "dinas", "belum-ditindaklanjuti")
    assert (made.reported, made.due) == (AT, DUE)
    assert enter(audit(), (), 10, date(2027, 1, 15)).new[0].due == date(2027, 1, 25)


def test_what_is_known_is_not_entered_again_and_what_is_met_never() -> None:
    assert enter(audit(), (one(),), 60).new == ()
    assert enter(audit(item("notula", "2026-12-01")), (), 60).new == ()


def test_an_exception_keeps_a_gap_out_and_is_told() -> None:
    exception = Except(
        kind="except", id="e", obligation=DUTY.id, reason="r", author="a", date=AT, expires=date(2027, 6, 1)
    )
    made = enter(audit(judgements=(exception,)), (), 60)
    assert (made.new, made.excepted) == ((), (one().id,))


def test_a_gap_that_is_gone_is_told_and_settles_nothing() -> None:
    met = audit(item("notula", "2026-12-01"))
    assert enter(met, (one(),), 60).closed == (one().id,)
    assert one().status == "belum-ditindaklanjuti"
    assert enter(met, (one(steps=(step(DUE, "sesuai"),)),), 60).closed == ()
    assert enter(audit(), (one(),), 60).closed == ()


@pytest.mark.parametrize(
    ("at", "status", "days"),
    [
        (DUE, None, 0),
        (DUE + timedelta(1), None, 1),
        (DUE + timedelta(31), "belum-sesuai", 31),
        (DUE + timedelta(31), "sesuai", 0),
        (DUE + timedelta(31), "tidak-dapat-ditindaklanjuti", 0),
        (DUE - timedelta(5), None, 0),
    ],
)
def test_it_is_late_from_the_day_after_the_last_one(at: date, status: str | None, days: int) -> None:
    entry = one(steps=(step(AT, status, note="n"),) if status else ())
    assert entry.overdue_days(at) == days


def test_ages_meet_without_a_gap() -> None:
    assert [age_group(days) for days in (0, 1, 30, 31, 60, 61, 90, 91, 5000)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert len(AGES) == 3


def test_the_list_begins_with_what_waits_longest_and_ends_with_what_is_settled() -> None:
    entries = (
        one(id="selesai", steps=(step(AT, "sesuai"),)),
        one(id="baru", due=DUE + timedelta(9)),
        one(id="lama"),
    )
    assert [found.entry.id for found in aged(entries, DUE + timedelta(20))] == ["lama", "baru", "selesai"]
    (tally,) = tallies(entries, DUE + timedelta(20))
    assert (tally.total, tally.overdue, tally.counts["sesuai"]) == (3, 2, 1)


days = st.dates(date(2026, 12, 31), date(2028, 1, 1))
steps = st.lists(st.builds(step, days, st.sampled_from(STATUSES), note=st.just("alasan")), max_size=4)


@given(st.lists(steps, max_size=4))
def test_a_register_is_read_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, taken: list[list[Step]]
) -> None:
    entries = tuple(
        one(id=f"T-{number}", steps=tuple(sorted(each, key=lambda one: one.date))) for number, each in enumerate(taken)
    )
    path = tmp_path_factory.mktemp("register") / "tindak-lanjut.yaml"
    path.write_text(with_entries(begun(), entries), encoding="utf-8")
    assert read_register(path) == Register(followup=1, entries=entries)


def test_to_start_twice_is_to_start_once_and_keeps_what_people_wrote(tmp_path: Path) -> None:
    path = tmp_path / "tindak-lanjut.yaml"
    made = enter(audit(), (), 60)
    written = with_entered(begun(), made) + "# catatan pemeriksa\n"
    path.write_text(written, encoding="utf-8")
    assert with_entered(written, enter(audit(), read_register(path).entries, 60)) == written
    changed = one(steps=(step(AT, "sesuai"),))
    assert with_entries(written, [changed]).endswith("# catatan pemeriksa\n")
    assert read_register(path).names.keys() == {"dinas"}


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"due": date(2026, 1, 1)}, ["T104"]),
        ({"steps": (step(date(2026, 1, 1), "sesuai"),)}, ["T102"]),
        ({"steps": (step(DUE, "sesuai"), step(AT, "belum-sesuai"))}, ["T102"]),
        ({"steps": (step(DUE, "tidak-dapat-ditindaklanjuti"),)}, ["T103"]),
    ],
)
def test_what_cannot_be_is_told_with_its_place(tmp_path: Path, changed: dict[str, Any], codes: list[str]) -> None:
    path = tmp_path / "tindak-lanjut.yaml"
    path.write_text(with_entries(begun(), [one(**changed)]), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_register(path)
    assert [found.code for found in caught.value.problems] == codes
    assert all(found.place.line > 1 for found in caught.value.problems)


def test_an_id_that_is_used_twice_is_told(tmp_path: Path) -> None:
    path = tmp_path / "tindak-lanjut.yaml"
    path.write_text(with_entries(begun(), [one(id="a"), one(id="b")]).replace("id: b", "id: a", 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_register(path)
    assert [found.code for found in caught.value.problems] == ["T101"]


def test_several_entries_are_put_in_their_order() -> None:
    text = yaml_text.put_entries(
        "e:\n  # satu\n  - id: a\n    n: 1\n  - id: b\n", "e", [{"id": "c"}, {"id": "a"}, {"id": "d"}]
    )
    assert text == "e:\n  # satu\n  - id: a\n  - id: b\n  - id: c\n  - id: d\n"
