"""The words of a draft stand where they are said to stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from perda_rules.regulation.document import locate
from perda_rules.regulation.lint.draft import Draft, Passage
from perda_rules.regulation.lint.models import at
from perda_rules.regulation.lint.wording import words_of
from perda_rules.regulation.parsing import parse_document

PIECES = [
    "Pasal 1",
    "(1)",
    "a.",
    "Wali Kota",
    "mengatur  pasar;",
    "dan",
    "e-government",
    "Nomor 5 Tahun 2020 tentang",
    "\n",
    " ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_every_word_is_where_it_says(pieces: list[str]) -> None:
    lines = " ".join(["Pasal 1", *pieces]).split("\n")
    draft = Draft(parse_document("\n".join(lines)))
    for word in draft.words:
        assert word.passage.text[word.start : word.end] == word.text
        hit = at(word.passage, word.start)
        assert lines[hit.line - 1][hit.column - 1 :].startswith(word.text)
        if word.passage.pieces:
            assert (hit.line, hit.column) == locate(word.passage.pieces, word.start)


def told(text: str) -> list[tuple[str, bool, bool]]:
    return [(word.text, word.begins_sentence, word.titled) for word in words_of([Passage("norm", text, ())])]


def test_a_word_with_a_hyphen_is_one_and_words_parted_by_a_stroke_are_two() -> None:
    assert [text for text, _, _ in told("undang-undang dan/atau e-government 2 x")] == [
        "undang-undang", "dan", "atau", "e-government", "x",
    ]  # fmt: skip


def test_a_capital_says_nothing_where_a_sentence_or_an_item_begins() -> None:
    beginnings = [text for text, begins, _ in told("Pasar dibuka. Wali Kota menutup: Pasar; “Toko tutup.") if begins]
    assert beginnings == ["Pasar", "Wali", "Pasar", "Toko"]


def test_the_title_of_a_cited_act_ends_where_the_sentence_goes_on() -> None:
    titled = [
        text for text, _, titled in told("Undang-Undang Nomor 5 Tahun 2020 tentang Pasar sebagaimana diubah") if titled
    ]
    assert titled == ["Pasar"]
    titled = [
        text for text, _, titled in told("Peraturan Nomor 5 tentang Pasar Rakyat (Lembaran Daerah); Toko") if titled
    ]
    assert titled == ["Pasar", "Rakyat"]


def test_words_that_punctuation_parts_do_not_follow_each_other() -> None:
    first, second, third = words_of([Passage("norm", "Wali Kota, Bupati", ())])
    assert second.follows(first)
    assert not third.follows(second)
    assert not third.follows(first)
