"""Reading YAML tolerantly: what spoils one value is kept beside the rest; what spoils the file is still refused."""

from __future__ import annotations

import pytest

from perda_rules.errors import InputError
from perda_rules.source import parse_yaml

TEXT = """\
a: 2026-02-30
b: {c: 1, c: 2}
d: 12345678901234567890
e: good
"""


def test_a_tolerant_reading_keeps_each_refused_value_at_its_path_and_reads_the_rest() -> None:
    source = parse_yaml(TEXT, "x.yaml", tolerant=True)
    found = {path: (p.code, p.place.line, p.place.column) for path, p in source.refused.items()}
    assert found == {("a",): ("Y014", 1, 4), ("b", "c"): ("Y012", 2, 11), ("d",): ("Y013", 3, 4)}
    assert source.value == {"a": "2026-02-30", "b": {"c": 2}, "d": "12345678901234567890", "e": "good"}


def test_a_strict_reading_stops_at_the_first_of_them() -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml(TEXT, "x.yaml")
    assert [p.code for p in caught.value.problems] == ["Y014"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("a: &b [1]\nc: *b", "Y006"), ("a: !!python/none x", "Y007"), ("a: 1\n---\nb: 2", "Y010"), ("a: [", "Y004")],
)
def test_what_spoils_the_whole_file_is_refused_even_tolerantly(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "x.yaml", tolerant=True)
    assert [p.code for p in caught.value.problems] == [code]


@pytest.mark.parametrize("escape", [r"\0", r"\e[31m", r"\x9b31m", r"\u202e", r"\u2066"])
@pytest.mark.parametrize("where", ['a: "{}"', '"{}": a'])
def test_control_characters_behind_an_escape_are_refused_with_their_place(escape: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml("x: 1\n" + where.format(escape), "x.yaml", tolerant=True)
    (found,) = caught.value.problems
    assert (found.code, found.place.line, found.place.column) == ("Y005", 2, 4 if where.startswith("a") else 1)


def test_tabs_and_line_ends_in_a_block_are_ordinary_text() -> None:
    assert parse_yaml("a: |\n  one\ttwo\n  three\n", "x.yaml").value == {"a": "one\ttwo\nthree\n"}
