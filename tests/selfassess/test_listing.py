"""A listing is changed entry by entry, and keeps whatever a person wrote elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.errors import InputError
from perda_rules.selfassess.listing import (
    put_answer,
    put_fact,
    put_item,
    remove_answer,
    remove_fact,
    remove_item,
    update,
)

TEXT = """\
# Bundel dinas kami
bundle: 1
organisation: {id: dinas, name: Dinas}  # jangan diubah

context:
  # ditanyakan tiap tahun
  alih-daya: true

items:
  # rapat
  - id: satu
    type: notula
    title: "Rapat #1"
    date: 2026-01-02
    note: |
      Baris pertama
      baris kedua

  # keputusan
  - {id: dua, type: keputusan, title: Keputusan, date: 2026-02-03}
  - id: tiga
    type: laporan
    title: Laporan
    date: 2026-03-04
    attributes:
      agenda:
        - satu
        - dua
# akhir
"""
NEW = {"id": "baru", "type": "notula", "title": "Rapat: lanjutan", "date": date(2026, 5, 6), "attributes": {"a": 1}}


def load(text: str) -> Any:
    return yaml.safe_load(text)


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip().startswith("#")]


def test_a_new_item_comes_last_and_nothing_else_changes() -> None:
    made = put_item(TEXT, NEW)
    assert load(made)["items"] == [*load(TEXT)["items"], NEW]
    assert made.startswith(TEXT.removesuffix("# akhir\n"))
    assert made.endswith("# akhir\n")


@pytest.mark.parametrize(("at", "item"), [(0, "satu"), (1, "dua"), (2, "tiga")])
def test_an_item_is_replaced_where_it_stands(at: int, item: str) -> None:
    made = put_item(TEXT, {**NEW, "id": item})
    expected = load(TEXT)
    expected["items"][at] = {**NEW, "id": item}
    assert load(made) == expected
    assert comments(made) == comments(TEXT)


@pytest.mark.parametrize(("at", "item"), [(0, "satu"), (1, "dua"), (2, "tiga")])
def test_an_item_is_removed_with_its_lines_alone(at: int, item: str) -> None:
    made = remove_item(TEXT, item)
    expected = load(TEXT)
    del expected["items"][at]
    assert load(made) == expected
    assert comments(made) == comments(TEXT)


@pytest.mark.parametrize(
    "text", ["bundle: 1\n", "bundle: 1\nitems: []\n", "bundle: 1\nitems:\n", "items: [] # kosong\nbundle: 1", ""]
)
def test_a_list_that_is_not_there_yet_is_begun(text: str) -> None:
    made = put_item(text, NEW)
    assert load(made) == {**(load(text) or {}), "items": [NEW]}
    assert load(remove_item(made, "baru")) == {**(load(text) or {}), "items": []}


def test_a_list_on_one_line_is_written_below() -> None:
    made = put_item("items: [{id: satu, type: a}, {id: dua, type: b}]\nbundle: 1\n", {**NEW, "id": "satu"})
    assert load(made) == {"items": [{**NEW, "id": "satu"}, {"id": "dua", "type": "b"}], "bundle": 1}


def test_lists_without_indentation_and_windows_lines_stay_so() -> None:
    text = "bundle: 1\r\nitems:\r\n- id: satu\r\n  type: a\r\n"
    made = put_item(text, {"id": "dua", "type": "b"})
    assert made == text + "- id: dua\r\n  type: b\r\n"


def test_facts_and_answers_are_put_and_taken_back() -> None:
    made = put_fact(TEXT, "alih-daya", False, "Tidak ada")
    made = put_fact(made, "siaga", True)
    made = put_answer(made, "chp_I__art_2", "sebagian", "Baru: separuh", date(2026, 12, 1))
    assert load(made) == {
        **load(TEXT),
        "context": {"alih-daya": {"value": False, "reason": "Tidak ada"}, "siaga": True},
        "answers": {"chp_I__art_2": {"answer": "sebagian", "reason": "Baru: separuh", "date": date(2026, 12, 1)}},
    }
    assert comments(made) == comments(TEXT)
    made = remove_answer(remove_fact(remove_fact(made, "siaga"), "alih-daya"), "chp_I__art_2")
    assert load(made) == {**load(TEXT), "context": {}, "answers": {}}


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), max_size=30)
ids = st.sampled_from(["satu", "dua", "tiga", "empat"])
values = st.recursive(
    words | st.booleans() | st.integers(-(10**9), 10**9) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=5,
)


@given(st.lists(st.tuples(ids, words, st.dictionaries(words, values, max_size=3)), max_size=6))
def test_whatever_is_written_is_read_back(changes: list[tuple[str, str, dict[str, Any]]]) -> None:
    text, expected = TEXT, load(TEXT)
    for name, title, attributes in changes:
        item = {"id": name, "type": "notula", "title": title, "attributes": attributes}
        text = put_item(text, item)
        shown = {key: value for key, value in item.items() if value != {}}
        at = [each["id"] for each in expected["items"]]
        if name in at:
            expected["items"][at.index(name)] = shown
        else:
            expected["items"].append(shown)
    assert load(text) == expected
    assert comments(text) == comments(TEXT)


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "bundle.yaml").write_text(TEXT, encoding="utf-8")

    def add(number: int) -> None:
        update(tmp_path, lambda text: put_item(text, {**NEW, "id": f"i-{number}"}))

    threads = [Thread(target=add, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    written = load((tmp_path / "bundle.yaml").read_text(encoding="utf-8"))
    assert len(written["items"]) == 23


def test_a_change_that_leaves_no_yaml_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "bundle.yaml").write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError):
        update(tmp_path, lambda text: text + "\n- {")
    assert (tmp_path / "bundle.yaml").read_text(encoding="utf-8") == TEXT
