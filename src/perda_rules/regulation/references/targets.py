"""What can be cited in a document: its units by the path of their numbers, from wherever a citation starts.

Facts of the document only; what a citation means is the resolver's. Quoted provisions are another act's, and are left
out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from perda_rules.regulation.document import Document, Unit
from perda_rules.regulation.models import ProvisionKind
from perda_rules.regulation.numerals import order
from perda_rules.regulation.references.models import Level

Key = tuple[Level, str]
"""A level and a number in its plainest form: ("article", "42a"), ("part", "2")."""

_LEVELS: dict[ProvisionKind, Level] = {
    "book": "book", "chapter": "chapter", "part": "part", "subpart": "subpart", "article": "article",
    "paragraph": "paragraph", "point": "point", "definition": "point",
}  # fmt: skip
GROUPS: frozenset[Level] = frozenset(("book", "chapter", "part", "subpart"))
_ANNEX = re.compile(r"\s*LAMPIRAN\s+(?P<number>[IVXL]+|[0-9]{1,3})(?!\w)", re.IGNORECASE)
_ROMAN = re.compile(r"[IVX]+\Z")
_TITLE = re.compile(r"TENTANG\s+PERUBAHAN\s+(?:\w+\s+)?ATAS(?!\w)")
_AMENDS = re.compile(r"(?<!\w)diubah\s+sebagai\s+berikut(?!\w)")
WIDEST_RANGE = 2000
"""How many Pasal a range may span: of a wider one only the ends are named, so that reading stays linear."""


class Found(NamedTuple):
    """The units that a path leads to, and their addresses."""

    units: tuple[Unit, ...]
    eids: tuple[str, ...]


@dataclass(frozen=True)
class Targets:
    """The units of a document that can be cited."""

    document: Document

    @cached_property
    def above(self) -> dict[int, tuple[Unit, ...]]:
        """What every unit stands in, outermost first, by ``id(unit)``."""
        return {id(unit): above for unit, above in self.document.walk()}

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Every unit that has an address, by it, in the order of the text."""
        return {unit.id: unit for unit, _ in self.document.walk() if unit.id is not None}

    @cached_property
    def amending(self) -> tuple[Unit, ...]:
        """The outermost Pasal that amend another act: they hold its new wording, or are the Pasal I of such an act."""
        found: dict[int, Unit] = {}
        for unit, above in self.document.walk():
            article = next((other for other in (*above, unit) if other.kind == "article"), None)
            if article is not None and (unit.quoted or (unit is article and self._says_that_it_amends(article))):
                found[id(article)] = article
        return tuple(found.values())

    @cached_property
    def amends(self) -> bool:
        """Whether this is an amending act: its own Pasal have Roman numbers, and all others are the amended act's."""
        return any(map(is_roman, self.amending))

    def is_own(self, unit: Unit) -> bool:
        """Say whether ``unit`` is a provision of this act, not of one that it quotes.

        The new wording of an amending act is told by its Arabic Pasal too, where damage hides that it is quoted.
        """
        chain = (*self.above[id(unit)], unit)
        return not any(
            other.quoted or (self.amends and other.kind == "article" and not is_roman(other)) for other in chain
        )

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where every unit stands in the order of the text, by its eId."""
        return {unit.id: at for at, (unit, _) in enumerate(self.document.walk()) if unit.id is not None}

    def _says_that_it_amends(self, article: Unit) -> bool:
        titled = article.number == "I" and self._titled_as_amendment
        return titled or (is_roman(article) and _AMENDS.search(article.text) is not None)

    @cached_property
    def _titled_as_amendment(self) -> bool:
        title = f"TENTANG {self.document.front.title or ''} {self.document.opening.text}"
        return _TITLE.search(title) is not None

    def article_of(self, unit: Unit) -> Unit | None:
        """Return the Pasal that ``unit`` is or stands in: the innermost one."""
        chain = (*self.above[id(unit)], unit)
        return next((above for above in reversed(chain) if above.kind == "article"), None)

    def find(self, root: Unit | None, path: tuple[Key, ...]) -> Found:
        """Return the units at the end of ``path`` inside ``root`` (None: the whole document).

        A path names a Pasal directly, whatever BAB or Bagian it stands in, but leaves out no level below a Pasal.
        """
        key = (id(root) if root is not None else None, path)
        found = self._found.get(key)
        if found is None:
            units = tuple(self._paths.get(key, ()))
            found = self._found[key] = Found(units, tuple(unit.id for unit in units if unit.id is not None))
        return found

    def styles(self, holder: Unit) -> frozenset[str]:
        """Return how the lists directly in ``holder`` number their items: "a.", "1.", "a)"."""
        found = self._styles.get(id(holder))
        if found is None:
            found = frozenset(_style(child) for child in holder.children if level_of(child) == "point")
            self._styles[id(holder)] = found
        return found

    def between(self, first: Unit, last: Unit) -> tuple[Unit, ...] | None:
        """Return ``first`` to ``last`` and every unit between them of their kind, in the order of their numbers.

        Pasal are looked for in the whole document, other units among their siblings, groups in the order of the text.
        None where the range runs backwards, or the units are no siblings.
        """
        run = self._run(first)
        start, stop = run.places.get(id(first)), run.places.get(id(last))
        if start is None or stop is None or start >= stop:
            return None
        return run.units[start : stop + 1] if stop - start < WIDEST_RANGE else (first, last)

    @cached_property
    def annexes(self) -> dict[str | None, tuple[str, ...]]:
        """The addresses of the annexes by their printed number; under None those of all."""
        found: defaultdict[str | None, list[str]] = defaultdict(list)
        for at, annex in enumerate(self.document.annexes, start=1):
            number = _ANNEX.match(annex.heading or annex.text[:80])
            for key in {None, number["number"].casefold() if number else None}:
                found[key].append(f"att_{at}")
        return {key: tuple(eids) for key, eids in found.items()}

    def _run(self, unit: Unit) -> _Run:
        above = self.above.get(id(unit), ())
        parent = above[-1] if above else None
        key = None if unit.kind == "article" else (id(parent), level_of(unit), _style(unit)[:1])
        run = self._runs.get(key)
        if run is None:
            siblings = self._articles if key is None else parent.children if parent else self.document.units
            alike = [other for other in siblings if other.kind == unit.kind and _style(other)[:1] == _style(unit)[:1]]
            if level_of(unit) not in GROUPS:
                alike.sort(key=lambda other: order(other.number or ""))
            run = self._runs[key] = _Run(tuple(alike), {id(other): at for at, other in enumerate(alike)})
        return run

    @cached_property
    def _articles(self) -> Sequence[Unit]:
        return [unit for unit in self._own if unit.kind == "article" and unit.number is not None]

    @cached_property
    def _own(self) -> Sequence[Unit]:
        return [unit for unit, _ in self.document.walk() if self.is_own(unit)]

    @cached_property
    def _paths(self) -> dict[tuple[int | None, tuple[Key, ...]], list[Unit]]:
        paths: defaultdict[tuple[int | None, tuple[Key, ...]], list[Unit]] = defaultdict(list)
        for unit in self._own:
            chain = (*self.above[id(unit)], unit)
            keys: tuple[Key, ...] = ()
            for above in reversed(chain):
                key = key_of(above)
                if key is None or (key[0] in GROUPS and above is not unit):
                    break
                keys = (key, *keys)
                for root in _roots(chain, above):
                    paths[id(root) if root is not None else None, keys].append(unit)
                if key[0] == "article":
                    break
        return paths

    @cached_property
    def _found(self) -> dict[tuple[int | None, tuple[Key, ...]], Found]:
        return {}

    @cached_property
    def _styles(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def _runs(self) -> dict[object, _Run]:
        return {}


class _Run(NamedTuple):
    """Units of one kind in their order."""

    units: tuple[Unit, ...]
    places: dict[int, int]


def is_roman(article: Unit) -> bool:
    """Say whether a Pasal has a Roman number, as those of an amending act have."""
    return _ROMAN.match(article.number or "") is not None


def level_of(unit: Unit) -> Level:
    """Return the level at which ``unit`` is cited."""
    return _LEVELS[unit.kind]


def key_of(unit: Unit) -> Key | None:
    """Return the level and the plain number of ``unit``; None where it has no number."""
    number = str(unit.value) if unit.value is not None else unit.number
    return (level_of(unit), number.casefold()) if number else None


def _roots(chain: Sequence[Unit], top: Unit) -> Iterable[Unit | None]:
    """Return from where a path that begins with ``top`` may be cited.

    A Pasal, BAB, Bagian or Paragraf from the whole document and from every group around it, other units from what they
    stand in.
    """
    at = next(at for at, unit in enumerate(chain) if unit is top)
    if top.kind in ("paragraph", "point", "definition"):
        return chain[at - 1 : at]
    return (None, *chain[:at])


def _style(unit: Unit) -> str:
    """Return how the list of a point numbers; where the reader does not say, as its number is written."""
    if level_of(unit) != "point":
        return ""
    return unit.style.lstrip("(") or ("1." if (unit.number or "a")[0].isdigit() else "a.")
