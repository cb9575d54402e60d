"""What is found in the real texts is what the page on reading says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from perda_rules.regulation.document import Document
from perda_rules.regulation.reading.reader import read_document

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reading.md"
FILES = ("permenkeu-2022-3", "pp-2019-71", "uu-2008-14", "uu-2011-12", "uu-2016-19")


def rows() -> dict[str, list[int]]:
    table = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    return {name: [0 if number == "–" else int(number) for number in numbers] for name, *numbers in cells}


def found(document: Document) -> list[int]:
    own: Counter[str] = Counter()
    quoted = 0
    for unit, above in document.walk():
        if unit.quoted or any(outer.quoted for outer in above):
            quoted += unit.kind == "article"
        else:
            own[unit.kind] += 1
    kinds = [own[kind] for kind in ("chapter", "part", "subpart", "article")]
    return [*kinds, quoted, len(document.front.recitals), len(document.front.bases), len(document.annexes)]


@pytest.mark.draft
def test_the_page_tells_what_is_found_in_each_text(draft_path: Path) -> None:
    others = draft_path.parent / "other"
    if not others.is_dir():
        pytest.skip("the other regulations are not beside the draft")
    paths = [draft_path, *(others / f"{name}.md" for name in FILES)]
    columns = [found(read_document(path)) for path in paths]
    assert [list(row) for row in zip(*columns, strict=True)] == list(rows().values())
