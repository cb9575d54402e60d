"""What a rule is and what it finds. Plain frozen data; what a rule says is in the YAML file beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from perda_rules.errors import Severity
from perda_rules.language import Label
from perda_rules.regulation.document import Unit

if TYPE_CHECKING:
    from perda_rules.regulation.lint.draft import Draft, Passage, Placed


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule does not hold."""

    line: int
    column: int
    eid: str | None = None
    """The provision, where it is in one that has an address."""
    params: Mapping[str, str] = field(default_factory=dict)
    """What fills in the message."""


Check = Callable[["Draft"], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the lint."""

    code: str
    severity: Severity
    check: Check


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, with its place."""

    code: str
    severity: Severity
    line: int
    column: int
    eid: str | None
    params: Mapping[str, str]


def rule(code: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a rule of a check.

    An *error* breaks a convention or leaves the text without one meaning; a *warning* very probably does; a *notice*
    asks a person to look.
    """
    return lambda check: Rule(code, severity, check)


def at(where: Unit | Placed | Passage, offset: int | None = None, /, **params: object) -> Hit:
    """Make a hit: at the character ``offset`` of the words, or at the number or heading of a unit."""
    written = {key: str(value) for key, value in params.items()}
    if isinstance(where, Unit):
        return Hit(where.line, where.column, where.id, written)
    return where.hit(offset, written)


class Description(BaseModel):
    """What a rule says of itself: the YAML file beside its check."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Label
    """What is wrong, as a heading."""
    message: Label
    """What is wrong at this place, with ``{parameters}``."""
    do: Label
    """How to mend it."""
    why: Label
    """What goes wrong in practice if it stays."""
    source: Literal["stated", "derived", "practice"]
    """Whether the drafting convention says it, it follows from what the convention says, or it is good practice."""
    conventions: tuple[int, ...] = ()
    """Its numbers in Lampiran II of UU 12/2011."""
    amended: Label | None = None
    """What UU 13/2022 changed of them."""
    bad: str = Field(min_length=1)
    """A draft of a few lines, our own, in which the rule finds something."""
    good: str = Field(min_length=1)
    """The same draft, mended."""
