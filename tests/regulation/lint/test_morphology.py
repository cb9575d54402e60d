"""Regular forms of known words are known, and slips are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.regulation.lint.morphology import is_known
from perda_rules.regulation.lint.vocabulary import word_set


@pytest.mark.parametrize(
    "word",
    [
        "kebijakan", "mengelola", "pengelolaannya", "pemrosesan", "menyatakan", "penyusunan", "dipertimbangkannya",
        "ketidaksesuaian", "antarlembaga", "nonpemerintah", "mengategorikan", "keberlanjutan", "memperbarui",
        "masing-masing", "menakut-nakuti", "Undang-Undang", "diimplementasikan", "seefektif", "pengecatan", "apakah",
    ],
)  # fmt: skip
def test_a_regular_form_is_known(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize("word", ["kebijakn", "mernuat", "penglo", "dansebagai", "kesehtan", "smartphone", "peratura"])
def test_a_slip_or_a_foreign_word_is_not(word: str) -> None:
    assert not is_known(word)


@given(
    st.sampled_from(sorted(word_set("roots"))), st.sampled_from(["", "di", "ber", "ter"]), st.sampled_from(["", "nya"])
)
def test_every_root_with_an_ordinary_prefix_and_suffix_is_known(root: str, prefix: str, suffix: str) -> None:
    assert is_known(prefix + root + suffix)


@given(st.text(max_size=40))
def test_any_text_is_known_or_not(word: str) -> None:
    assert is_known(word) in (True, False)
