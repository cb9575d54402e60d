"""Every citation in ``cases/*.yaml``, read where it stands in the draft beside it, comes to what is written there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from _pytest.mark import ParameterSet

from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.references.finding import references_in
from perda_rules.regulation.references.models import Reference
from perda_rules.regulation.references.targets import Targets

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    draft: str
    at: str | None
    words: str
    expect: list[str]


def cases() -> Iterator[ParameterSet]:
    for path in sorted(CASES.glob("*.yaml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in table["cases"]:
            yield pytest.param(Case(table["draft"], **case), id=f"{path.stem}: {case['words'][:60]}")


@cache
def targets(draft: str) -> Targets:
    return Targets(parse_document((CASES / f"{draft}.txt").read_text(encoding="utf-8")))


def told(references: tuple[Reference, ...]) -> Iterator[str]:
    """One line for the act of a reference, one for each of its targets."""
    for reference in references:
        if (act := reference.act) is not None:
            title = act.title if act.title != act.kind else None
            said = ("this" if act.this else None, act.kind, act.number, act.year, title)
            yield f"act: {' | '.join(filter(None, said))}"
        for target in reference.targets:
            yield " ".join(filter(None, (target.text, "→", target.status, target.lacking, *target.eids)))


@pytest.mark.parametrize("case", list(cases()))
def test_a_citation_comes_to_what_it_cites(case: Case) -> None:
    assert list(told(references_in(case.words, targets(case.draft), case.at))) == case.expect


def test_the_table_is_not_empty() -> None:
    assert len(list(cases())) >= 120
