"""Lines with marked words, written plain, in Markdown and in a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from perda_rules.regulation.change.word_diff import word_diff
from perda_rules.reports.drafts.lines import Line, line, markdown, marked, plain, show, title

OLD = "Dinas menyusun rencana; dan"
NEW = "Dinas menetapkan rencana."
LINES = [title("Judul"), line(1, "Pasal 1"), marked(2, word_diff(OLD, NEW))]


def test_in_plain_text_signs_mark_what_was_removed_and_added() -> None:
    assert plain(LINES) == "Judul\n  Pasal 1\n    Dinas [-menyusun-] {+menetapkan+} rencana[-; dan-]{+.+}\n"


def test_in_markdown_titles_are_headings_and_lines_are_lists() -> None:
    assert markdown([*LINES, title("Lain"), line(1, "satu_dua")]) == (
        "# Judul\n\n- Pasal 1\n  - Dinas ~~menyusun~~ **menetapkan** rencana~~; dan~~**.**\n\n## Lain\n\n- satu\\_dua\n"
    )


def test_in_a_terminal_removed_words_are_red_and_struck_out() -> None:
    stream = io.StringIO()
    show(LINES, Console(file=stream, force_terminal=True, color_system="standard", width=80))
    assert stream.getvalue().startswith("\x1b[1mJudul\x1b[0m\n  Pasal 1\n    Dinas ")
    assert "\x1b[9;31mmenyusun\x1b[0m \x1b[32mmenetapkan\x1b[0m" in stream.getvalue()


def far(words: int) -> Line:
    middle = " ".join(f"kata{number}" for number in range(words))
    return marked(1, word_diff(f"awal {middle} akhir", f"mula {middle} ujung"))


def test_words_far_from_every_change_are_left_out() -> None:
    assert "kata7 … kata92" in plain([far(100)])
    assert "kata8 kata9" in plain([far(17)])


def test_every_word_is_shown_where_that_is_asked_for() -> None:
    middle = " ".join(f"kata{number}" for number in range(100))
    assert "…" not in plain([marked(1, word_diff(f"awal {middle}", f"mula {middle}"), whole=True)])


def test_a_long_text_that_is_wholly_new_is_cut_on_a_screen() -> None:
    text = " ".join(f"kata{number}" for number in range(100))
    assert plain([marked(1, word_diff("", text))]).endswith("kata59 …+}\n")


@pytest.mark.parametrize("writer", [plain, markdown])
def test_nothing_in_a_text_can_act_on_a_terminal(writer: object) -> None:
    hostile = "Dinas \x1b[31m\x1b]0;judul\x07 menyusun"
    assert "\x1b" not in writer([marked(1, word_diff("", hostile)), line(1, hostile)])  # type: ignore[operator]
