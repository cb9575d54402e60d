"""Any two texts can be compared, and any text renumbered: hostile ones too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from perda_rules.regulation.change.comparison import Comparison
from perda_rules.regulation.change.renumbering import renumber
from perda_rules.regulation.change.surroundings import compare_surroundings
from perda_rules.regulation.change.terms import changed_terms
from perda_rules.regulation.change.version import version_of
from perda_rules.regulation.parsing import parse_document
from perda_rules.reports.drafts.difference import difference
from perda_rules.reports.drafts.difference_lines import difference_lines
from perda_rules.reports.drafts.lines import markdown, plain

MARK = st.sampled_from([
    "BAB I", "BAB ...", "BUKU KESATU", "Bagian Kesatu", "Bagian Ketiga", "Paragraf 2", "Pasal 1", "Pasal 3", "Pasal I",
    "Pasal ...", "(1) Dinas menyiram.", "(2) Menurut Pasal 1 ayat (1) huruf a sampai dengan huruf c.", "a. air; dan",
    "c. <b>tanah</b> & **pupuk**.", "1. Taman adalah kebun.", '"Pasal 4', "Ketentuan Pasal 4 diubah:", "PENJELASAN",
    "Ayat (1)", "Cukup jelas.", "LAMPIRAN I", "Ditetapkan di Kota", "Menimbang:", "Menetapkan: PERATURAN.", "- daftar",
    "Dalam peraturan ini yang dimaksud dengan:", "Pasal", "|", "`\\(`", "&amp;&#40;",
])  # fmt: skip
TEXT = st.lists(MARK | st.text(max_size=20), max_size=25).map("\n".join)


@given(TEXT, TEXT)
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    old, new = version_of(parse_document(one)), version_of(parse_document(other))
    comparison = Comparison(old, new)
    assert comparison.matching.back == Comparison(new, old).matching.pairs
    changed_terms(comparison)
    lines = difference_lines(difference(comparison, ("lama", "baru")), "id", whole=True)
    assert plain(lines)
    assert markdown(lines)


@given(TEXT)
def test_any_text_is_the_same_as_itself(text: str) -> None:
    old, new = version_of(parse_document(text)), version_of(parse_document(text))
    comparison = Comparison(old, new)
    assert comparison.changes == ()
    assert comparison.astray == ()
    assert compare_surroundings(parse_document(text), parse_document(text), {}) == []


@given(TEXT)
def test_any_text_can_be_renumbered(text: str) -> None:
    draft = parse_document(text)
    proposal = renumber(draft)
    assert len(proposal.units) == sum(1 for _ in draft.walk())
    letters = [sum(map(str.isalpha, found)) for found in (draft.opening.text, proposal.document.opening.text)]
    assert letters[0] == letters[1]
