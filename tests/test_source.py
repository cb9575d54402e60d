from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from perda_rules.errors import InputError, Problem
from perda_rules.source import MAX_DEPTH, parse_yaml, read_yaml, validate


def refusal(text: str | bytes) -> tuple[str, int, int]:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "a.yaml")
    (found,) = caught.value.problems
    return found.code, found.place.line, found.place.column


def test_values_are_plain_and_have_places() -> None:
    source = parse_yaml("a: 1\nb:\n  - x\n  - {c: 2026-01-02}\n", "a.yaml")
    assert source.value == {"a": 1, "b": ["x", {"c": date(2026, 1, 2)}]}
    assert source.place(("b", 1, "c")) == (4, 9)
    assert source.key_place(("b", 1, "c")) == (4, 6)
    assert source.place(("b", 7, "missing")) == (3, 3)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("12:30", "12:30"), ("0777", "0777"), ("1_000", "1_000"),
        ("0x1F", "0x1F"), ("1e3", "1e3"), (".5", ".5"), ("'1'", "1"), ('"true"', "true"), ("true", True),
        ("~", None), ("", None), ("-3", -3),
        ("2.50", 2.5), ("NULL", "NULL"), ("2026-1-2", "2026-1-2"), ("'2026-02-30'", "2026-02-30"), (".inf", ".inf"),
    ],
)  # fmt: skip
def test_a_word_stays_a_word(text: str, value: Any) -> None:
    read = parse_yaml(f"k: {text}\n", "a.yaml").value["k"]
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("a: 1\nb: 2\na: 3\n", ("Y012", 3, 1)),
        ("a: &x 1\nb: *x\n", ("Y006", 1, 4)),
        ("a: *x\n", ("Y006", 1, 4)),
        ("a: !!python/object:os.system x\n", ("Y007", 1, 4)),
        ("a: 2026-02-30\n", ("Y014", 1, 4)),
        ("a: [1, 2\n", ("Y004", 2, 1)),
        ("? [a, b]\n: 1\n", ("Y011", 1, 3)),
        ("a: 1\n---\nb: 2\n", ("Y010", 2, 1)),
        ("a: 1234567890123456789\n", ("Y013", 1, 4)),
        (b"a: \xff\n", ("Y003", 1, 1)),
    ],
)
def test_what_a_hand_written_file_never_needs_is_refused_at_its_place(
    text: str | bytes, refused: tuple[str, int, int]
) -> None:
    assert refusal(text) == refused


def test_deep_nesting_is_refused_before_it_costs_anything() -> None:
    assert refusal("[" * 500 + "]" * 500)[0] == "Y008"
    assert parse_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, "a.yaml").value is not None


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_text("a: " + "x" * 100, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_yaml(path, max_bytes=50)
    assert caught.value.problems[0].code == "Y002"


def test_a_file_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_yaml(tmp_path / "none.yaml")
    assert caught.value.problems[0].code == "Y001"


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_input_gives_a_value_or_problems_with_places(data: bytes | str) -> None:
    found: tuple[Problem, ...] = ()
    try:
        parse_yaml(data, "a.yaml")
    except InputError as error:
        found = error.problems
    assert all(each.place.line >= 1 for each in found)


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    size: int


def test_every_mistake_against_a_model_is_reported_at_its_own_place() -> None:
    source = parse_yaml("name: [1]\ncolour: red\n", "a.yaml")
    with pytest.raises(InputError) as caught:
        validate(Shape, source)
    found = {(p.code, p.place.line, p.place.column) for p in caught.value.problems}
    assert found == {("S004", 1, 7), ("S001", 1, 1), ("S002", 2, 1)}
