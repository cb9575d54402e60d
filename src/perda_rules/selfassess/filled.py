"""What people filled in, as it was read from a form: entries with the places that problems are reported at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from perda_rules.errors import Problem
from perda_rules.evidence.models import Organisation
from perda_rules.evidence.workbook import Cell


@dataclass(frozen=True, slots=True)
class Filled:
    """One entry: an item, an own answer, or a fact."""

    key: str
    """The id of the item, the duty or the fact; empty for an item that nobody named."""
    values: Mapping[str, Any]
    """What was filled in, as ``bundle.yaml`` says it; empty where everything was cleared."""
    base: str
    """The digest of the entry when the form was made; empty for a new one."""
    cell: Cell
    """Where it stands."""
    file: Cell | None = None
    """Where the file of an item is named."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was read. An entry that cannot be read is in ``problems`` and nowhere else."""

    organisation: Organisation
    items: tuple[Filled, ...] = ()
    answers: tuple[Filled, ...] = ()
    facts: tuple[Filled, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), repr=False)

    def anew(self) -> Form:
        """Return the form as if every entry in it were new: for a bundle that knows none of them."""
        items, answers, facts = (
            tuple(replace(one, base="") for one in part) for part in (self.items, self.answers, self.facts)
        )
        return replace(self, items=items, answers=answers, facts=facts)
