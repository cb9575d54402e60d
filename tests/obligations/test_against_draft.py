"""What a newer text asks of the corpus: what to read again, to point elsewhere, to delete and to encode."""

from __future__ import annotations

from pathlib import Path

import pytest
from pond_corpus import ART3, ART4, TEXT, compared, corpus

from perda_rules.errors import InputError
from perda_rules.obligations.against_draft import (
    Touch,
    is_same_regulation,
    require_same_regulation,
    touched,
    unlike_register,
)
from perda_rules.obligations.coverage import coverage
from perda_rules.regulation.change.version import Version
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.register import build_register

WORDED = pytest.mark.parametrize("old", [TEXT, None], ids=["words", "fingerprints"])


def told(new: str, old: str | None = TEXT) -> list[tuple[str | None, str | None, str]]:
    return [(touch.old, touch.new, " ".join(touch.actions)) for touch in touched(corpus(), compared(new, old))]


@WORDED
def test_the_same_text_asks_nothing(old: str | None) -> None:
    assert told(TEXT, old) == []


@WORDED
def test_other_words_are_to_be_read(old: str | None) -> None:
    (touch,) = touched(corpus(), compared(TEXT.replace("setiap tahun", "setiap bulan"), old))
    assert touch == Touch(
        old=f"{ART3}__para_1",
        new=f"{ART3}__para_1",
        actions=("read",),
        obligations=(f"{ART3}__para_1#kuras", f"{ART3}__para_1#bilas"),
    )


@WORDED
def test_other_words_that_lead_into_a_point_are_to_be_read_with_it(old: str | None) -> None:
    ayat = f"{ART3}__para_2"
    assert told(TEXT.replace("wajib mencatat", "wajib mengukur"), old) == [
        (f"{ayat}__point_a", f"{ayat}__point_a", "read"),
        (f"{ayat}__point_b", f"{ayat}__point_b", "read"),
    ]


@WORDED
def test_a_moved_provision_is_to_be_pointed_to_and_a_new_one_to_be_encoded(old: str | None) -> None:
    new = TEXT.replace("Pasal 4\n", "Pasal 4\nPetugas wajib memberi makan ikan.\nPasal 5\n")
    assert told(new, old) == [(None, ART4, "encode"), (ART4, "chp_II__art_5", "point")]


@WORDED
def test_what_is_gone_is_to_be_deleted(old: str | None) -> None:
    assert told(TEXT.replace("; dan\nb. jumlah ikan.", "."), old)[-1] == (f"{ART3}__para_2__point_b", None, "delete")


@WORDED
def test_what_was_set_aside_is_told_with_its_reason(old: str | None) -> None:
    (touch,) = touched(corpus(), compared(TEXT.replace("tempat air", "tempat ikan"), old))
    assert (touch.old, touch.actions, touch.obligations, touch.reason) == (
        "chp_I__art_1__def_1", ("read",), (), "definition",
    )  # fmt: skip


def test_of_an_old_text_that_is_not_the_register_only_what_is_worded_so_is_told() -> None:
    old = TEXT.replace("setiap tahun", "setiap bulan")
    new = old.replace("setiap bulan", "setiap hari").replace("hasil perawatan", "hasil kerja")
    assert told(new, old) == [(ART4, ART4, "read")]
    assert unlike_register(corpus(), build_register(parse_document(old))) == 1
    assert unlike_register(corpus(), corpus().register_) == 0


OTHER = """\
BAB I
PASAR
Pasal 1
Pedagang membayar retribusi.
Pasal 2
(1) Pengelola menyapu lorong.
(2) Pengelola mengunci gerbang.
"""


def test_another_regulation_is_refused_and_a_much_changed_one_is_not() -> None:
    with pytest.raises(InputError) as caught:
        require_same_regulation(corpus(), build_register(parse_document(OTHER)), Path("pasar.txt"))
    (found,) = caught.value.problems
    assert (found.code, found.place.file, found.params) == ("R030", "pasar.txt", {"found": "0", "of": "7"})
    little = OTHER + "Pasal 3\nPetugas wajib melaporkan hasil perawatan kepada Wali Kota.\n"
    assert is_same_regulation(corpus(), build_register(parse_document(little)))


@WORDED
def test_a_wording_in_which_only_a_number_followed_is_to_be_accepted(old: str | None) -> None:
    report = "Petugas wajib melaporkan pengurasan sebagaimana dimaksud dalam Pasal 3 ayat (1)."
    text = TEXT.replace("Petugas wajib melaporkan hasil perawatan kepada Wali Kota.", report)
    new = text.replace("Pasal 3", "Pasal 5").replace("Pasal 4", "Pasal 6")
    before = compared(new, text)
    comparison = before if old else type(before)(Version(before.old.provisions), before.new)
    touches = {touch.old: touch.actions for touch in touched(corpus(text), comparison)}
    assert touches[ART4] == ("accept", "point")
    assert touches[f"{ART3}__para_1"] == ("point",)
    counted = coverage(corpus(text), comparison)
    assert counted.complete
    assert len(counted.moved) == 4
