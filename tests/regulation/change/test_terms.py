"""A definition that changed is told with the provisions that use its term."""

from __future__ import annotations

from test_matching import acted

from perda_rules.regulation.change.comparison import Comparison
from perda_rules.regulation.change.terms import TermChange, changed_terms, uses_of

TEXT = """\
Pasal 1
Dalam peraturan ini yang dimaksud dengan:
1. Taman adalah ruang hijau milik kota.
2. Taman Bermain adalah Taman dengan alat permainan.
3. Pengelola adalah dinas yang merawat Taman.
Pasal 2
Pengelola menyiram Taman setiap pagi.
Pasal 3
Alat pada Taman Bermain diperiksa Pengelola.
"""


def told(new: str) -> list[TermChange]:
    return list(changed_terms(Comparison(acted(TEXT), acted(new))))


def test_nothing_is_told_where_no_definition_changed() -> None:
    assert told(TEXT) == []
    assert told(TEXT.replace("setiap pagi", "setiap sore")) == []


def test_a_definition_in_other_words_is_told_with_what_uses_its_term() -> None:
    (change,) = told(TEXT.replace("ruang hijau milik kota", "ruang hijau di dalam kota"))
    assert (change.before, change.now) == ("Taman", "Taman")
    assert change.uses == ("art_1__def_2", "art_1__def_3", "art_2"), "a longer term is another one"


def test_a_removed_definition_is_told_with_what_still_uses_its_term() -> None:
    changes = told(TEXT.replace("2. Taman Bermain adalah Taman dengan alat permainan.\n3. ", "2. "))
    (removed,) = (change for change in changes if change.new is None)
    assert (removed.before, removed.uses) == ("Taman Bermain", ("art_3",))


def test_a_definition_that_only_moved_is_not_told() -> None:
    new = TEXT.replace("1. Taman adalah", "1. Kota adalah Kota Taman Sari.\n2. Taman adalah").replace("3. P", "4. P")
    new = new.replace("2. Taman B", "3. Taman B")
    assert [(change.old, change.now) for change in told(new)] == [(None, "Kota")]


def test_a_term_is_used_only_in_its_capitals() -> None:
    assert uses_of({"Taman"}, acted(TEXT.replace("menyiram Taman", "menyiram taman"))) == {
        "Taman": ["art_1__def_1", "art_1__def_2", "art_1__def_3", "art_3"]
    }
