"""Laws of the output: any document is valid against the published schema, and no letter of it is lost or added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from akn_file import Tree, all_of, heading_words, letters, letters_of, printed_words, section
from hypothesis import example, given
from hypothesis import strategies as st

from perda_rules.regulation.akn.document import to_akn
from perda_rules.regulation.document import Document, Front, Item, Note, Section, Unit, joined
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.reading.reader import read_document

Read = Callable[[bytes], Tree]

DRAFTS = sorted((Path(__file__).parents[1] / "drafts").glob("*.txt"))
KINDS = ("book", "chapter", "part", "subpart", "article", "paragraph", "point", "definition")
WORDS = st.sampled_from([
    "Taman dibuka.", "Taman adalah lahan.", "BAB I", "Pasal 1", "Pasal 7", "(1)", "a.", "1.", "<p>", "]]>", "&amp;",
    "&", "\x00", "\x0b", "\ud800", "\ufffe", "\u2028", '"', "'", "\n", "\n\n", "Menetapkan:", "Ditetapkan di",
    "PENJELASAN", "Diundangkan di Batang pada tanggal 31 Februari 2020", "LEMBARAN DAERAH TAHUN 2020 NOMOR 3",
    "TENTANG", "yang",
])  # fmt: skip
TEXT = st.lists(WORDS | st.text(max_size=5), max_size=8).map(" ".join)


@st.composite
def units(draw: st.DrawFn, depth: int = 0) -> tuple[Unit, ...]:
    """Draw any tree of units: quoted ones, nested headings and implied numbers anywhere, words with any characters."""
    return tuple(
        Unit(
            kind=(kind := draw(st.sampled_from(KINDS))),
            number=draw(st.none() | st.sampled_from(["1", "2a", "IV", "Kedua belas", "b"])),
            value=draw(st.none() | st.integers(1, 12)),
            line=draw(st.integers(1, 3)),
            column=1,
            heading=draw(st.none() | TEXT),
            text=draw(TEXT),
            implied_number=draw(st.booleans()),
            nested=kind in ("chapter", "part", "subpart") and draw(st.booleans()),
            quoted=draw(st.booleans()),
            style=draw(st.sampled_from(["", "a)", "1."])),
            children=draw(units(depth + 1)) if depth < 4 else (),
        )
        for _ in range(draw(st.integers(0, 3 - depth // 2)))
    )


def addressed(units: tuple[Unit, ...], above: str = "art_1") -> tuple[Unit, ...]:
    """Give addresses of the usual form, but none to nested headings."""
    return tuple(
        replace(
            unit,
            id=None if unit.nested else f"{above}__point_{at}",
            children=addressed(unit.children, f"{above}__point_{at}"),
        )
        for at, unit in enumerate(units)
    )


@st.composite
def elucidations(draw: st.DrawFn) -> Section:
    """Draw an elucidation, some of whose words explain one provision or another."""
    whole = section("elucidation", draw(TEXT))
    explaining = draw(st.lists(st.sampled_from(whole.pieces), max_size=3) if whole.pieces else st.just([]))
    notes = (Note("Pasal 1", "1", joined((piece,)), piece.line, piece.column, pieces=(piece,)) for piece in explaining)
    return replace(whole, notes=tuple(notes))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw any document; what its front matter names stands in the opening, or does not."""
    parts = draw(st.lists(TEXT, min_size=8, max_size=14))
    named = draw(st.lists(st.none() | st.sampled_from(parts) | TEXT, min_size=9, max_size=9))
    opening = section("opening", "\n".join(parts))
    items = [
        Item(kind, draw(st.none() | st.sampled_from(["a", "1"])), piece.line, piece.column, joined((piece,)), (piece,))
        for kind in ("recital", "basis")
        for piece in draw(st.lists(st.sampled_from(opening.pieces), max_size=3) if opening.pieces else st.just([]))
    ]
    front = Front(
        *named[:6],
        recitals=tuple(item for item in items if item.kind == "recital"),
        bases=tuple(item for item in items if item.kind == "basis"),
        consent=named[6],
        decision=named[7],
        enacted=named[8],
    )
    return Document(
        opening=opening,
        units=addressed(draw(units())),
        closing=section("closing", draw(TEXT)),
        front=front,
        elucidation=draw(st.none() | elucidations()),
        annexes=tuple(section("annex", text) for text in draw(st.lists(TEXT, max_size=2))),
    )


def check(document: Document, tree: Tree) -> None:
    """No letter is lost; what is added are the words of headings and nothing else."""
    found, held = letters(printed_words(tree)), letters_of(document)
    assert not held - found
    assert not (found - held) - heading_words(document)


@given(documents())
def test_any_document_is_valid_and_whole(read_valid: Read, document: Document) -> None:
    check(document, read_valid(to_akn(document)))


@given(st.lists(WORDS | st.text(max_size=4), max_size=60).map(" ".join))
@example("Pasal 1\nSatu.\n\nDua.\n\nPasal 3\nTiga.")
def test_any_text_is_valid_and_whole(read_valid: Read, text: str) -> None:
    document = parse_document(text)
    check(document, read_valid(to_akn(document)))


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.stem)
def test_a_draft_is_valid_and_whole(read_valid: Read, draft: Path) -> None:
    document = parse_document(draft.read_text(encoding="utf-8"))
    check(document, read_valid(to_akn(document)))


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.stem)
def test_the_same_document_gives_the_same_bytes(draft: Path) -> None:
    first, second = (to_akn(parse_document(draft.read_text(encoding="utf-8"))) for _ in range(2))
    assert first == second


def test_units_nest_as_deep_as_a_text_can_make_them(read_valid: Read) -> None:
    document = parse_document("Pasal 1\nTaman:" + " a. satu:" * 5000)
    check(document, read_valid(to_akn(document)))


@pytest.mark.draft
def test_every_real_text_is_valid_and_whole(read_valid: Read, draft_path: Path) -> None:
    texts = [draft_path, *sorted((draft_path.parent / "other").glob("*.md"))]
    for path in texts:
        document = read_document(path)
        tree = read_valid(to_akn(document))
        check(document, tree)
        eids = {unit.id for unit, _ in document.walk() if unit.id}
        assert eids <= {node.get("eId") for node in all_of(tree, *KINDS)}
