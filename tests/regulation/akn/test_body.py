"""How units become elements: what is printed of their numbers, their addresses, lists, headings and quotations."""

from __future__ import annotations

from collections.abc import Callable

from akn_file import Tree, all_of, find, section, shape

from perda_rules.regulation.akn.document import to_akn
from perda_rules.regulation.document import Document, Unit
from perda_rules.regulation.parsing import parse_document

Read = Callable[[bytes], Tree]


def test_every_level_has_its_element_number_heading_and_address(read_valid: Read) -> None:
    text = (
        "BAB II TAMAN\nBagian Kedua Bangku\nParagraf 1 Kayu\nPasal 4\n(1) Dinas merawat:\n"
        "a. bangku; dan\nb. meja:\n1. rendah; dan\n2. tinggi.\n(2) Bangku dicat."
    )
    tree = read_valid(to_akn(parse_document(text)))
    assert shape(find(tree, "chp_II")).startswith(
        '<chapter eId="chp_II"><num>BAB II</num><heading>TAMAN</heading>'
        '<part eId="chp_II__part_2"><num>Bagian Kedua</num><heading>Bangku</heading>'
        '<subpart eId="chp_II__part_2__subpart_1"><num>Paragraf 1</num><heading>Kayu</heading>'
        '<article eId="chp_II__art_4"><num>Pasal 4</num>'
    )
    assert shape(find(tree, "chp_II__art_4__para_1")) == (
        '<paragraph eId="chp_II__art_4__para_1"><num>(1)</num><intro><p>Dinas merawat:</p></intro>'
        '<point eId="chp_II__art_4__para_1__point_a"><num>a.</num><content><p>bangku; dan</p></content></point>'
        '<point eId="chp_II__art_4__para_1__point_b"><num>b.</num><intro><p>meja:</p></intro>'
        '<point eId="chp_II__art_4__para_1__point_b__point_1"><num>1.</num><content><p>rendah; dan</p></content>'
        "</point>"
        '<point eId="chp_II__art_4__para_1__point_b__point_2"><num>2.</num><content><p>tinggi.</p></content></point>'
        "</point></paragraph>"
    )


def test_a_list_keeps_the_mark_that_it_numbers_with(read_valid: Read) -> None:
    tree = read_valid(to_akn(parse_document("Pasal 1\nTaman memuat:\na) pohon; dan\nb) bangku.")))
    assert [num.text for num in all_of(tree, "num")] == ["Pasal 1", "a)", "b)"]


def test_a_number_that_only_the_sequence_implies_is_marked_as_editorial(read_valid: Read) -> None:
    tree = read_valid(to_akn(parse_document("Pasal 1\nSatu.\n\nDua.\n\nPasal 3\nTiga.")))
    marks = [(num.text, num.get("status")) for num in all_of(tree, "num")]
    assert marks == [("Pasal 1", None), ("Pasal 2", "editorial"), ("Pasal 3", None)]


def test_a_pasal_without_a_number_shows_a_blank_and_one_without_a_heading_shows_nothing(read_valid: Read) -> None:
    tree = read_valid(to_akn(parse_document("BAB I TAMAN\nPasal ...\nTaman dibuka.\nBAB II BANGKU\n(1) Bangku dicat.")))
    assert [num.text for num in all_of(tree, "num")] == ["BAB I", "Pasal …", "BAB II", "(1)"]


def test_a_pasal_without_norms_is_empty(read_valid: Read) -> None:
    tree = read_valid(to_akn(parse_document("Pasal 1\nPasal 2\nTaman dibuka.")))
    assert shape(find(tree, "art_1")) == '<article eId="art_1"><num>Pasal 1</num></article>'


def test_a_nested_heading_stands_where_it_stood_and_its_pasal_keep_their_addresses(read_valid: Read) -> None:
    article = Unit("article", "7", 7, 3, 1, id="chp_I__art_7", text="Taman dibuka.")
    part = Unit("part", "Kesatu", 1, 2, 1, heading="Umum", nested=True, children=(article,))
    outer = Unit("part", "Keempat", 4, 1, 1, id="chp_I__part_4", children=(part,))
    tree = read_valid(to_akn(Document(section("opening", ""), (outer,), section("closing", ""))))
    inner = find(tree, "chp_I__part_4__part_1")
    assert inner.getparent() is find(tree, "chp_I__part_4")
    assert find(tree, "chp_I__art_7").getparent() is inner


def test_a_definition_marks_its_term(read_valid: Read) -> None:
    text = "Pasal 1\nDalam Peraturan ini yang dimaksud dengan:\n1. Taman Kota adalah lahan terbuka.\n2. Setiap orang."
    tree = read_valid(to_akn(parse_document(text)))
    assert shape(find(tree, "art_1__def_1")) == (
        '<point eId="art_1__def_1"><num>1.</num><content><p><def refersTo="#term-taman-kota">Taman Kota</def>'
        " adalah lahan terbuka.</p></content></point>"
    )
    assert find(tree, "term-taman-kota").get("showAs") == "Taman Kota"
    assert len(all_of(tree, "def")) == 1


def test_a_term_that_is_defined_twice_is_one_term(read_valid: Read) -> None:
    text = "Pasal 1\nDalam Peraturan ini yang dimaksud dengan:\n1. Taman adalah lahan.\n2. Taman adalah tempat."
    tree = read_valid(to_akn(parse_document(text)))
    assert [term.get("refersTo") for term in all_of(tree, "def")] == ["#term-taman"] * 2
    assert len(all_of(tree, "TLCTerm")) == 1


def test_a_quotation_in_an_amending_act_is_a_modification(read_valid: Read) -> None:
    ayat = Unit("paragraph", "1", None, 4, 1, id="art_I__point_1__art_5__para_1", text="Taman ditutup.", quoted=True)
    quoted = Unit("article", "5", 5, 3, 1, id="art_I__point_1__art_5", quoted=True, children=(ayat,))
    point = Unit("point", "1", None, 2, 1, id="art_I__point_1", text="Pasal 5 diubah:", style="1.", children=(quoted,))
    article = Unit("article", "I", None, 1, 1, id="art_I", text="Beberapa ketentuan diubah:", children=(point,))
    tree = read_valid(to_akn(Document(section("opening", ""), (article,), section("closing", ""))))
    assert shape(find(tree, "art_I__point_1")) == (
        '<point eId="art_I__point_1"><num>1.</num><content><p><mod eId="art_I__point_1__mod_1">Pasal 5 diubah:'
        '<quotedStructure eId="art_I__point_1__mod_1__qstr_1"><article eId="art_I__point_1__art_5"><num>Pasal 5</num>'
        '<paragraph eId="art_I__point_1__art_5__para_1"><num>(1)</num><content><p>Taman ditutup.</p></content>'
        "</paragraph></article></quotedStructure></mod></p></content></point>"
    )


def test_quotations_between_provisions_of_the_act_keep_their_order(read_valid: Read) -> None:
    def child(number: str, *, quoted: bool = False) -> Unit:
        return Unit("point", number, None, 1, 1, id=f"art_1__point_{number}", text=number, quoted=quoted)

    children = (child("a"), child("b", quoted=True), child("c"))
    article = Unit("article", "1", 1, 1, 1, id="art_1", text="Diubah:", children=children)
    tree = read_valid(to_akn(Document(section("opening", ""), (article,), section("closing", ""))))
    assert [point.get("eId")[-1] for point in all_of(tree, "point")] == ["a", "b", "c"]
    assert find(tree, "art_1__point_b").getparent() is find(tree, "art_1__al_1__mod_1__qstr_1")


def test_a_document_without_a_norm_has_an_empty_body(read_valid: Read) -> None:
    (body,) = all_of(read_valid(to_akn(parse_document("Taman dibuka."))), "body")
    assert shape(body) == '<body><hcontainer name="empty"/></body>'
