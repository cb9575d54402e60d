"""References become links where they lead to one place that is there, and stay marked words where they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from akn_file import Tree, all_of, section, shape

from perda_rules.regulation.akn.document import to_akn
from perda_rules.regulation.document import Document, Unit
from perda_rules.regulation.references.models import ActName, Place, Reference, Status, Step, Target

Read = Callable[[bytes], Tree]

FIRST = Unit("article", "1", 1, 1, 1, id="art_1", text="Taman dibuka.")


def citing(text: str, *references: Reference, heading: str | None = None) -> Document:
    """Make a document with a Pasal 1 and a Pasal 2, whose words are ``text``."""
    unit = Unit("article", "2", 2, 2, 1, id="art_2", text=text, heading=heading)
    for reference in references:
        object.__setattr__(reference, "holder", unit)
    return Document(section("opening", ""), (FIRST, unit), section("closing", ""))


def step(*eids: str) -> tuple[Step, ...]:
    return (Step("article", "pasal", "Pasal", 0, 5, eids=eids),)


def reference(*targets: Target, place: Place = "norm", act: ActName | None = None, amended: bool = False) -> Reference:
    return Reference("", 0, 0, place, "art_2", targets, act=act, amended=amended)


def target(start: int, end: int, *eids: str, status: Status = "resolved", until: tuple[Step, ...] = ()) -> Target:
    return Target("", start, end, step(*eids), until, status, eids)


def words(read_valid: Read, text: str, *references: Reference) -> str:
    tree = read_valid(to_akn(citing(text, *references), references))
    return shape(all_of(tree, "p")[1]).removeprefix("<p>").removesuffix("</p>")


def test_a_reference_that_is_resolved_leads_to_its_provision(read_valid: Read) -> None:
    made = words(read_valid, "Ketentuan Pasal 1 berlaku.", reference(target(10, 17, "art_1")))
    assert made == 'Ketentuan <ref href="#art_1">Pasal 1</ref> berlaku.'


def test_every_target_of_a_reference_has_its_own_link(read_valid: Read) -> None:
    made = words(read_valid, "Pasal 1 dan Pasal 2", reference(target(0, 7, "art_1"), target(12, 19, "art_2")))
    assert made == '<ref href="#art_1">Pasal 1</ref> dan <ref href="#art_2">Pasal 2</ref>'


def test_a_range_leads_to_both_its_ends(read_valid: Read) -> None:
    made = words(read_valid, "Pasal 1 sampai Pasal 2", reference(target(0, 22, "art_1", until=step("art_2"))))
    assert made == '<rref from="#art_1" upTo="#art_2">Pasal 1 sampai Pasal 2</rref>'


@pytest.mark.parametrize("status", ["missing", "ambiguous", "incomplete", "external"])
def test_a_reference_that_is_not_resolved_is_marked_and_leads_nowhere(read_valid: Read, status: Status) -> None:
    made = words(read_valid, "Pasal 9", reference(target(0, 7, status=status)))
    assert made == f'<inline name="reference" class="{status}">Pasal 9</inline>'


def test_a_link_to_what_the_file_does_not_have_is_taken_back(read_valid: Read) -> None:
    made = words(read_valid, "Lampiran II", reference(target(0, 11, "att_2")))
    assert made == '<inline name="reference" class="missing">Lampiran II</inline>'


@pytest.mark.parametrize(
    ("kind", "number", "year", "href"),
    [
        ("Undang-Undang", "23", "2014", "/akn/id/act/uu/2014/23"),
        ("Peraturan Menteri Taman", "7/PMT.01/2021", None, "/akn/id/act/permen/menteri-taman/2021/7-pmt-01-2021"),
        ("Peraturan Daerah Kota Pekalongan", "3", "2019", "/akn/id-3375/act/perda/2019/3"),
    ],
)
def test_another_act_is_linked_by_its_address(
    read_valid: Read, kind: str, number: str, year: str | None, href: str
) -> None:
    act = ActName(kind, 0, len(kind), kind, number, year)
    assert words(read_valid, kind, reference(act=act)) == f'<ref href="{href}">{kind}</ref>'


def test_another_act_without_a_number_is_plain_words(read_valid: Read) -> None:
    assert words(read_valid, "Undang-Undang", reference(act=ActName("", 0, 13, "Undang-Undang"))) == "Undang-Undang"


def test_a_pasal_of_another_act_is_not_linked_to_one_of_this(read_valid: Read) -> None:
    act = ActName("", 8, 10, "Undang-Undang", "1", "2020")
    made = words(read_valid, "Pasal 1 UU", reference(target(0, 7, "art_1", status="external"), act=act))
    assert made == 'Pasal 1 <ref href="/akn/id/act/uu/2020/1">UU</ref>'


def test_a_pasal_of_the_act_that_is_amended_leads_to_that_act(read_valid: Read) -> None:
    act = ActName("Undang-Undang Nomor 9 Tahun 2020", 40, 72, "Undang-Undang", "9", "2020")  # named somewhere else
    made = words(read_valid, "Pasal 1 diubah", reference(target(0, 7, status="external"), act=act, amended=True))
    assert made == '<ref href="/akn/id/act/uu/2020/9">Pasal 1</ref> diubah'


def test_a_pasal_of_an_amended_act_that_is_not_known_is_not_linked(read_valid: Read) -> None:
    made = words(read_valid, "Pasal 1", reference(target(0, 7, "art_1", status="external"), amended=True))
    assert made == "Pasal 1"


def test_a_reference_in_a_heading_is_linked_there(read_valid: Read) -> None:
    found = reference(target(0, 7, "art_1"), place="heading")
    tree = read_valid(to_akn(citing("Taman", found, heading="Pasal 1"), [found]))
    assert shape(all_of(tree, "heading")[0]) == '<heading><ref href="#art_1">Pasal 1</ref></heading>'


def test_of_references_that_overlap_the_first_is_linked(read_valid: Read) -> None:
    found = [reference(target(0, 7, "art_1")), reference(target(6, 11, "art_2")), reference(target(6, 99, "art_2"))]
    assert words(read_valid, "Pasal 1 Pasal", *found) == '<ref href="#art_1">Pasal 1</ref> Pasal'
