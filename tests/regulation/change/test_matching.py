"""A renumbered Pasal is not a new one: what became what, with the words at hand and with fingerprints alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from little_acts import Pasal, article, articles_of, sentence, version, without_words, written

from perda_rules.regulation.change.matching import match
from perda_rules.regulation.change.version import Version, version_of
from perda_rules.regulation.parsing import parse_document

PASAL = st.integers(0, 60) | st.lists(st.integers(61, 120), min_size=2, max_size=4, unique=True).map(tuple)
ACT = st.lists(PASAL, min_size=1, max_size=12)
DISTINCT = st.lists(PASAL, min_size=1, max_size=12, unique_by=lambda p: p if isinstance(p, int) else p[0])
SIDES = pytest.mark.parametrize("seen", [lambda found: found, without_words], ids=["words", "fingerprints"])
See = Callable[[Version], Version]


def acted(text: str) -> Version:
    return version_of(parse_document(text))


@SIDES
@given(act=ACT)
def test_a_version_matches_itself_place_by_place(act: list[Pasal], seen: See) -> None:
    one = version(act)
    found = match(seen(one), one)
    assert found.pairs == {eid: eid for eid in one.position}
    assert (found.removed, found.added) == ((), ())


@given(ACT, ACT)
def test_swapping_the_versions_gives_the_same_pairs(one: list[Pasal], other: list[Pasal]) -> None:
    there, back = match(version(one), version(other)), match(version(other), version(one))
    assert there.back == back.pairs
    assert (there.removed, there.added) == (back.added, back.removed)
    assert there.evidence == {old: back.evidence[new] for old, new in there.pairs.items()}


@given(ACT, ACT)
def test_every_provision_is_paired_once_or_named(one: list[Pasal], other: list[Pasal]) -> None:
    old, new = version(one), version(other)
    found = match(old, new)
    assert sorted([*found.pairs, *found.removed]) == sorted(old.position)
    assert sorted([*found.pairs.values(), *found.added]) == sorted(new.position)


@SIDES
@given(act=DISTINCT)
def test_a_pasal_put_in_front_makes_all_others_moved_and_itself_new(act: list[Pasal], seen: See) -> None:
    found = match(seen(version(act)), version([999, *act]))
    assert found.added == (article(1),)
    assert found.removed == ()
    assert articles_of(found.pairs.items()) == {str(n): str(n + 1) for n in range(1, len(act) + 1)}


@SIDES
@given(act=DISTINCT, data=st.data())
def test_a_change_of_order_is_followed(act: list[Pasal], seen: See, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(act))))
    found = match(seen(version(act)), version([act[at] for at in order]))
    assert articles_of(found.pairs.items()) == {str(at + 1): str(order.index(at) + 1) for at in range(len(act))}


@given(act=DISTINCT, data=st.data())
def test_a_pasal_that_moved_and_changed_is_known_by_its_words(act: list[Pasal], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(act) - 1))
    text = written([999, *act])
    lines = text.split("\n")
    heading = lines.index(f"Pasal {at + 2}")
    lines[heading + 1] = lines[heading + 1].replace("menyusun", "segera menyusun")
    found = match(version(act), acted("\n".join(lines)))
    assert articles_of(found.pairs.items())[str(at + 1)] == str(at + 2)
    assert found.added == (article(1),)


def test_without_words_a_changed_pasal_is_known_by_its_neighbours() -> None:
    found = match(without_words(version([1, 2, 3])), version([999, 1, 500, 3]))
    assert articles_of(found.pairs.items()) == {"1": "2", "2": "3", "3": "4"}
    assert found.evidence[article(2)] == "place"
    assert found.added == (article(1),)


def test_without_words_a_changed_pasal_is_known_by_the_ayat_that_it_kept() -> None:
    found = match(without_words(version([1, (100, 101, 102), 3])), version([(100, 500, 102), 501, 502, 1, 503, 504]))
    assert articles_of(found.pairs.items())["2"] == "1"
    assert found.pairs[f"{article(2)}__para_3"] == f"{article(1)}__para_3"
    assert found.pairs[f"{article(2)}__para_2"] == f"{article(1)}__para_2"


def test_other_words_in_the_place_of_the_old_ones_are_a_change_of_that_provision() -> None:
    found = match(version([1, 2, 3]), version([1, 500, 3]))
    assert found.pairs[article(2)] == article(2)
    assert found.evidence[article(2)] in ("place", "likeness")


def test_what_is_said_in_several_places_stays_with_its_neighbours_or_keeps_its_order() -> None:
    found = match(version([7, 1, 7, 2, 7]), version([1, 7, 2, 7]))
    assert articles_of(found.pairs.items()) == {"2": "1", "3": "2", "4": "3", "5": "4"}
    assert found.removed == (article(1),)
    tied = match(version([7, 7, 1]), version([1, 8, 7, 7]))
    assert articles_of(tied.pairs.items()) == {"1": "3", "2": "4", "3": "1"}
    assert {tied.evidence[article(n)] for n in (1, 2)} == {"order"}


def test_an_ayat_that_became_a_pasal_is_found() -> None:
    found = match(version([1, (100, 101, 102)]), version([1, (100, 101), 102]))
    assert found.pairs[f"{article(2)}__para_3"] == article(3)
    assert found.removed == ()


def test_a_pasal_that_became_an_ayat_in_slightly_other_words_is_found() -> None:
    text = written([1, (100, 101, 102)]).replace(sentence(102), "Selain itu " + sentence(102))
    found = match(version([1, (100, 101), 102]), acted(text))
    assert found.pairs[article(3)] == f"{article(2)}__para_3"
    assert found.evidence[article(3)] == "likeness"


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
TURNED = """\
BAB I
PENGELOLAAN
Bagian Kesatu
Jembatan Gantung
Pasal 1
Badan mengecat pagar jembatan gantung.
Bagian Kedua
Taman
Pasal 2
Dinas menyiram taman setiap pagi.
Pasal 3
Dinas memangkas pohon peneduh setiap bulan.
"""


@SIDES
def test_a_bagian_is_known_by_what_stands_in_it(seen: See) -> None:
    found = match(seen(acted(BAGIAN)), acted(TURNED))
    assert found.pairs["chp_I__part_1"] == "chp_I__part_2"
    assert found.pairs["chp_I__part_2"] == "chp_I__part_1"


def test_a_bagian_whose_pasal_are_all_new_is_known_by_its_title() -> None:
    other = BAGIAN.replace("Badan mengecat pagar jembatan gantung.", "Setiap orang dilarang melintas malam hari.")
    other = other.replace("Bagian Kedua", "Bagian Kelima")
    assert match(acted(BAGIAN), acted(other)).pairs["chp_I__part_2"] == "chp_I__part_5"


@pytest.mark.draft
def test_the_real_draft_matches_itself(draft_path: object) -> None:
    one = acted(draft_path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    assert match(one, one).pairs == {eid: eid for eid in one.position}
    assert match(without_words(one), one).pairs == {eid: eid for eid in one.position}
