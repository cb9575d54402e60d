"""References that follow what was renumbered are no change of words; those left behind are named."""

from __future__ import annotations

import pytest
from little_acts import without_words
from test_matching import acted

from perda_rules.regulation.change.comparison import Comparison

OLD = """\
BAB I
TAMAN
Pasal 1
(1) Dinas menyusun jadwal siram untuk setiap taman kota.
(2) Jadwal sebagaimana dimaksud pada ayat (1) diumumkan setiap bulan.
Pasal 2
Tata cara mengumumkan jadwal sebagaimana dimaksud dalam Pasal 1 ayat (2) memuat:
a. tempat pengumuman menurut Pasal 1; dan
b. lama pengumuman.
Pasal 3
Pelanggaran terhadap Pasal 2 dikenai teguran tertulis oleh kepala dinas.
"""
ADDED = "Pasal 1\nTaman kota terbuka bagi setiap orang sejak pagi hingga malam.\n"


def shifted(text: str, *, headings: bool = True, references: bool = True) -> str:
    """Put a Pasal in front and count on the headings, or the references, of the others."""
    lines = []
    for line in text.split("\n"):
        heading = line.startswith("Pasal")
        if headings if heading else references:
            for number in (3, 2, 1):
                line = line.replace(f"Pasal {number}", f"Pasal {number + 1}")
        lines.append(line)
    return "\n".join(lines).replace("TAMAN\n", f"TAMAN\n{ADDED}")


SIDES = pytest.mark.parametrize("seen", [lambda found: found, without_words], ids=["words", "fingerprints"])


@SIDES
def test_a_reference_that_follows_is_no_change_of_words(seen: object) -> None:
    found = Comparison(seen(acted(OLD)), acted(shifted(OLD)))  # type: ignore[operator]
    assert [fate.fate for fate in found.articles] == ["added", "moved", "moved", "moved"]
    assert {change.new for change in found.changes if change.restated} == {
        "chp_I__art_3", "chp_I__art_3__point_a", "chp_I__art_4",
    }  # fmt: skip
    assert all(change.follows for change in found.changes if change.restated)
    assert all(found.same_context(old) for old in found.matching.pairs)


@SIDES
def test_a_pasal_that_stayed_may_follow_too(seen: object) -> None:
    old = OLD.replace("Pasal 3\n", "Pasal 5\n").replace("pengumuman.\n", "pengumuman menurut Pasal 5.\n")
    found = Comparison(seen(acted(old)), acted(old.replace("Pasal 5", "Pasal 6")))  # type: ignore[operator]
    assert [fate.fate for fate in found.articles] == ["same", "followed", "moved"]


@SIDES
def test_other_words_beside_a_reference_that_follows_are_a_change(seen: object) -> None:
    found = Comparison(seen(acted(OLD)), acted(shifted(OLD).replace("teguran tertulis", "denda")))  # type: ignore[operator]
    assert [fate.fate for fate in found.articles] == ["added", "moved", "moved", "changed"]
    assert not found.same_context("chp_I__art_3")


def test_a_number_that_does_not_follow_is_a_change() -> None:
    found = Comparison(acted(OLD), acted(OLD.replace("Pasal 1 ayat (2)", "Pasal 1 ayat (1)")))
    assert [fate.fate for fate in found.articles] == ["same", "changed", "same"]


def test_nothing_goes_astray_where_everything_followed_or_nothing_moved() -> None:
    assert Comparison(acted(OLD), acted(shifted(OLD))).astray == ()
    assert Comparison(acted(OLD), acted(OLD)).astray == ()


def test_references_that_were_left_behind_are_named() -> None:
    found = Comparison(acted(OLD), acted(shifted(OLD, references=False)))
    assert [(a.source, a.text, a.meant, a.now, a.points_to) for a in found.astray] == [
        ("chp_I__art_3", "Pasal 1", "chp_I__art_1", "chp_I__art_2", ("chp_I__art_1",)),
        ("chp_I__art_3__point_a", "Pasal 1", "chp_I__art_1", "chp_I__art_2", ("chp_I__art_1",)),
        ("chp_I__art_4", "Pasal 2", "chp_I__art_2", "chp_I__art_3", ("chp_I__art_2",)),
    ]


def test_a_reference_to_what_is_gone_is_named() -> None:
    found = Comparison(acted(OLD), acted(OLD.partition("Pasal 2\n")[0] + OLD[OLD.index("Pasal 3\n") :]))
    (lost,) = found.astray
    assert (lost.source, lost.text, lost.now, lost.points_to) == ("chp_I__art_3", "Pasal 2", None, ())


def test_an_ayat_put_before_another_leaves_the_relative_reference_behind() -> None:
    new = OLD.replace("(1) Dinas", "(1) Taman kota dijaga setiap malam.\n(2) Dinas").replace("(2) Jadwal", "(3) Jadwal")
    found = Comparison(acted(OLD), acted(new))
    assert ("chp_I__art_1__para_3", "ayat (1)", "chp_I__art_1__para_1", "chp_I__art_1__para_2") in [
        (a.source, a.text, a.meant, a.now) for a in found.astray
    ]


def test_a_part_that_several_citations_share_is_named_once() -> None:
    old = OLD.replace("Pasal 1 ayat (2) memuat", "Pasal 1 ayat (1) dan ayat (2) memuat")
    found = Comparison(acted(old), acted(shifted(old, references=False)))
    assert [a.text for a in found.astray if a.source == "chp_I__art_3"] == ["Pasal 1"]


def test_both_ends_of_a_range_are_looked_at() -> None:
    old = OLD.replace("terhadap Pasal 2", "terhadap Pasal 1 sampai dengan Pasal 2")
    found = Comparison(acted(old), acted(shifted(old, references=False)))
    assert [a.text for a in found.astray if a.source == "chp_I__art_4"] == ["Pasal 1", "Pasal 2"]
