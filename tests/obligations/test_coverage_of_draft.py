"""Coverage of a newer text: what is encoded there, stale, missing, moved or orphaned."""

from __future__ import annotations

import pytest
from pond_corpus import ART3, ART4, TEXT, compared, corpus

from perda_rules.obligations.coverage import Coverage, coverage

WORDED = pytest.mark.parametrize("old", [TEXT, None], ids=["words", "fingerprints"])


def states(counted: Coverage) -> dict[str, str]:
    return {leaf.id: leaf.state for leaf in counted.leaves}


@WORDED
def test_the_register_s_own_text_is_covered_as_the_register_is(old: str | None) -> None:
    assert coverage(corpus(), compared(TEXT, old)) == coverage(corpus())
    assert coverage(corpus()).complete
    assert coverage(corpus()).states == {"encoded": 4, "not_assessed": 3, "stale": 0, "missing": 0}


@WORDED
def test_a_renumbered_pasal_is_neither_missing_nor_stale(old: str | None) -> None:
    new = TEXT.replace("Pasal 4\n", "Pasal 44\n")
    counted = coverage(corpus(), compared(new, old))
    assert counted.complete
    assert counted.moved == {ART4: "chp_II__art_44"}
    leaf = next(leaf for leaf in counted.leaves if leaf.id == "chp_II__art_44")
    assert (leaf.was, leaf.state, leaf.obligations) == (ART4, "encoded", (ART4,))


@WORDED
def test_a_new_pasal_is_missing(old: str | None) -> None:
    counted = coverage(corpus(), compared(TEXT + "Pasal 5\nPetugas wajib menjaga pagar.\n", old))
    assert counted.missing == ("chp_II__art_5",)
    assert not counted.complete
    assert next(node for node in counted.nodes if node.id == "chp_II").missing == ("chp_II__art_5",)


@WORDED
def test_a_provision_in_other_words_is_stale_with_its_obligations(old: str | None) -> None:
    counted = coverage(corpus(), compared(TEXT.replace("setiap tahun", "setiap bulan"), old))
    assert counted.stale == (f"{ART3}__para_1#kuras", f"{ART3}__para_1#bilas")
    assert states(counted)[f"{ART3}__para_1"] == "stale"
    assert not counted.complete
    assert counted.states == {"encoded": 3, "not_assessed": 3, "stale": 1, "missing": 0}
    assert next(node for node in counted.nodes if node.id == ART3).states["stale"] == 1


@WORDED
def test_what_was_set_aside_is_stale_too_where_its_words_are_others(old: str | None) -> None:
    counted = coverage(corpus(), compared(TEXT.replace("kolam jernih", "kolam penuh ikan"), old))
    assert states(counted)["chp_I__art_2"] == "stale"
    assert counted.stale == ()
    assert not counted.complete


@WORDED
def test_what_the_text_no_longer_has_is_orphaned(old: str | None) -> None:
    new = TEXT.replace("Pasal 2\nPeraturan ini bertujuan agar kolam jernih.\n", "").partition("Pasal 4")[0]
    counted = coverage(corpus(), compared(new, old))
    assert [(orphan.id, orphan.obligations, orphan.reason) for orphan in counted.orphaned] == [
        ("chp_I__art_2", (), "purpose"), (ART4, (ART4,), None),
    ]  # fmt: skip
    assert not counted.complete


def test_an_ayat_that_was_taken_apart_is_stale_and_its_points_are_missing() -> None:
    new = TEXT.replace("menguras kolam setiap tahun.", "menguras kolam:\na. setiap tahun; dan\nb. setelah hujan.")
    counted = coverage(corpus(), compared(new))
    assert counted.stale == (f"{ART3}__para_1#kuras", f"{ART3}__para_1#bilas")
    assert counted.missing == (f"{ART3}__para_1__point_a", f"{ART3}__para_1__point_b")
