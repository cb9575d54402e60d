"""Every draft in ``drafts/`` is read into the outline beside it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from perda_rules.regulation.document import Document
from perda_rules.regulation.parsing import parse_document

DRAFTS = sorted((Path(__file__).parent / "drafts").glob("*.txt"))


def write_outline(document: Document) -> str:
    """One line a unit: address (or ~ for a nested heading), role, how its number was read, title, own words.

    Around the units stand the other sections, and at the end what the reader remarks.
    """
    lines = [f"opening | {document.opening.text}"] if document.opening.pieces else []
    for unit, above in document.walk():
        parts = [unit.id or f"~{unit.kind} {unit.number}"]
        if unit.role not in ("norm", "container") or (unit.kind == "article" and unit.role == "container"):
            parts.append(f"[{unit.role}]")
        if unit.quoted:
            parts.append("[quoted]")
        if unit.implied_number:
            parts.append("[implied]")
        if unit.printed:
            parts.append(f"[printed {unit.printed}]")
        if unit.heading:
            parts.append(f"“{unit.heading}”")
        if unit.text:
            parts.append(f"| {unit.text}")
        lines.append("  " * len(above) + " ".join(parts))
    lines += [f"closing | {document.closing.text}"] if document.closing.pieces else []
    for note in document.elucidation.notes if document.elucidation else ():
        lines.append(f"note {note.cited} → {note.unit} | {note.text}")
    lines += [f"annex {annex.heading} | {annex.text}" for annex in document.annexes]
    lines += [f"remark {mark.kind} {mark.line}:{mark.column} {mark.unit} | {mark.text}" for mark in document.remarks]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.stem)
def test_a_draft_is_read_into_its_outline(draft: Path) -> None:
    expected = draft.with_suffix(".outline").read_text(encoding="utf-8")
    assert write_outline(parse_document(draft.read_text(encoding="utf-8"))) == expected


def test_units_keep_the_line_and_column_of_their_mark() -> None:
    document = parse_document("BAB I\nUMUM\n\nPasal 1\n  (1) Satu. (2) Dua: a. tiga;\n")
    places = {unit.id: (unit.line, unit.column) for unit, _ in document.walk()}
    assert places == {
        "chp_I": (1, 1),
        "chp_I__art_1": (4, 1),
        "chp_I__art_1__para_1": (5, 3),
        "chp_I__art_1__para_2": (5, 13),
        "chp_I__art_1__para_2__point_a": (5, 22),
    }


def test_windows_line_ends_change_nothing() -> None:
    text = DRAFTS[0].read_text(encoding="utf-8")
    assert parse_document(text.replace("\n", "\r\n")) == parse_document(text)


if __name__ == "__main__":  # python tests/regulation/test_parsing.py drafts/new.txt: print an outline to check by eye
    print(write_outline(parse_document(Path(sys.argv[1]).read_text(encoding="utf-8"))), end="")
