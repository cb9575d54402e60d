"""The history keeps assessments whole, once, in either database, and compares only what is alike."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest

from perda_rules.assessment.models import Assessment, Party
from perda_rules.errors import InputError
from perda_rules.fleet.history import AXES, History, database_url, like
from perda_rules.reports.json import write_json

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reports"))
from sample_assessment import sample

NOW = datetime(2027, 1, 5, 8, 0, tzinfo=UTC)


def made(day: date = date(2026, 12, 31), *parties: str) -> Assessment:
    assessment = sample("compliance")
    named = tuple(Party(id=one, name=one, items=0) for one in parties)
    return assessment.model_copy(update={"at": day, "parties": named or assessment.parties})


@pytest.fixture
def history(database: str) -> Iterator[History]:
    opened = History(database_url(database, Path("unused")))
    yield opened
    opened.close()


def add(history: History, assessment: Assessment, label: str | None = None) -> tuple[int, bool]:
    return history.add(assessment, write_json(assessment), label, NOW)


def test_an_assessment_comes_back_as_it_went_in(history: History) -> None:
    number, new = add(history, made(), "akhir tahun")
    assert new
    assert history.content(number) == write_json(made())
    (kept,) = history.kept()
    rate = made().total.rate
    assert (kept.id, kept.label, kept.at) == (number, "akhir tahun", date(2026, 12, 31))
    assert (kept.met, kept.of, kept.verified) == (rate.met, rate.of, rate.verified)


def test_the_same_assessment_is_kept_once(history: History) -> None:
    number, _ = add(history, made())
    assert add(history, made()) == (number, False)
    assert len(history.kept()) == 1


def test_the_order_is_that_of_the_days(history: History) -> None:
    for day in (date(2026, 6, 30), date(2025, 12, 31), date(2026, 12, 31)):
        add(history, made(day))
    assert [kept.at.year * 100 + kept.at.month for kept in history.kept()] == [202512, 202606, 202612]


@pytest.mark.parametrize("axis", ["total", *AXES])
def test_the_points_are_those_of_the_assessment(history: History, axis: str) -> None:
    number, _ = add(history, made())
    assessment = made()
    rolls = (assessment.total,) if axis == "total" else assessment.rolls.get(axis, ())  # type: ignore[call-overload]
    points = history.points(axis, [number])
    assert [(p.node, p.met, p.of, p.verified, p.counts) for p in points] == [
        (roll.key, roll.rate.met, roll.rate.of, roll.rate.verified, roll.counts) for roll in rolls
    ]


def test_what_is_removed_is_gone_with_all_its_rows(history: History) -> None:
    number, _ = add(history, made())
    history.remove(number)
    assert history.kept() == []
    assert history.points("total", [number]) == []
    for ask in (history.content, history.remove):
        with pytest.raises(InputError) as caught:
            ask(number)
        assert caught.value.problems[0].code == "H105"


def test_many_at_once_lose_nothing(database: str) -> None:
    url = database_url(database, Path("unused"))
    numbers: list[tuple[int, bool]] = []

    def keep(day: int) -> None:
        opened = History(url)
        numbers.append(add(opened, made(date(2026, 1, 1 + day // 2))))
        opened.close()

    threads = [Thread(target=keep, args=(day,)) for day in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    opened = History(url)
    assert len(opened.kept()) == 4
    assert sum(new for _, new in numbers) == 4
    opened.close()


def test_only_alike_assessments_share_a_line(history: History) -> None:
    for day, parties in ((1, ("a", "b")), (2, ("a",)), (3, ("b", "a"))):
        add(history, made(date(2026, 1, day), *parties))
    chosen, others = like(history.kept())
    assert [kept.at.day for kept in chosen] == [1, 3]
    assert [kept.at.day for kept in others] == [2]
    chosen, others = like(history.kept(), ["a"])
    assert ([kept.at.day for kept in chosen], len(others)) == ([2], 2)


def test_a_newer_history_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "baru.sqlite3"
    History(f"sqlite:///{file}").close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE perda_rules_schema SET version = 99")
    with pytest.raises(InputError) as caught:
        History(f"sqlite:///{file}")
    assert caught.value.problems[0].code == "H103"


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "lain.sqlite3"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE assessments (id INTEGER)")
    with pytest.raises(InputError) as caught:
        History(f"sqlite:///{file}")
    assert caught.value.problems[0].code == "H104"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("sqlite:////proc/tidak/ada/riwayat.sqlite3", "H101"),
        ("postgresql+psycopg://orang:rahasia@127.0.0.1:1/tiada?connect_timeout=2", "H101"),
        ("basisdata://x", "H102"),
        ("sqlite://bukan url:x", "H101"),
    ],
)
def test_what_cannot_be_opened_is_one_problem_without_a_password(url: str, code: str) -> None:
    if "psycopg" in url:
        pytest.importorskip("psycopg")
    with pytest.raises(InputError) as caught:
        History(url)
    (found,) = caught.value.problems
    assert found.code == code
    assert "rahasia" not in f"{found.place}{found.params}"


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    file = tmp_path / "bukan.sqlite3"
    file.write_bytes(b"bukan basis data" * 200)
    with pytest.raises(InputError) as caught:
        History(f"sqlite:///{file}")
    assert caught.value.problems[0].code == "H101"


@pytest.mark.parametrize(
    ("named", "url"),
    [
        (None, "sqlite:///d.sqlite3"),
        ("/x/y.db", "sqlite:////x/y.db"),
        ("postgres://u@h/d", "postgresql+psycopg://u@h/d"),
        ("postgresql://u@h/d", "postgresql+psycopg://u@h/d"),
        ("mysql://u@h/d", "mysql://u@h/d"),
    ],
)
def test_a_database_is_named_by_url_or_file(named: str | None, url: str) -> None:
    assert database_url(named, Path("d.sqlite3")) == url
