"""The citations of a draft where they stand, and what can be cited in it.

Facts only: what is wrong with a citation is the rules' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from perda_rules.regulation.document import Document, Unit
from perda_rules.regulation.lint.models import Hit
from perda_rules.regulation.numerals import order
from perda_rules.regulation.references.finding import references_of
from perda_rules.regulation.references.models import Place, Reference, Step, Target
from perda_rules.regulation.references.targets import Targets

if TYPE_CHECKING:
    from perda_rules.regulation.lint.draft import Passage, Placed

# What a scan or a lost heading may have glued to the last norm: from there on "Ayat (1)" is a heading.
_BEHIND_NORMS = re.compile(
    r"\bPENJELASAN\b|\bCukup \^?jelas\b|\b(?:Ditetapkan|Disahkan|Diundangkan) di\b.{0,60}?\b[Pp]ada tanggal\b"
)
_SIGNS_OF_END = ("PENJELASAN", "Cukup ", "kan di")
_MEANT = re.compile(r"(?<!\w)dimaksud\s+(?:dalam|di|dari|oleh|pada)?\s*\Z", re.IGNORECASE)
_BEFORE = 40
_OWN: tuple[Place, ...] = ("norm", "elucidation", "recital")


class Citing(NamedTuple):
    """A citation with the passage in which it stands."""

    reference: Reference
    passage: Passage
    placed: Placed | None = None
    """The unit that it stands in, or that the note of the elucidation explains in which it stands."""

    @property
    def foreign(self) -> bool:
        """Whether it cites another act, or stands in the new wording of one."""
        act = self.reference.act
        return self.passage.quoted or self.reference.amended or (act is not None and not act.this)

    @property
    def is_meant(self) -> bool:
        """Whether "(sebagaimana) dimaksud" leads to it."""
        start = self.reference.start
        return _MEANT.search(self.passage.text[max(0, start - _BEFORE) : start]) is not None

    def hit(self, offset: int, /, **params: object) -> Hit:
        """Make a hit at the character ``offset`` of the passage."""
        return self.passage.hit(offset, {key: str(value) for key, value in params.items()})


class Cited(NamedTuple):
    """One thing that a citation cites."""

    citing: Citing
    target: Target

    @property
    def printed(self) -> str:
        """What it cites, with what it takes over from the one before it: "Pasal 43 ayat (3)"."""
        ends = (self.target.path, self.target.until) if self.target.until else (self.target.path,)
        return " sampai dengan ".join(" ".join(map(said, path)) for path in ends)

    @property
    def failing(self) -> Step:
        """The first step that leads to nothing."""
        return next((step for step in self.target.steps if not step.eids), self.target.steps[-1])

    @property
    def where(self) -> str:
        """In what the first step that leads to nothing was looked for: "Pasal 43 ayat (3)", "Menimbang"."""
        path = self.target.path if self.failing in self.target.path else self.target.until
        above = path[: path.index(self.failing)]
        placed = self.citing.placed
        if above and above[0].level in ("paragraph", "point") and placed is not None and placed.article is not None:
            return " ".join((f"Pasal {placed.article.number or '...'}", *map(said, above)))
        if above:
            return " ".join(map(said, above))
        if placed is None:
            return "Menimbang" if self.citing.reference.place == "recital" else "Penjelasan"
        wanted = ("article",) if self.failing.level == "paragraph" else ("article", "paragraph")
        chain = (*placed.above, placed.unit)
        at = next((at for at in reversed(range(len(chain))) if chain[at].kind in wanted), len(chain) - 1)
        return type(placed)(chain[at], chain[:at]).called


class Citations:
    """The citations of a draft; the draft itself says which passages it has."""

    if TYPE_CHECKING:
        document: Document

        @cached_property
        def passages(self) -> tuple[Passage, ...]:
            """Every stretch of words of the draft."""

        @cached_property
        def placed(self) -> tuple[Placed, ...]:
            """Every unit of the draft."""

    @cached_property
    def targets(self) -> Targets:
        """What can be cited in the draft."""
        return Targets(self.document)

    @cached_property
    def by_eid(self) -> dict[str, Placed]:
        """Every unit that has an address, by it."""
        return {placed.unit.id: placed for placed in self.placed if placed.unit.id is not None}

    @cached_property
    def references(self) -> tuple[Citing, ...]:
        """Every citation, in the order of the text, but for the headings of an elucidation that is glued to a norm."""
        return tuple(self._references())

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every thing that the norms and the elucidation of the draft itself cite in it, missing ones included."""
        return tuple(
            Cited(citing, target)
            for citing in self.references
            if citing.reference.place in _OWN and not citing.foreign
            for target in citing.reference.targets
            if target.status != "external" and not _may_be_heading(citing, target)
        )

    def _references(self) -> Iterator[Citing]:
        places = {_key(passage): at for at, passage in enumerate(self.passages)}
        end = self._end_of_norms
        for reference in references_of(self.document, self.targets):
            holder = reference.holder
            if holder is None:
                continue
            heading = reference.place == "heading"
            at = places.get((id(holder) if isinstance(holder, Unit) else id(holder.pieces), heading))
            if at is None or (reference.place == "norm" and (at, reference.start) > end):
                continue
            yield Citing(reference, self.passages[at], self.by_eid.get(reference.source or ""))

    @property
    def _end_of_norms(self) -> tuple[float, int]:
        """The passage, and the place in it, at which what stands behind the norms begins to be glued to them."""
        for at, passage in enumerate(self.passages):
            if passage.kind == "norm" and any(sign in passage.text for sign in _SIGNS_OF_END):
                found = _BEHIND_NORMS.search(passage.text)
                if found is not None:
                    return at, found.start()
        return inf, 0


def _may_be_heading(citing: Citing, target: Target) -> bool:
    """Say whether it may be the heading of a note ("Huruf b") that a scan has left in running text."""
    relative = target.path[0].level in ("paragraph", "point")
    return citing.reference.place == "elucidation" and relative and not citing.is_meant


def called(placed: Placed) -> str:
    """Return how ``placed`` is cited with the BAB and the Bagian that it stands in."""
    groups = [unit for unit in placed.above if unit.kind in ("book", "chapter", "part", "subpart")]
    named = [type(placed)(unit, ()).called for unit in groups]
    return " ".join((*named, placed.called))


def said(step: Step) -> str:
    """Return ``step`` with its word, which a list does not repeat: of "ayat (1) dan (2)" the second as "ayat (2)"."""
    if step.text[:1].isalpha() and step.text[: len(step.word)].lower() == step.word:
        return step.text
    return f"{'Pasal' if step.word == 'pasal' else step.word} {step.text}"


def sequence(step: Step) -> tuple[int, str] | None:
    """Return where the number of ``step`` comes in the order of numbers; None where it has none that is sound."""
    numeral = step.numeral
    if numeral is None or numeral.damaged or len(numeral.readings) != 1:
        return None
    return order(numeral.readings[0])


def _key(passage: Passage) -> tuple[int, bool]:
    if passage.placed is not None:
        return id(passage.placed.unit), passage.kind == "heading"
    return id(passage.pieces), False


def compare(path: Sequence[Step], other: Sequence[Step]) -> int | None:
    """Say whether what ``path`` leads to comes before ``other`` (-1), after it (1), or is the same (0).

    None where the numbers do not tell: one lies in the other, they begin at other levels, or a number is damaged.
    """
    for step, second in zip(path, other, strict=False):
        numbers = sequence(step), sequence(second)
        if (step.level, step.word) != (second.level, second.word) or numbers[0] is None or numbers[1] is None:
            return None
        if numbers[0] != numbers[1]:
            return -1 if numbers[0] < numbers[1] else 1
    return 0 if len(path) == len(other) else None


def is_next(path: Sequence[Step], other: Sequence[Step]) -> bool:
    """Say whether ``other`` is the number after that of ``path``, in the same unit: "ayat (1)" and "ayat (2)"."""
    if len(path) != len(other) or not path or compare(path, other) != -1:
        return False
    if len(path) > 1 and compare(path[:-1], other[:-1]) != 0:
        return False
    first, second = sequence(path[-1]), sequence(other[-1])
    return first is not None and second == (first[0] + 1, "") and not first[1]
