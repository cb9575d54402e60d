"""What stands around the norms is compared passage by passage; a note follows the Pasal that it explains."""

from __future__ import annotations

from dataclasses import replace

from little_acts import section

from perda_rules.regulation.change.surroundings import PassageChange, compare_surroundings
from perda_rules.regulation.document import Document, Note
from perda_rules.regulation.parsing import parse_document

TEXT = """\
Menimbang: bahwa taman perlu dirawat;
MEMUTUSKAN:
Menetapkan: PERATURAN TENTANG TAMAN.
Pasal 1
Dinas menyiram taman setiap pagi.
Ditetapkan di Kota pada tanggal 2 Januari
"""


def explained(*notes: tuple[str, str], general: str = "I. UMUM") -> Document:
    lines = [general, *(line for number, text in notes for line in (f"Pasal {number}", text))]
    whole = section("elucidation", "\n".join(lines))
    made = tuple(
        Note(f"Pasal {number}", number, text, piece.line, 1, pieces=(piece,))
        for (number, text), piece in zip(notes, whole.pieces[2::2], strict=True)
    )
    return replace(parse_document(TEXT), elucidation=replace(whole, notes=made))


def told(changes: list[PassageChange]) -> list[tuple[str, str | None, list[str]]]:
    return [
        (change.kind, change.about, [f"{run.kind}:{run.text.strip()}" for run in change.words if run.kind != "same"])
        for change in changes
    ]


def test_the_same_text_has_no_change_around_its_norms() -> None:
    assert compare_surroundings(parse_document(TEXT), parse_document(TEXT), {}) == []


def test_opening_and_closing_are_compared_word_by_word() -> None:
    new = TEXT.replace("dirawat", "dijaga").replace("2 Januari", "3 Januari")
    assert told(compare_surroundings(parse_document(TEXT), parse_document(new), {})) == [
        ("opening", None, ["removed:dirawat", "added:dijaga"]),
        ("closing", None, ["removed:2", "added:3"]),
    ]


def test_a_note_follows_the_pasal_that_it_explains() -> None:
    old = explained(("1", "Cukup jelas."), ("2", "Yang dimaksud dengan taman ialah taman kota."))
    new = explained(("1", "Cukup jelas."), ("2", "Cukup jelas."), ("3", "Yang dimaksud dengan taman ialah kebun kota."))
    assert told(compare_surroundings(old, new, {"1": "2", "2": "3"})) == [
        ("elucidation", "Pasal 1", ["added:Cukup jelas."]),
        ("elucidation", "Pasal 3", ["removed:taman", "added:kebun"]),
    ]


def test_the_note_on_a_pasal_that_is_gone_is_gone_with_it() -> None:
    old, new = explained(("1", "Cukup jelas."), ("2", "Lihat peta.")), explained(("1", "Lihat peta."))
    assert told(compare_surroundings(old, new, {"1": None, "2": "1"})) == [
        ("elucidation", "Pasal 1", ["removed:Cukup jelas."])
    ]


def test_the_general_part_of_an_elucidation_is_a_passage_of_its_own() -> None:
    note = ("1", "Cukup jelas.")
    changes = compare_surroundings(explained(note), explained(note, general="I. UMUM SEKALI"), {})
    assert told(changes) == [("elucidation", None, ["added:SEKALI"])]


def test_an_annex_that_only_one_version_has_is_added_as_a_whole() -> None:
    old = parse_document(TEXT)
    new = replace(old, annexes=(section("annex", "Daftar taman"),))
    assert told(compare_surroundings(old, new, {})) == [("annex", "1", ["added:Daftar taman"])]


def test_headings_without_an_address_are_compared_too() -> None:
    text = "BAB I\nTAMAN\nBagian Kesatu\nUmum\nPasal 1\nDinas menyiram.\nBAB ...\nPOHON\nPasal 2\nDinas menebang.\n"
    assert told(compare_surroundings(parse_document(text), parse_document(text.replace("POHON", "PERDU")), {})) == [
        ("headings", None, ["removed:POHON", "added:PERDU"])
    ]
