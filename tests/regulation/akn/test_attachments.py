"""The elucidation and the annexes are documents of their own, attached to the act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from akn_file import Tree, all_of, find, section, shape

from perda_rules.regulation.akn.document import to_akn
from perda_rules.regulation.document import Document, Note, Unit, joined

Read = Callable[[bytes], Tree]


def test_the_elucidation_and_every_annex_are_attached_in_order(read_valid: Read) -> None:
    document = Document(
        section("opening", ""),
        (),
        section("closing", ""),
        elucidation=section("elucidation", "PENJELASAN\n\nTaman perlu."),
        annexes=(section("annex", "Daftar taman"), section("annex", "Daftar bangku")),
    )
    tree = read_valid(to_akn(document))
    assert [node.get("eId") for node in all_of(tree, "attachment")] == ["att_penjelasan", "att_1", "att_2"]
    assert [node.get("name") for node in all_of(tree, "doc")] == ["penjelasan", "lampiran", "lampiran"]
    assert shape(all_of(find(tree, "att_penjelasan"), "mainBody")[0]) == (
        "<mainBody><p>PENJELASAN</p><p>Taman perlu.</p></mainBody>"
    )


def test_an_empty_annex_is_still_valid(read_valid: Read) -> None:
    document = Document(section("opening", ""), (), section("closing", ""), annexes=(section("annex", ""),))
    assert shape(all_of(read_valid(to_akn(document)), "mainBody")[0]) == "<mainBody><p/></mainBody>"


def test_an_explanation_stands_under_its_heading(read_valid: Read) -> None:
    text = (
        "PENJELASAN\n\nI. UMUM\n\nTaman perlu.\n\nPasal 1\nCukup jelas.\n\n"
        "Pasal 2\nAyat (1)\nCukup jelas.\n\nAyat (2)\nBangku."
    )
    whole = section("elucidation", text)
    notes = tuple(
        Note(cited, article, joined((piece,)), piece.line, piece.column, pieces=(piece,))
        for cited, article, piece in (
            ("Pasal 1", "1", whole.pieces[4]),
            ("Pasal 2 Ayat (1)", "2", whole.pieces[7]),
            ("Pasal 2 Ayat (2)", "2", whole.pieces[9]),
        )
    )
    document = Document(section("opening", ""), (), section("closing", ""), elucidation=replace(whole, notes=notes))
    tree = read_valid(to_akn(document))
    assert shape(all_of(tree, "mainBody")[0]) == (
        "<mainBody><p>PENJELASAN</p><p>I. UMUM</p><p>Taman perlu.</p>"
        '<hcontainer name="note" eId="att_penjelasan__hcontainer_1"><num>Pasal 1</num>'
        "<content><p>Cukup jelas.</p></content></hcontainer>"
        '<hcontainer name="note" eId="att_penjelasan__hcontainer_2"><num>Pasal 2 Ayat (1)</num>'
        "<content><p>Cukup jelas.</p></content></hcontainer>"
        '<hcontainer name="note" eId="att_penjelasan__hcontainer_3"><num>Ayat (2)</num>'
        "<content><p>Bangku.</p></content></hcontainer></mainBody>"
    )


def test_the_heading_of_an_explanation_leads_to_what_it_explains(read_valid: Read) -> None:
    article = Unit("article", "1", 1, 1, 1, id="art_1", text="Taman dibuka.")
    whole = section("elucidation", "Pasal 1\n\nCukup jelas.")
    note = Note("Pasal 1", "1", "Cukup jelas.", 1, 1, unit="art_1", pieces=whole.pieces[1:])
    document = Document(
        section("opening", ""), (article,), section("closing", ""), elucidation=replace(whole, notes=(note,))
    )
    tree = read_valid(to_akn(document))
    assert shape(all_of(all_of(tree, "hcontainer")[0], "num")[0]) == '<num><ref href="#art_1">Pasal 1</ref></num>'


def test_an_explanation_keeps_its_paragraphs_and_its_references(read_valid: Read) -> None:
    article = Unit("article", "1", 1, 1, 1, id="art_1", text="Taman dibuka.")
    whole = section("elucidation", "I. UMUM\n\nTaman , perlu.\n\nLihat Pasal 1 ini.")
    words = whole.pieces[1:]
    note = Note("I. UMUM", None, joined(words), 1, 1, pieces=words)
    document = Document(
        section("opening", ""), (article,), section("closing", ""), elucidation=replace(whole, notes=(note,))
    )
    tree = read_valid(to_akn(document))
    assert shape(all_of(tree, "hcontainer")[0]) == (
        '<hcontainer name="note" eId="att_penjelasan__hcontainer_1"><num>I. UMUM</num><content><p>Taman, perlu.</p>'
        '<p>Lihat <ref href="#art_1">Pasal 1</ref> ini.</p></content></hcontainer>'
    )


def test_references_in_an_annex_are_linked(read_valid: Read) -> None:
    article = Unit("article", "1", 1, 1, 1, id="art_1", text="Taman dibuka.")
    annex = section("annex", "Daftar taman\n\nmenurut Pasal 1 ini")
    document = Document(section("opening", ""), (article,), section("closing", ""), annexes=(annex,))
    tree = read_valid(to_akn(document))
    assert shape(all_of(tree, "mainBody")[0]) == (
        '<mainBody><p>Daftar taman</p><p>menurut <ref href="#art_1">Pasal 1</ref> ini</p></mainBody>'
    )
