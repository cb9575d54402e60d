"""Moves in a row are told in one line, and no longer row is made up."""

from __future__ import annotations

from perda_rules.regulation.change.version import Version, version_of
from perda_rules.regulation.parsing import parse_document
from perda_rules.reports.drafts.runs import move_runs


def version(*chapters: int) -> Version:
    """Return an act of so many Pasal in each BAB, each of them with two ayat."""
    lines, number = [], 0
    for roman, count in zip(("I", "II", "III"), chapters, strict=False):
        lines += [f"BAB {roman}", "TAMAN"]
        for _ in range(count):
            number += 1
            lines += [f"Pasal {number}", f"(1) Dinas menyiram {number}.", f"(2) Dinas memangkas {number}."]
    return version_of(parse_document("\n".join(lines) + "\n"))


def art(number: int, chapter: str = "I") -> str:
    return f"chp_{chapter}__art_{number}"


OLD, NEW = version(4, 2), version(5, 2)


def runs(*moves: tuple[str, str]) -> list[int]:
    return [len(run) for run in move_runs(moves, OLD, NEW)]


def test_pasal_that_follow_one_another_in_both_texts_are_one_run() -> None:
    assert runs((art(2), art(3)), (art(3), art(4)), (art(4), art(5))) == [3]


def test_a_run_ends_where_one_was_left_out_in_either_text() -> None:
    assert runs((art(1), art(2)), (art(3), art(3))) == [1, 1]
    assert runs((art(1), art(2)), (art(2), art(4))) == [1, 1]


def test_a_run_ends_with_its_bab() -> None:
    assert runs((art(4), art(5)), (art(5, "II"), art(6, "II"))) == [1, 1]


def test_ayat_run_within_their_pasal_only() -> None:
    ayat = [f"{art(1)}__para_1", f"{art(1)}__para_2", f"{art(2)}__para_1"]
    assert runs(*((eid, eid) for eid in ayat)) == [2, 1]


def test_nothing_moved_in_no_run() -> None:
    assert runs() == []
