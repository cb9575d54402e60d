"""The word diff reads as both wordings, is empty for the same words, and marks what a lawyer would mark."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perda_rules.regulation.change import word_diff as module
from perda_rules.regulation.change.word_diff import Run, similarity, word_diff
from perda_rules.regulation.fingerprint import fingerprint, normalise

WORDS = st.lists(st.sampled_from(["Dinas", "wajib", "menyusun", "laporan", "dan", "rencana,", "(2)", ";"]), max_size=30)
TEXT = WORDS.map(" ".join) | st.text(max_size=60)


def marked(old: str, new: str) -> str:
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    runs = word_diff(old, new)
    return "".join(
        (" " if run.text[0] == " " else "") + signs[run.kind].format(run.text.strip()) for run in runs
    ).strip()


def read(runs: tuple[Run, ...], *kinds: str) -> str:
    return "".join(run.text for run in runs if run.kind in kinds).strip()


@given(TEXT, TEXT)
@example("a dan b", "dan a")
def test_a_diff_reads_as_both_wordings(old: str, new: str) -> None:
    runs = word_diff(old, new)
    assert read(runs, "same", "removed") == normalise(old)
    assert read(runs, "same", "added") == normalise(new)


@given(TEXT, TEXT)
def test_only_wordings_with_one_fingerprint_have_no_difference(old: str, new: str) -> None:
    same = all(run.kind == "same" for run in word_diff(old, new))
    assert same == (fingerprint(old) == fingerprint(new))


@given(TEXT, TEXT)
def test_similarity_is_a_share_and_does_not_ask_which_was_first(old: str, new: str) -> None:
    share = similarity(word_diff(old, new))
    assert 0 <= share <= 1
    assert (share == 1) >= (old == new)


@given(WORDS, WORDS)
def test_long_wordings_are_cut_without_losing_a_word(old: list[str], new: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_MOST_CELLS", 4)
        test_a_diff_reads_as_both_wordings.hypothesis.inner_test(" ".join(old), " ".join(new))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Dinas menyusun rencana.", "Dinas menyusun rencana.", "Dinas menyusun rencana."),
        ("Dinas menyusun rencana;", "Dinas menyusun rencana; dan", "Dinas menyusun rencana; {+dan+}"),
        ("menyusun rencana; dan", "menyusun rencana.", "menyusun rencana[-; dan-]{+.+}"),
        ("paling lama 30 hari", "paling lama 14 hari", "paling lama [-30-]{+14+} hari"),
        ("Dinas menyusun rencana", "Setiap Dinas menyusun rencana", "{+Setiap+} Dinas menyusun rencana"),
        ("pada ayat (1) dan ayat (2)", "pada ayat (2) dan ayat (3)", "pada ayat ([-1-]{+2+}) dan ayat ([-2-]{+3+})"),
        ("“Dinas” dan Badan", '"Dinas" dan Badan', '"Dinas" dan Badan'),
        ("", "Dinas", "{+Dinas+}"),
        (
            "Dinas menyusun laporan tahunan dan rencana kerja bulanan.",
            "Badan menetapkan pedoman teknis dan jadwal audit berkala.",
            "[-Dinas menyusun laporan tahunan dan rencana kerja bulanan-]"
            "{+Badan menetapkan pedoman teknis dan jadwal audit berkala+}.",
        ),
    ],
)
def test_marks(old: str, new: str, expected: str) -> None:
    assert marked(old, new).replace("]{", "]{").replace("] {", "]{") == expected


def test_words_that_were_moved_far_do_not_hide_what_stayed() -> None:
    words = [f"kata{number}" for number in range(400)]
    runs = word_diff(" ".join(words), " ".join([*words[1:], words[0]]))
    assert [run.kind for run in runs] == ["removed", "same", "added"]
    assert similarity(runs) == pytest.approx(399 / 400)
