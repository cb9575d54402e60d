"""What a drafter is told of two versions: each change once, at the provision that changed, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from little_acts import Pasal, article, sentence, version, without_words, written
from test_matching import ACT, DISTINCT, acted

from perda_rules.regulation.change.comparison import Change, Comparison


def told(found: Comparison) -> list[tuple[str | None, str | None]]:
    return [(change.old, change.new) for change in found.changes]


def fates(found: Comparison) -> list[str]:
    return [fate.fate for fate in found.articles]


@given(ACT)
def test_nothing_changed_from_a_version_to_itself(act: list[Pasal]) -> None:
    one = Comparison(version(act), version(act))
    assert one.changes == ()
    assert set(fates(one)) == {"same"}


@given(ACT, ACT)
def test_only_the_same_versions_have_no_change(old: list[Pasal], new: list[Pasal]) -> None:
    assert (Comparison(version(old), version(new)).changes == ()) == (old == new)


@given(ACT, ACT)
def test_every_change_back_is_told_too(old: list[Pasal], new: list[Pasal]) -> None:
    there, back = Comparison(version(old), version(new)), Comparison(version(new), version(old))
    assert {(c.old, c.new, c.moved, c.restated, c.kin) for c in there.changes} == {
        (c.new, c.old, c.moved, c.restated, c.kin) for c in back.changes
    }


@given(DISTINCT)
def test_a_pasal_put_in_front_moves_the_others_and_changes_none(act: list[Pasal]) -> None:
    found = Comparison(version(act), version([999, *act]))
    assert fates(found) == ["added", *("moved" for _ in act)]
    first, *others = found.changes
    assert (first.old, first.new) == (None, article(1))
    assert {(c.moved, c.restated) for c in others} == {(True, False)}


@given(DISTINCT, st.data())
def test_one_word_makes_one_change(act: list[Pasal], data: st.DataObject) -> None:
    lines = written(act).split("\n")
    at = data.draw(st.sampled_from([at for at, line in enumerate(lines) if "menyusun" in line]))
    lines[at] = lines[at].replace("wajib", "harus")
    found = Comparison(version(act), acted("\n".join(lines)))
    (change,) = found.changes
    assert [run.text for run in change.words if run.kind != "same"] == [" wajib", " harus"]
    assert (change.old, change.moved) == (change.new, False)
    assert fates(found).count("changed") == 1


@pytest.mark.parametrize("seen", [lambda found: found, without_words], ids=["words", "fingerprints"])
def test_an_ayat_that_is_added_is_told_and_those_after_it_move(seen: object) -> None:
    old, new = version([(100, 101, 102)]), version([(100, 500, 101, 102)])
    found = Comparison(seen(old), new)  # type: ignore[operator]
    ayat = [f"{article(1)}__para_{n}" for n in range(1, 5)]
    assert told(found) == [(None, ayat[1]), (ayat[1], ayat[2]), (ayat[2], ayat[3])]
    assert fates(found) == ["changed"]


def test_what_was_removed_comes_after_what_stood_before_it() -> None:
    found = Comparison(version([1, 2, 3]), version([1, 3]))
    assert told(found) == [(article(2), None), (article(3), article(2))]
    assert found.changes[0].words[0].text == sentence(2)


def test_an_added_pasal_is_told_once_with_everything_in_it() -> None:
    found = Comparison(version([1]), version([1, (100, 101)]))
    (change,) = found.changes
    assert change.words[0].text == f"(1) {sentence(100)} (2) {sentence(101)}"


def test_a_pasal_that_was_split_says_where_it_came_from() -> None:
    found = Comparison(version([1, (100, 101, 102, 103, 104)]), version([1, (100, 101, 102), (103, 104)]))
    added = next(change for change in found.changes if change.old is None)
    assert (added.new, added.kin) == (article(3), article(2))
    back = Comparison(found.new, found.old)
    removed = next(change for change in back.changes if change.new is None)
    assert (removed.old, removed.kin) == (article(3), article(2))


BAGIAN = """\
BAB I
PENGELOLAAN
Bagian Kesatu
Taman
Pasal 1
Dinas menyiram taman setiap pagi.
Pasal 2
Dinas memangkas pohon peneduh setiap bulan.
Bagian Kedua
Jembatan
Pasal 3
Badan mengecat pagar jembatan gantung.
"""


def the_change(old: str, new: str) -> Change:
    (change,) = Comparison(acted(old), acted(new)).changes
    return change


def test_a_pasal_that_went_to_another_bagian_moved_although_its_address_is_the_same() -> None:
    pasal, heading = "Pasal 2\nDinas memangkas pohon peneduh setiap bulan.\n", "Bagian Kedua\nJembatan\n"
    moved = BAGIAN.replace(pasal + heading, heading + pasal)
    change = the_change(BAGIAN, moved)
    assert (change.old, change.new, change.moved) == ("chp_I__art_2", "chp_I__art_2", True)


def test_a_restated_title_is_a_change_of_the_bagian() -> None:
    change = the_change(BAGIAN, BAGIAN.replace("\nJembatan\n", "\nJembatan Gantung\n"))
    assert (change.old, change.moved, change.restated) == ("chp_I__part_2", False, True)


def test_a_bab_with_another_number_moves_alone_and_what_is_in_it_has_a_new_address() -> None:
    found = Comparison(acted(BAGIAN), acted(BAGIAN.replace("BAB I\n", "BAB II\n")))
    assert told(found) == [("chp_I", "chp_II")]
    assert found.addresses["chp_I__art_3"] == "chp_II__art_3"
    assert set(fates(found)) == {"same"}


def test_two_points_that_changed_places_both_moved() -> None:
    old = "Pasal 1\nDinas menyiapkan:\na. peta taman;\nb. daftar pohon; dan\nc. jadwal siram.\n"
    new = "Pasal 1\nDinas menyiapkan:\na. daftar pohon;\nb. peta taman; dan\nc. jadwal siram.\n"
    found = Comparison(acted(old), acted(new))
    assert [(c.old, c.new, c.moved) for c in found.changes] == [
        ("art_1__point_b", "art_1__point_a", True),
        ("art_1__point_a", "art_1__point_b", True),
    ]


def test_of_a_removed_bagian_the_title_is_told_and_each_pasal_in_it() -> None:
    found = Comparison(acted(BAGIAN), acted(BAGIAN.partition("Bagian Kedua")[0]))
    assert [(change.old, change.new, change.words[0].text) for change in found.changes] == [
        ("chp_I__part_2", None, "Jembatan"),
        ("chp_I__art_3", None, "Badan mengecat pagar jembatan gantung."),
    ]
