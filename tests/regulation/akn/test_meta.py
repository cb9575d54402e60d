"""The metadata: what the text says of itself, and neutral values for what it does not."""

from __future__ import annotations

from collections.abc import Callable

from akn_file import Tree, all_of, section

from perda_rules.regulation.akn.document import to_akn
from perda_rules.regulation.document import Document, Front

Read = Callable[[bytes], Tree]

FRONT = Front(
    type="PERATURAN DAERAH KOTA PEKALONGAN", number="4", year="2021", title="TAMAN", authority="WALI KOTA PEKALONGAN,"
)
CLOSING = """Ditetapkan di Pekalongan
pada tanggal 3 Maret 2021
Diundangkan di Pekalongan pada tanggal 4 Maret 2021
LEMBARAN DAERAH KOTA PEKALONGAN TAHUN 2021 NOMOR 9"""


def meta(read_valid: Read, front: Front, closing: str = "", annex: str | None = None) -> Tree:
    annexes = (section("annex", annex),) if annex is not None else ()
    return read_valid(to_akn(Document(section("opening", ""), (), section("closing", closing), front, annexes=annexes)))


def values(tree: Tree, tag: str, name: str = "value") -> list[str]:
    return [node.get(name) for node in all_of(tree, tag)]


def test_work_expression_and_manifestation_have_their_addresses(read_valid: Read) -> None:
    tree = meta(read_valid, FRONT, CLOSING)
    assert values(tree, "FRBRuri") == [
        "/akn/id-3375/act/perda/2021/4",
        "/akn/id-3375/act/perda/2021/4/ind@2021-03-03",
        "/akn/id-3375/act/perda/2021/4/ind@2021-03-03.xml",
    ]
    assert values(tree, "FRBRthis")[0] == "/akn/id-3375/act/perda/2021/4/!main"


def test_dates_and_gazette_are_those_of_the_closing(read_valid: Read) -> None:
    tree = meta(read_valid, FRONT, CLOSING)
    dates = [(node.get("date"), node.get("name")) for node in all_of(tree, "FRBRdate")]
    assert dates[:2] == [("2021-03-03", "enactment")] * 2
    (publication,) = all_of(tree, "publication")
    assert dict(publication.attrib) == {"date": "2021-03-04", "name": "LD", "number": "9", "showAs": "Lembaran Daerah"}


def test_kind_number_title_author_and_language_are_named(read_valid: Read) -> None:
    tree = meta(read_valid, FRONT)
    assert values(tree, "FRBRsubtype") == values(tree, "act", "name") == ["perda"]
    assert values(tree, "FRBRnumber") == ["4"]
    assert values(tree, "FRBRname") == ["TAMAN"]
    assert values(tree, "FRBRcountry") == ["id"]
    assert values(tree, "FRBRlanguage", "language") == ["ind"]
    assert values(tree, "TLCOrganization", "showAs")[0] == "WALI KOTA PEKALONGAN"


def test_of_a_draft_nothing_is_invented(read_valid: Read) -> None:
    tree = meta(read_valid, Front(), "Ditetapkan di Pekalongan pada tanggal ...\nLEMBARAN DAERAH TAHUN ... NOMOR ...")
    assert values(tree, "FRBRuri")[0] == "/akn/id/act/9999/nn"
    assert values(tree, "act", "name") == ["act"]
    dates = {(node.get("date"), node.get("name")) for node in all_of(tree, "FRBRdate")}
    assert dates == {("9999-01-01", "unknown")}
    assert all_of(tree, "FRBRnumber", "FRBRname", "FRBRsubtype", "publication") == []
    assert values(tree, "TLCOrganization", "showAs")[0] == "unknown"


def test_an_attachment_is_a_component_of_the_same_work(read_valid: Read) -> None:
    tree = meta(read_valid, FRONT, annex="Daftar taman")
    assert values(tree, "FRBRthis")[3] == "/akn/id-3375/act/perda/2021/4/!lampiran-1"
    assert values(tree, "FRBRuri")[3] == values(tree, "FRBRuri")[0]
