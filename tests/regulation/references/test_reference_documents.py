"""References where they stand in a whole document: opening, elucidation, annexes, amending acts, and what is cited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from perda_rules.regulation.document import Document, Front, Item, Note, Piece, Section, Unit
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.references.finding import cited_by, references_in, references_of
from perda_rules.regulation.references.models import Numeral, Reference
from perda_rules.regulation.references.targets import WIDEST_RANGE, Targets
from perda_rules.regulation.text import clean

PARK = (
    "Pasal 1\n(1) Warga merawat taman.\n(2) Warga dilarang:\na. merusak; dan\nb. membakar.\n\nPasal 2\nTaman dibuka.\n"
)


def outcome(reference: Reference) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(target.text, target.status, target.eids) for target in reference.targets]


def item(kind: str, number: str | None, text: str) -> Item:
    assert kind in ("recital", "basis")
    return Item(kind, number, 1, 1, text)  # type: ignore[arg-type]


def section(kind: str, text: str, heading: str | None = None, notes: tuple[Note, ...] = ()) -> Section:
    pieces = tuple(Piece(block.text, " ", block, 0) for block in clean(text))
    return Section(kind, pieces, heading, notes)  # type: ignore[arg-type]


def test_a_consideration_cites_those_before_it() -> None:
    recitals = (
        item("recital", "a", "bahwa taman perlu dirawat;"),
        item("recital", "b", "bahwa warga perlu dilibatkan;"),
        item(
            "recital", "c", "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, huruf b, dan huruf d;"
        ),
        item("recital", "d", "bahwa huruf a sampai dengan huruf c perlu diatur dengan Peraturan Daerah tentang Taman;"),
    )
    bases = (item("basis", "1", "Pasal 33 ayat (4) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;"),)
    document = replace(parse_document(PARK), front=Front(title="TAMAN", recitals=recitals, bases=bases))
    found = references_of(document)
    assert [reference.place for reference in found] == ["recital", "recital", "recital", "basis"]
    assert outcome(found[0]) == [
        ("huruf a", "resolved", ("recs_1__rec_a",)),
        ("huruf b", "resolved", ("recs_1__rec_b",)),
        ("huruf d", "resolved", ("recs_1__rec_d",)),
    ]
    assert outcome(found[1]) == [
        ("huruf a sampai dengan huruf c", "resolved", ("recs_1__rec_a", "recs_1__rec_b", "recs_1__rec_c"))
    ]
    assert found[2].act is not None
    assert found[2].act.this  # it is the act that is being made
    assert outcome(found[3]) == [("Pasal 33 ayat (4)", "external", ())]
    assert [reference.holder for reference in found] == [recitals[2], recitals[3], recitals[3], bases[0]]


def test_a_consideration_that_does_not_stand_is_missing() -> None:
    front = Front(recitals=(item("recital", "a", "bahwa hal dalam huruf b dan huruf a ditetapkan;"),))
    found = references_of(replace(parse_document(PARK), front=front))
    assert outcome(found[0]) == [("huruf b", "missing", ()), ("huruf a", "resolved", ("recs_1__rec_a",))]
    assert found[0].targets[0].lacking == "point"


def test_the_words_of_a_heading_are_read_too() -> None:
    found = references_of(parse_document("BAB I\nPELAKSANAAN PASAL 1 AYAT (1)\n" + PARK))
    assert [(reference.place, reference.source) for reference in found] == [("heading", "chp_I")]


def test_a_note_of_the_elucidation_stands_where_its_heading_cites() -> None:
    notes = (
        Note(
            "Pasal 1 Ayat (2) Huruf a", "1", "Larangan ini melengkapi huruf b dan ayat (1). Ayat (2) Cukup jelas.", 1, 1
        ),
        Note("Pasal 9", "9", "Cukup jelas, lihat ayat (1) dan Pasal 2.", 1, 1),
    )
    document = replace(parse_document(PARK), elucidation=section("elucidation", "PENJELASAN", notes=notes))
    found = references_of(document)
    assert [(reference.source, outcome(reference)) for reference in found] == [
        ("art_1__para_2__point_a", [
            ("huruf b", "resolved", ("art_1__para_2__point_b",)), ("ayat (1)", "resolved", ("art_1__para_1",))
        ]),
        (None, [("ayat (1)", "incomplete", ()), ("Pasal 2", "resolved", ("art_2",))]),
    ]  # fmt: skip


def test_annexes_are_cited_by_their_number() -> None:
    annexes = (
        section("annex", "Peta sebagaimana dimaksud dalam Pasal 2.", "LAMPIRAN I PERATURAN DAERAH"),
        section("annex", "LAMPIRAN II Daftar pohon.", None),
        section("annex", "Daftar semak.", "LAMPIRAN III"),
    )
    text = (
        f"{PARK}Pasal 3\nTaman dalam Lampiran II, Lampiran I sampai dengan Lampiran III, Lampiran IV, dan Lampiran.\n"
    )
    found = references_of(replace(parse_document(text), annexes=annexes))
    assert outcome(found[0]) == [
        ("Lampiran II", "resolved", ("att_2",)),
        ("Lampiran I sampai dengan Lampiran III", "resolved", ("att_1", "att_2", "att_3")),
        ("Lampiran IV", "missing", ()),
        ("Lampiran", "ambiguous", ("att_1", "att_2", "att_3")),
    ]
    assert (found[1].place, outcome(found[1])) == ("annex", [("Pasal 2", "resolved", ("art_2",))])


def test_a_reference_knows_the_word_before_it_and_its_numbers() -> None:
    reference = references_in(
        "sebagaimana dimaksud pada ayat (1) dan (2) huruf b", Targets(parse_document(PARK)), "art_1"
    )[0]
    assert reference.lead == "pada"
    assert [(step.level, numeral.text, step.eids) for step, numeral in reference.numerals] == [
        ("paragraph", "(1)", ("art_1__para_1",)),
        ("paragraph", "(2)", ("art_1__para_2",)),
        ("point", "b", ("art_1__para_2__point_b",)),
    ]


def test_what_is_taken_over_from_the_target_before_is_printed_once() -> None:
    text = "dalam Pasal 1 ayat (2) huruf a dan huruf b"
    reference = references_in(text, Targets(parse_document(PARK)))[0]
    assert [step.text for step in reference.targets[1].path] == ["Pasal 1", "ayat (2)", "huruf b"]
    assert [step.text for step in reference.steps] == ["Pasal 1", "ayat (2)", "huruf a", "huruf b"]


@pytest.mark.parametrize(
    ("printed", "rewritten"), [("(1)", "(7)"), ("(21", "(7)"), ("[1]", "(7)"), ("43", "7"), ("a)", "7)"), ("b", "7")]
)
def test_a_number_is_rewritten_within_its_brackets(printed: str, rewritten: str) -> None:
    assert Numeral(printed, 0, len(printed), ("1",)).rewritten("7") == rewritten


def test_a_number_that_stands_twice_is_told_with_its_candidates() -> None:
    targets = Targets(parse_document("BAB I\nSATU\nPasal 1\nAda.\nBAB II\nDUA\nPasal 1\n(1) Ada.\n"))
    target = references_in("dalam Pasal 1 ayat (1)", targets)[0].targets[0]
    assert (target.status, target.eids) == ("ambiguous", ("chp_II__art_1__para_1",))
    assert target.doubtful is not None
    assert target.doubtful.eids == ("chp_I__art_1", "chp_II__art_1")


def test_every_unit_knows_what_cites_it() -> None:
    text = (
        f"{PARK}Pasal 3\nTaman sebagaimana dimaksud dalam Pasal 2.\n"
        "Pasal 4\nHal dalam Pasal 1 sampai dengan Pasal 3 dan Pasal 2 berlaku.\n"
    )
    citing = cited_by(references_of(parse_document(text)))
    assert [reference.source for reference in citing["art_2"]] == ["art_3", "art_4"]
    assert [reference.source for reference in citing["art_1"]] == ["art_4"]
    assert "art_4" not in citing


def test_of_a_range_wider_than_any_act_only_the_ends_are_told() -> None:
    targets = Targets(parse_document("".join(f"Pasal {n}\nAda.\n" for n in range(1, WIDEST_RANGE + 3))))
    within = references_in(f"Pasal 2 sampai dengan Pasal {WIDEST_RANGE + 1}", targets)[0].targets[0]
    beyond = references_in(f"Pasal 1 sampai dengan Pasal {WIDEST_RANGE + 1}", targets)[0].targets[0]
    assert len(within.eids) == WIDEST_RANGE
    assert beyond.eids == ("art_1", f"art_{WIDEST_RANGE + 1}")


def test_a_place_that_the_document_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        references_in("ayat (1)", Targets(parse_document(PARK)), "art_99")


class TestAmendingAct:
    """An act that amends another one: what lies in the other one is never looked for in this one."""

    TEXT = (
        "Pasal I\n"
        "Beberapa ketentuan dalam Peraturan Daerah Nomor 3 Tahun 2019 tentang Taman diubah sebagai berikut:\n"
        "1. Ketentuan ayat (2) dan ayat (3) Pasal 1 diubah, sehingga Pasal 1 berbunyi sebagai berikut:\n"
        "2. Di antara angka 5 dan angka 6 disisipkan angka 5a, sesuai Pasal 7 Undang-Undang Nomor 1 Tahun 2022.\n"
        "Pasal II\n"
        "Pasal I dan Pasal 2 Peraturan Daerah ini serta ayat (1) mulai berlaku.\n"
    )  # fmt: skip

    @staticmethod
    def document() -> Document:
        def quote(unit: Unit) -> Unit:
            return replace(unit, quoted=True, id=f"qstr__{unit.id}", children=tuple(map(quote, unit.children)))

        def rewrite(unit: Unit, change: Callable[[Unit], Unit], eid: str) -> Unit:
            children = tuple(rewrite(child, change, eid) for child in unit.children)
            return change(unit) if unit.id == eid else replace(unit, children=children)

        wording = (
            "Pasal 1\n(1) Warga merawat taman sebagaimana dimaksud dalam Pasal 4.\n"
            "(2) Lihat ayat (1) dan Pasal 5 ayat (9).\n"
        )
        quoted = tuple(map(quote, parse_document(wording).units))
        document = parse_document(TestAmendingAct.TEXT)
        units = tuple(
            rewrite(unit, lambda found: replace(found, children=quoted), "art_I__point_1") for unit in document.units
        )
        return replace(document, units=units)

    def test_instruction_and_new_wording_belong_to_the_other_act(self) -> None:
        found = references_of(self.document())
        inside = [reference for reference in found if reference.source and "art_I_" in f"{reference.source}_"]
        assert inside
        amended = [reference for reference in found if reference.amended]
        assert [reference.text for reference in amended] == [
            "ayat (2) dan ayat (3) Pasal 1", "Pasal 1", "Pasal 4", "ayat (1) dan Pasal 5 ayat (9)",
            "angka 5 dan angka 6", "Pasal I dan Pasal 2 Peraturan Daerah ini",
        ]  # fmt: skip
        for reference in amended[:-1]:
            assert {target.status for target in reference.targets} == {"external"}
            assert reference.act is not None
            assert (reference.act.number, reference.act.year, reference.act.title) == ("3", "2019", "Taman")

    def test_another_act_that_is_named_stays_that_act(self) -> None:
        found = next(reference for reference in references_of(self.document()) if reference.text.startswith("Pasal 7"))
        assert not found.amended
        assert found.act is not None
        assert found.act.number == "1"
        assert found.targets[0].status == "external"

    def test_its_own_pasal_have_roman_numbers(self) -> None:
        *_, found, relative = references_of(self.document())
        assert outcome(found) == [("Pasal I", "resolved", ("art_I",)), ("Pasal 2", "external", ())]
        assert outcome(relative) == [("ayat (1)", "missing", ())]

    def test_an_arabic_pasal_is_new_wording_also_where_nothing_says_that_it_is_quoted(self) -> None:
        text = (
            "Pasal I\nBeberapa ketentuan dalam Peraturan Daerah Nomor 3 Tahun 2019 diubah sebagai berikut:\n"
            "1. Pasal 7 diubah sehingga berbunyi sebagai berikut:\n\n"
            "Pasal 7\n(1) Warga merawat taman.\n(2) Taman sebagaimana dimaksud pada ayat (1) dibuka.\n\n"
            "Pasal II\nPasal I dan Pasal 7 mulai berlaku.\n"
        )
        found = references_of(parse_document(text))
        assert [status for reference in found for _, status, _ in outcome(reference)] == [
            "external", "external", "resolved", "external"
        ]  # fmt: skip
        assert found[2].amended
        assert found[2].act is not None
        assert found[2].act.number == "3"


def test_an_act_that_amends_in_passing_resolves_its_own_pasal() -> None:
    document = parse_document(
        "Pasal 1\nTaman dibuka.\nPasal 2\nAturan lama diganti:\na. isi.\nPasal 3\nLihat Pasal 1 dan Pasal 2.\n"
    )
    quoting, *rest = [unit for unit in document.units if unit.number == "2"]
    assert not rest
    children = tuple(replace(child, quoted=True) for child in quoting.children)
    changed = tuple(replace(unit, children=children) if unit is quoting else unit for unit in document.units)
    found = references_of(replace(document, units=changed))
    assert outcome(found[0]) == [("Pasal 1", "resolved", ("art_1",)), ("Pasal 2", "resolved", ("art_2",))]
