"""The ledger of judgements: it carries on what is there, and no change of a byte in it goes unnoticed."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from perda_rules.assessment.judgement_file import add, free_id, record
from perda_rules.assessment.judgements import Judgement
from perda_rules.assessment.ledger import START, changes, differences, ledger_of, lines_for, plain, read_ledger
from perda_rules.errors import InputError

ADAPTER: TypeAdapter[Judgement] = TypeAdapter(Judgement)
BY_HAND = """\
# milik kami
judgements: 1
entries:
  # pertama
  - {id: lama, kind: accept_item, item: d/a, reason: r, author: a, date: 2026-01-02}
"""
NOW = datetime(2026, 12, 16, 9, 30, tzinfo=timezone(timedelta(hours=7)))


def accepted(name: str = "a-1", **more: Any) -> Judgement:
    told = {
        "kind": "accept_item",
        "item": "dinas/a",
        "reason": "Dibaca",
        "author": "Inspektorat",
        "date": date(2026, 12, 1),
    }
    return ADAPTER.validate_python({"id": name, **told, **more})


def written(folder: Path, *acts: Any) -> Path:
    path = folder / "judgements.ledger.jsonl"
    for act in acts:
        with path.open("ab") as stream:
            stream.write(lines_for(read_ledger(path), [act], NOW))
    return path


def test_what_is_added_changed_and_withdrawn_stands_in_the_chain(tmp_path: Path) -> None:
    first, second = plain(accepted()), plain(accepted(reason="Dibaca lagi"))
    path = written(tmp_path, ("add", first), ("change", second), ("add", plain(accepted("a-2"))), ("withdraw", second))
    ledger = read_ledger(path)
    assert ledger.problems == ()
    assert [entry.act for entry in ledger.entries] == ["add", "change", "add", "withdraw"]
    assert ledger.entries[0].previous == START
    assert [b.previous for b in ledger.entries[1:]] == [a.hash for a in ledger.entries[:-1]]
    assert ledger.standing.keys() == {"a-2"}


@settings(max_examples=150)
@given(st.data())
def test_a_change_of_any_byte_is_noticed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("buku")
    path = written(folder, *(("add", plain(accepted(f"a-{n}"))) for n in range(3)))
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != whole[at]))
    path.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
    assert read_ledger(path).problems


@pytest.mark.parametrize(("mend", "code"), [
    (lambda lines: [lines[0], lines[2]], "L105"),
    (lambda lines: [lines[1], lines[0], lines[2]], "L105"),
    (lambda lines: [lines[0], lines[0], lines[1], lines[2]], "L105"),
    (lambda lines: [lines[0], b'{"seq": 1}\n', lines[2]], "L103"),
    (lambda lines: [lines[0], b"\n", lines[1]], "L103"),
    (lambda lines: [lines[0], lines[1][:-10]], "L106"),
])  # fmt: skip
def test_lines_that_are_gone_moved_or_cut_off_are_noticed(tmp_path: Path, mend: Any, code: str) -> None:
    path = written(tmp_path, *(("add", plain(accepted(f"a-{n}"))) for n in range(3)))
    path.write_bytes(b"".join(mend(path.read_bytes().splitlines(keepends=True))))
    (found,) = read_ledger(path).problems
    assert found.code == code
    assert found.place.line >= 1


def test_a_file_and_its_ledger_are_held_against_each_other(tmp_path: Path) -> None:
    path = written(tmp_path, ("add", plain(accepted("satu"))), ("add", plain(accepted("dua"))))
    now = [accepted("satu", reason="Lain"), accepted("tiga")]
    found = differences(read_ledger(path), now, tmp_path / "judgements.yaml")
    assert [(one.code, one.params["id"]) for one in found] == [("L111", "satu"), ("L110", "tiga"), ("L112", "dua")]


def test_a_judgement_is_written_to_both_and_keeps_what_people_wrote(tmp_path: Path) -> None:
    path = tmp_path / "judgements.yaml"
    path.write_text(BY_HAND, encoding="utf-8")
    add(path, accepted("baru-1"), NOW)
    text = path.read_text(encoding="utf-8")
    assert "# milik kami" in text
    assert "# pertama" in text
    assert [entry["id"] for entry in yaml.safe_load(text)["entries"]] == ["lama", "baru-1"]
    ledger = read_ledger(ledger_of(path))
    assert ledger.standing == {"baru-1": plain(accepted("baru-1"))}
    assert ledger.entries[0].time == "2026-12-16T09:30:00+07:00"


def test_what_was_done_by_hand_is_recorded_once(tmp_path: Path) -> None:
    path = tmp_path / "judgements.yaml"
    assert record(path, [accepted()], NOW) == 1
    assert record(path, [accepted()], NOW) == 0
    assert record(path, [], NOW) == 1
    assert [entry.act for entry in read_ledger(ledger_of(path)).entries] == ["add", "withdraw"]
    assert changes(read_ledger(ledger_of(path)), []) == []


def test_nothing_is_chained_to_a_broken_ledger(tmp_path: Path) -> None:
    path = tmp_path / "judgements.yaml"
    add(path, accepted(), NOW)
    before = path.read_bytes()
    ledger_of(path).write_bytes(ledger_of(path).read_bytes().replace(b"Dibaca", b"Dibacb"))
    with pytest.raises(InputError):
        add(path, accepted("a-2"), NOW)
    assert path.read_bytes() == before


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "judgements.yaml"
    threads = [Thread(target=add, args=(path, accepted(f"a-{number}"), NOW)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ledger = read_ledger(ledger_of(path))
    assert ledger.problems == ()
    assert len(ledger.standing) == len(yaml.safe_load(path.read_text(encoding="utf-8"))["entries"]) == 12


@given(st.sets(st.sampled_from(["terima-1", "terima-2", "terima-3"])))
def test_an_id_is_free(taken: set[str]) -> None:
    assert free_id("Terima!", taken) not in taken
