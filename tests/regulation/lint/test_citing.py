"""The citations of a draft: which comes first, which follows another, and what no citation of a norm is."""

from __future__ import annotations

import pytest

from perda_rules.regulation.lint.citing import Cited, compare, is_next
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.parsing import parse_document


def pair(words: str) -> tuple[Cited, Cited]:
    citing = Draft(parse_document(f"Pasal 99\nKetentuan dalam {words} berlaku.\n")).references[0]
    first, second = citing.reference.targets
    return Cited(citing, first), Cited(citing, second)


@pytest.mark.parametrize(
    ("words", "order", "follows"),
    [
        ("Pasal 2 dan Pasal 3", -1, True),
        ("Pasal 2 dan Pasal 2A", -1, False),
        ("Pasal 5 dan Pasal 3", 1, False),
        ("Pasal 5 dan Pasal 5", 0, False),
        ("Pasal 5 ayat (1) dan ayat (2)", -1, True),
        ("Pasal 5 ayat (1) dan Pasal 6 ayat (2)", -1, False),
        ("Pasal 5 dan Pasal 5 ayat (2)", None, False),
        ("Pasal 5 ayat (1) huruf a dan huruf b", -1, True),
    ],
)
def test_citations_are_compared_by_their_numbers(words: str, order: int | None, follows: bool) -> None:
    first, second = pair(words)
    assert compare(first.target.path, second.target.path) == order
    assert is_next(first.target.path, second.target.path) is follows


def test_what_a_list_takes_over_is_said_again() -> None:
    assert [cited.printed for cited in pair("Pasal 5 ayat (1) dan (2)")] == ["Pasal 5 ayat (1)", "Pasal 5 ayat (2)"]


def test_headings_of_an_elucidation_that_is_glued_to_a_norm_are_no_citations() -> None:
    draft = Draft(parse_document("Pasal 1\nTaman dirawat. Pasal 1 Cukup jelas. Pasal 2 Ayat (1) Cukup jelas.\n"))
    assert all(citing.reference.text != "Ayat (1)" for citing in draft.references)


def test_a_citation_in_a_note_is_looked_for_in_the_provision_that_the_note_explains() -> None:
    draft = Draft(
        parse_document(
            "Pasal 1\nWali Kota menetapkan rencana.\nPasal 2\n(1) Taman dirawat.\n(2) Jalan dirawat.\n"
            "Ditetapkan di Contoh\nPENJELASAN\nATAS\nPERATURAN DAERAH\nII. PASAL DEMI PASAL\n"
            "Pasal 1\nCukup jelas.\nPasal 2\nTaman sebagaimana dimaksud pada ayat (7) adalah taman kota.\n"
        )
    )
    assert [cited.where for cited in draft.cited if cited.target.status == "missing"] == ["Pasal 2"]
