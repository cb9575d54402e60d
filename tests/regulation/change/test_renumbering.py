"""The proposal reads again as the draft does, but for its numbers, and every sure reference leads to the same place."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from little_acts import section, sentence

from perda_rules.regulation.change.renumbering import Renumbering, renumber
from perda_rules.regulation.document import Document, Note, Unit
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.references.finding import references_of

NUMBER = st.integers(1, 9)
HEADING = st.sampled_from(["BAB {}\nPENGELOLAAN", "Bagian {}\nTaman", "Paragraf {}\nPohon"])
ORDINALS = ("Kesatu", "Kedua", "Ketiga", "Kelima", "Kesebelas")
ROMANS = ("I", "II", "IV", "VII")


@st.composite
def drafts(draw: st.DrawFn) -> str:
    """Draw a draft whose numbers are wrong in all the ways that a draft's can be."""
    lines: list[str] = []
    for number in range(draw(st.integers(1, 8))):
        if draw(st.booleans()):
            heading = draw(HEADING)
            ordinal = draw(st.sampled_from(ROMANS if heading.startswith("BAB") else ORDINALS))
            lines.append(heading.format(ordinal if not heading.startswith("P") else draw(NUMBER)))
        lines.append(f"Pasal {draw(NUMBER)}" if draw(st.integers(0, 9)) else "Pasal ...")
        words = f"{sentence(number)[:-1]} sebagaimana dimaksud dalam Pasal {draw(NUMBER)}"
        if draw(st.booleans()):
            lines.append(f"{words}.")
            continue
        ayat = draw(st.integers(1, 3))
        for at in range(1, ayat + 1):
            lines.append(f"({at}) {words} ayat ({draw(st.integers(1, 3))}) dan ayat ({draw(st.integers(1, 3))}):")
            letters = draw(st.lists(st.sampled_from("abcdf"), min_size=1, max_size=4).map(sorted))
            lines += [
                f"a. {sentence(500 + number).lower()[:-1]};",
                *(f"{letter}. pohon {letter};" for letter in letters),
            ]
    return "\n".join(lines) + "\n"


def tree(document: Document, *, numbers: bool) -> list[tuple[object, ...]]:
    mask = (lambda text: text) if numbers else (lambda text: re.sub(r"\d+|(?<=huruf )[a-z]+", "#", text))
    return [
        (len(above), unit.kind, unit.number if numbers else None, unit.nested, unit.heading, mask(unit.text))
        for unit, above in document.walk()
    ]


def of_kind(proposal: Renumbering, kind: str) -> list[Unit]:
    return [unit for unit, _ in proposal.document.walk() if unit.kind == kind and not unit.nested]


@given(drafts())
def test_the_proposal_reads_again_as_it_is_meant(text: str) -> None:
    draft = parse_document(text)
    proposal = renumber(draft)
    if not proposal.unlike:
        read = parse_document(proposal.text)
        assert tree(read, numbers=True) == tree(proposal.document, numbers=True)
        assert tree(read, numbers=False) == tree(draft, numbers=False)


@given(drafts())
def test_it_is_unlike_only_where_headings_inside_a_bagian_make_the_draft_itself_unsure(text: str) -> None:
    draft = parse_document(text)
    if not any(unit.nested for unit, _ in draft.walk()):
        assert renumber(draft).unlike == ()


@given(drafts())
def test_pasal_are_numbered_through(text: str) -> None:
    articles = of_kind(renumber(parse_document(text)), "article")
    assert [unit.number for unit in articles] == [str(at) for at in range(1, len(articles) + 1)]


@given(drafts())
def test_a_proposal_for_the_proposal_is_the_same(text: str) -> None:
    proposal = renumber(parse_document(text))
    if not (proposal.unlike or any("kept" in unit.remarks for unit in proposal.units)):
        again = renumber(parse_document(proposal.text))
        assert again.text == proposal.text
        assert again.followed == 0


@given(drafts())
def test_every_sure_reference_leads_to_the_same_provision(text: str) -> None:
    draft = parse_document(text)
    proposal = renumber(draft)
    if proposal.unlike:
        return
    assert proposal.astray == ()
    now = {unit.old.id: unit.new.id for unit in proposal.units}
    sure = [
        tuple(now[eid] for eid in target.eids)
        for reference in references_of(draft)
        for target in reference.targets
        if target.status == "resolved"
    ]
    led = [t.eids for r in references_of(parse_document(proposal.text)) for t in r.targets if t.status == "resolved"]
    assert all(eids in led for eids in sure)


DRAFT = """\
PERATURAN DAERAH KOTA CONTOH
TENTANG
TAMAN
Menimbang: bahwa taman perlu dirawat;
MEMUTUSKAN:
Menetapkan: PERATURAN DAERAH TENTANG TAMAN.
BAB I
UMUM
Pasal 1
Taman ialah ruang hijau.
BAB III
PERAWATAN
Bagian Kesatu
Siram
Pasal 3
(1) Dinas menyiram taman.
(3) Dinas melaporkan penyiraman sebagaimana dimaksud pada ayat (1) dengan memuat:
a. waktu; dan
c. petugas.
Bagian Ketiga
Pangkas
Pasal ...
Pasal 3
Dinas memangkas pohon menurut laporan sebagaimana dimaksud dalam Pasal 6 ayat (1) sampai dengan ayat (2).
Pasal 6
(1) Pemangkasan dilakukan setelah penyiraman sebagaimana dimaksud dalam Pasal 3 ayat (1).
(2) Pelanggaran Pasal 1 dan Pasal 6 ayat (1), serta Pasal 9, dikenai sanksi menurut Pasal 5 Undang-Undang Nomor 1 \
Tahun 2020 tentang Contoh.
Ditetapkan di Contoh
pada tanggal 2 Januari 2026
WALI KOTA CONTOH,
"""
PROPOSAL = """\
PERATURAN DAERAH KOTA CONTOH⏎
TENTANG⏎
TAMAN⏎
Menimbang: bahwa taman perlu dirawat;⏎
MEMUTUSKAN:⏎
Menetapkan: PERATURAN DAERAH TENTANG TAMAN.

## BAB I<br>UMUM

##### Pasal 1

Taman ialah ruang hijau.

## BAB II<br>PERAWATAN

### Bagian Kesatu<br>Siram

##### Pasal 2

(1) Dinas menyiram taman.

(2) Dinas melaporkan penyiraman sebagaimana dimaksud pada ayat (1) dengan memuat:

a. waktu; dan

b. petugas.

### Bagian Kedua<br>Pangkas

##### Pasal 3

##### Pasal 4

Dinas memangkas pohon menurut laporan sebagaimana dimaksud dalam Pasal 5 ayat (1) sampai dengan ayat (2).

##### Pasal 5

(1) Pemangkasan dilakukan setelah penyiraman sebagaimana dimaksud dalam Pasal 3 ayat (1).

(2) Pelanggaran Pasal 1 dan Pasal 5 ayat (1), serta Pasal 9, dikenai sanksi menurut Pasal 5 Undang-Undang Nomor 1 \
Tahun 2020 tentang Contoh.

Ditetapkan di Contoh⏎
pada tanggal 2 Januari 2026⏎
WALI KOTA CONTOH,
""".replace("⏎", "  ")
"""The sign stands for the two spaces at the end of a line that make Markdown keep it."""


def test_the_whole_draft_is_written_clean_with_its_references() -> None:
    proposal = renumber(parse_document(DRAFT))
    assert proposal.text == PROPOSAL
    assert proposal.followed == 2


def test_what_a_person_must_decide_is_named_with_its_candidates() -> None:
    proposal = renumber(parse_document(DRAFT))
    assert [(found.source, found.line, found.text, found.status, found.candidates) for found in proposal.by_hand] == [
        ("chp_II__art_5__para_1", 26, "Pasal 3 ayat (1)", "ambiguous", ("chp_II__art_2__para_1",)),
        ("chp_II__art_5__para_2", 27, "Pasal 9", "missing", ()),
    ]


def test_what_a_drafter_should_know_of_a_unit_is_said() -> None:
    proposal = renumber(parse_document(DRAFT))
    said = {unit.new.id: unit.remarks for unit in proposal.units if unit.remarks}
    assert said == {
        "chp_II__art_2": ("repeated",),
        "chp_II__art_3": ("unnumbered", "placeholder"),
        "chp_II__art_4": ("repeated",),
    }


def test_a_heading_that_was_only_implied_is_printed() -> None:
    text = "Pasal 1\n(1) Dinas menyiram.\n(2) Dinas memangkas.\n\n(1) Dinas mencatat.\n(2) Dinas melapor.\n"
    text += "Pasal 3\nSelesai.\n"
    proposal = renumber(parse_document(text))
    assert proposal.text.count("##### Pasal") == 3
    assert [unit.remarks for unit in proposal.units if unit.old.kind == "article"] == [(), ("implied",), ()]


def test_words_that_would_be_taken_for_the_next_number_keep_the_numbers_of_their_pasal() -> None:
    text = (
        "Pasal 5\nDalam peraturan ini yang dimaksud dengan:\n1. Taman adalah ruang hijau.\n3. Pohon. 3. \n"
        "4. Siram adalah memberi air.\n"
    )
    proposal = renumber(parse_document(text))
    assert proposal.unlike == ()
    assert tree(parse_document(proposal.text), numbers=True) == tree(proposal.document, numbers=True)


AMENDING = """\
PERATURAN DAERAH KOTA CONTOH
TENTANG
PERUBAHAN ATAS PERATURAN DAERAH NOMOR 1 TAHUN 2020 TENTANG TAMAN
Pasal I
Beberapa ketentuan dalam Peraturan Daerah Nomor 1 Tahun 2020 tentang Taman diubah sebagai berikut:
1. Ketentuan Pasal 4 diubah sehingga berbunyi sebagai berikut:
"Pasal 4
(2) Dinas menyiram taman menurut Pasal 7."
3. Pasal 9 dihapus.
Pasal III
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
"""


def test_what_an_amending_act_quotes_is_left_alone_and_its_own_numbers_go_on() -> None:
    proposal = renumber(parse_document(AMENDING))
    assert '##### Pasal 4\n\n(2) Dinas menyiram taman menurut Pasal 7."' in proposal.text
    assert "2. Pasal 9 dihapus." in proposal.text
    assert "##### Pasal II\n" in proposal.text
    assert proposal.unlike == ()
    assert {unit.old.number for unit in proposal.units if unit.remarks == ("quoted",)} == {"4", "2"}


def explained(text: str) -> Document:
    """Return a draft with an elucidation whose notes are told apart: a heading, then its words, line by line."""
    body, _, after = text.partition("PENJELASAN\n")
    whole = section("elucidation", "PENJELASAN\n" + after)
    notes, headings = [], list[str]()
    for piece in whole.pieces[1:]:
        if piece.text.startswith("Pasal"):
            headings = [piece.text]
        elif piece.text.startswith(("Ayat", "Huruf")):
            headings = [*headings[:1], piece.text]
        else:
            article = headings[0].removeprefix("Pasal ")
            notes.append(Note(" ".join(headings), article, piece.text, piece.line, 1, pieces=(piece,)))
    return replace(parse_document(body), elucidation=replace(whole, notes=tuple(notes)))


def test_the_elucidation_follows_heading_by_heading_and_reference_by_reference() -> None:
    text = DRAFT + (
        "PENJELASAN\nPasal 1\nCukup jelas.\nPasal 3\nCukup jelas.\nPasal 6\nAyat (1)\n"
        "Lihat penjelasan Pasal 6 ayat (2).\nAyat (2)\nCukup jelas.\n"
    )
    proposal = renumber(explained(text))
    assert proposal.text.endswith(
        "PENJELASAN⏎\nPasal 1⏎\nCukup jelas.⏎\nPasal 3⏎\nCukup jelas.⏎\nPasal 5⏎\nAyat (1)⏎\n"
        "Lihat penjelasan Pasal 5 ayat (2).⏎\nAyat (2)⏎\nCukup jelas.\n".replace("⏎", "  ")
    )
    assert [(found.text, found.status, found.candidates) for found in proposal.by_hand][-1] == (
        "Pasal 3", "ambiguous", ("chp_II__art_2", "chp_II__art_4"),
    )  # fmt: skip


def test_the_heading_of_a_note_follows_below_its_pasal() -> None:
    text = "Pasal 1\n(1) Dinas menyiram.\n(3) Dinas mencatat:\na. waktu; dan\nc. petugas.\n"
    notes = "PENJELASAN\nPasal 1\nAyat (3)\nCukup jelas.\nPasal 1 Ayat (3) Huruf c\nPetugas ialah juru siram.\n"
    proposal = renumber(explained(text + notes))
    assert "Ayat (2)  \nCukup jelas.  \nPasal 1 Ayat (2) Huruf b  \nPetugas" in proposal.text


def test_an_annex_keeps_its_lines_and_its_references_follow() -> None:
    text = "Pasal 1\nDinas menyiram.\nPasal 3\nDinas mencatat.\n"
    annex = section("annex", "LAMPIRAN\nDaftar menurut Pasal 3\ntaman satu")
    proposal = renumber(replace(parse_document(text), annexes=(annex,)))
    assert proposal.text.endswith("LAMPIRAN  \nDaftar menurut Pasal 2  \ntaman satu\n")


@pytest.mark.draft
def test_the_real_texts_read_again_and_every_sure_reference_is_followed(draft_path: Path) -> None:
    for path in (draft_path, *sorted((draft_path.parent / "other").glob("*.md"))):
        draft = parse_document(path.read_text(encoding="utf-8"))
        proposal = renumber(draft)
        assert (proposal.unlike, proposal.astray) == ((), ()), path.name
        read = parse_document(proposal.text)
        assert tree(read, numbers=True) == tree(proposal.document, numbers=True), path.name
        assert renumber(read).text == proposal.text, path.name


def test_bagian_keep_their_numbers_where_a_heading_inside_one_would_go_on_the_new_ones() -> None:
    text = (
        "BAB III\nTAMAN\nBagian Keempat\nSiram\nPasal 3\nDinas menyiram.\nBagian Kesatu\nPagi\nPasal 4\nDinas pagi.\n"
    )
    proposal = renumber(parse_document(text))
    assert (proposal.unlike, proposal.unlike_from) == ((), None)
    assert "## BAB I<br>TAMAN\n\n### Bagian Keempat<br>Siram\n\n##### Pasal 1\n" in proposal.text
    assert [unit.remarks for unit in proposal.units if unit.old.kind == "part"] == [("kept",), ("nested",)]
