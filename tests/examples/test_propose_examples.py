"""What the examples declare is proposed from their files: how often, and never a signatory that nobody named."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from perda_rules.cli.inputs import known_of, load_law
from perda_rules.evidence.models import Limits
from perda_rules.evidence.proposals.models import Proposal
from perda_rules.evidence.proposals.proposing import Proposer
from perda_rules.evidence.store import Refused
from perda_rules.evidence.texts import Part, Text, read_text

pytestmark = pytest.mark.product

BUNDLES = Path(__file__).resolve().parents[2] / "examples" / "bundles"
EVERY = 7
"""One document in so many is read, of every bundle other ones."""
FLOOR = {"type": 0.97, "title": 0.97, "number": 0.97, "date": 0.98, "signatory": 0.97}
BY_TITLE = 0.93
"""The floor of types that are told by the title alone: a register's headings and the name of its file are no help."""


@cache
def proposer() -> Proposer:
    law = load_law()
    return Proposer(law.types, known_of(law.corpus))


@cache
def items() -> tuple[tuple[Path, dict[str, Any]], ...]:
    return tuple(
        (listing.parent, item)
        for listing in sorted(BUNDLES.glob("*/bundle.yaml"))
        for item in yaml.load(listing.read_bytes(), Loader=yaml.CSafeLoader)["items"]
        if "file" in item
    )


def read() -> list[tuple[dict[str, Any], Proposal]]:
    """Propose from a part of the documents, by their words and names but not by the folder that they are filed in."""
    made = []
    for folder, item in items()[::EVERY]:
        kind = item["file"].rpartition(".")[2]
        try:
            with (folder / item["file"]).open("rb") as stream:
                text = read_text(stream, kind, Limits())
        except (OSError, Refused):  # an example of a file that is missing or empty
            continue
        made.append((item, proposer().propose(text, kind, Path(item["file"]).name)))
    return made


def plain(value: object) -> str:
    return "".join(str(value).split()).replace("–", "-")


def test_what_files_say_is_what_their_items_declare() -> None:
    # One test, as reading the files is what takes the time.
    documents = read()
    sure: Counter[bool] = Counter()
    for field, floor in FLOOR.items():
        right, wrong = 0, []
        for item, proposal in documents:
            found = proposal.fields.get(field)
            if item.get(field) is None:
                continue
            fits = found is not None and plain(found.value) == plain(item[field])
            right += fits
            if not fits:
                wrong.append((item["id"], str(item[field]), found))
            if found is not None and found.confidence == "high":
                sure[fits] += 1
        assert right > 30
        assert right / (right + len(wrong)) >= floor, (field, wrong)
    assert sure[True] > 500
    assert sure[False] / sure.total() < 0.005
    invented = [
        (item["id"], field, proposal.fields[field].value)
        for item, proposal in documents
        for field in ("number", "signatory")
        if item.get(field) is None and field in proposal.fields
    ]
    assert len(invented) <= len(documents) / 200, invented


def test_most_types_are_told_by_the_title_alone() -> None:
    titles = sorted({(item["type"], item["title"]) for _, item in items()})
    wrong = []
    for kind, title in titles:
        told = proposer().propose(Text((Part(title, 1, f"{title}\nIsi dokumen ini tidak penting."),)), "docx", "x.docx")
        if "type" not in told.fields or told.fields["type"].value != kind:
            wrong.append((kind, title, told.fields.get("type")))
    assert 1 - len(wrong) / len(titles) >= BY_TITLE, wrong
