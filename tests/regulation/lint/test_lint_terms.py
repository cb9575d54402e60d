"""A use of a defined term is found however it is written, under the longest name that fits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.parsing import parse_document

DEFINITIONS = """\
Pasal 1
Dalam Peraturan Daerah ini yang dimaksud dengan:
1. Pasar Rakyat, yang selanjutnya disebut Pasar adalah tempat bertemunya penjual dan pembeli.
2. Program P3-TGAI adalah program irigasi.
3. Pengelola Pasar Rakyat adalah unit yang mengurus Pasar Rakyat.
Pasal 2
"""


def used(norm: str) -> list[tuple[str, str, bool]]:
    draft = Draft(parse_document(DEFINITIONS + norm))
    return [(use.name, use.printed, use.exact) for use in draft.uses if use.passage.kind == "norm"]


def test_the_longest_name_that_fits_is_found() -> None:
    assert used("Setiap Pengelola Pasar Rakyat membersihkan Pasar Rakyat dan Pasar.") == [
        ("Pengelola Pasar Rakyat", "Pengelola Pasar Rakyat", True),
        ("Pasar Rakyat", "Pasar Rakyat", True),
        ("Pasar", "Pasar", True),
    ]


def test_other_letters_are_found_and_are_not_exact() -> None:
    assert used("Warga menjaga pasar rakyat dan PASAR RAKYAT.") == [
        ("Pasar Rakyat", "pasar rakyat", False),
        ("Pasar Rakyat", "PASAR RAKYAT", False),
    ]


def test_part_of_a_longer_word_is_no_use() -> None:
    assert used("Perpasaran, pasaran dan pemasaran diatur tersendiri.") == []


def test_a_name_with_digits_and_hyphens_is_found() -> None:
    assert used("Peserta Program P3-TGAI didata.") == [("Program P3-TGAI", "Program P3-TGAI", True)]


def test_the_head_of_a_definition_is_no_use_of_its_term_but_its_body_is() -> None:
    draft = Draft(parse_document(DEFINITIONS))
    in_definitions = [use.name for use in draft.uses if use.passage.kind == "definition"]
    assert in_definitions == ["Pasar Rakyat"]


@given(st.text(alphabet="PasrRkyt PASAR.,;-\n", max_size=60))
def test_what_is_printed_is_the_name_but_for_the_letters(norm: str) -> None:
    for use in Draft(parse_document(DEFINITIONS + norm)).uses:
        assert use.printed.lower() == use.name.lower()
        assert use.passage.text[use.start : use.start + len(use.printed)] == use.printed
