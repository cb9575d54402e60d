"""References of real texts: the draft by-law, whose faults are known, and acts in force, which cite what they have."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from perda_rules.regulation.document import Document
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.references.finding import references_of
from perda_rules.regulation.references.models import Reference, Target

IN_FORCE = ("permenkeu-2022-3", "pp-2019-71", "uu-2008-14", "uu-2011-12")
PRINTED = re.compile(r"\bayat\s?\([0-9]+\)|\bPasal\s?[0-9]+|\bhuruf\s[a-z]\b")


def read(path: Path) -> Document:
    return parse_document(path.read_text(encoding="utf-8"))


def uncovered(document: Document, references: tuple[Reference, ...]) -> list[str]:
    """What looks like a citation in the words of a unit, and is in no reference."""
    spans: dict[int, list[Reference]] = {}
    for reference in references:
        spans.setdefault(id(reference.holder), []).append(reference)
    return [
        unit.text[max(0, found.start() - 40) : found.end()]
        for unit, _ in document.walk()
        for found in PRINTED.finditer(unit.text)
        if not any(reference.start <= found.start() < reference.end for reference in spans.get(id(unit), ()))
    ]


@pytest.fixture(scope="module")
def draft(draft_path: Path) -> Document:
    return read(draft_path)


@pytest.fixture(scope="module")
def citing(draft: Document) -> dict[str, Target]:
    """What the single reference of a place comes to, by its place and words."""
    return {
        f"{reference.source}: {target.text}": target
        for reference in references_of(draft)
        for target in reference.targets
    }


@pytest.mark.draft
class TestDraft:
    def test_every_citation_is_found(self, draft: Document) -> None:
        assert uncovered(draft, references_of(draft)) == []

    def test_what_does_not_exist_is_missing(self, citing: dict[str, Target]) -> None:
        dimension = citing["chp_V__art_64__para_1: Pasal 18 ayat (1) huruf g"]
        assert (dimension.status, dimension.lacking) == ("missing", "paragraph")
        for number, letter in zip(range(4, 11), "abcdefg", strict=True):
            layer = citing[f"chp_V__art_57__para_{number}: ayat (1) huruf {letter}"]
            assert (layer.status, layer.lacking) == ("missing", "point")
        for article, letter in ((48, "d"), (49, "e")):
            element = citing[f"chp_IV__art_{article}__para_1: Pasal 43 ayat (3) huruf {letter}"]
            assert (element.status, element.lacking) == ("missing", "point")

    def test_a_pasal_that_stands_twice_is_no_guess(self, citing: dict[str, Target]) -> None:
        for article, letter in ((44, "a"), (45, "a"), (46, "b"), (47, "c")):
            element = citing[f"chp_IV__art_{article}__para_1: Pasal 43 ayat (3) huruf {letter}"]
            assert (element.status, element.eids) == ("ambiguous", (f"chp_IV__art_43__para_3__point_{letter}",))
            assert element.doubtful is not None
            assert element.doubtful.eids == ("chp_III__art_43", "chp_IV__art_43")

    def test_most_citations_lead_somewhere(self, citing: dict[str, Target]) -> None:
        assert Counter(target.status for target in citing.values())["resolved"] >= 190


@pytest.mark.draft
@pytest.mark.parametrize("name", IN_FORCE)
def test_the_citations_of_an_act_in_force_are_found_and_nearly_all_lead_somewhere(draft_path: Path, name: str) -> None:
    path = draft_path.parent / "other" / f"{name}.md"
    if not path.is_file():
        pytest.skip("the acts in force are not beside the draft")
    document = read(path)
    references = references_of(document)
    assert uncovered(document, references) == []
    found = Counter(
        target.status
        for reference in references
        if reference.place == "norm"
        for target in reference.targets
        if target.path[0].level != "annex"
    )
    assert found["resolved"] + found["external"] >= 0.95 * found.total()
