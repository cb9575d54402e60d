"""A proposal for continuous numbers, told to a drafter: a summary in lines, and the table of old and new as CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.regulation.change.renumbering import ByHand, Remark, Renumbered, Renumbering
from perda_rules.regulation.change.version import Version
from perda_rules.regulation.citation import cite
from perda_rules.regulation.models import ProvisionKind
from perda_rules.reports.csv import BYTE_ORDER_MARK, cell
from perda_rules.reports.drafts.lines import Line, line, title
from perda_rules.reports.wording import write_number

_NAMED: tuple[Remark, ...] = ("empty", "container", "placeholder", "implied", "repeated", "kept")
"""The remarks whose places are named in the summary; the table has all."""
_SHOWN = 10
_COLUMNS = ("what", "line", "old", "new", "old_id", "new_id", "text", "note")


@dataclass(frozen=True, slots=True)
class RenumberingReport:
    """Tells of a proposal; ``old`` and ``new`` are the draft and the proposal as versions, to cite their places."""

    proposal: Renumbering
    old: Version
    new: Version
    language: Language

    def lines(self, file: str, *, table: bool) -> list[Line]:
        """Return the summary; ``table`` says whether a table has the rest."""
        return list(self._lines(file, table=table))

    def table(self) -> bytes:
        """Return the table of old and new: every provision, then every reference to decide by hand."""
        stream = io.StringIO()
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow([f"{column} | {self._tell(f'column.{column}')}" for column in _COLUMNS])
        for row in (*map(self._unit_row, self.proposal.units), *map(self._reference_row, self.proposal.by_hand)):
            writer.writerow([cell(value, self.language) for value in row])
        return (BYTE_ORDER_MARK + stream.getvalue()).encode()

    def _tell(self, key: str, **params: object) -> str:
        return say(f"renumbering.{key}", self.language, **params)

    def _number(self, number: int) -> str:
        return write_number(number, self.language)

    def _cite(self, version: Version, eid: str | None) -> str:
        return cite(version[eid], version, self.language) if eid is not None and eid in version else ""

    def _lines(self, file: str, *, table: bool) -> Iterator[Line]:
        proposal = self.proposal
        yield title(self._tell("title", file=file))
        of, changed = Counter[ProvisionKind](), Counter[ProvisionKind]()
        for unit in proposal.units:
            if unit.new.id is not None and "quoted" not in unit.remarks:
                of[unit.new.kind] += 1
                changed[unit.new.kind] += unit.old.number != unit.new.number
        for kind in get_args(ProvisionKind):
            if of[kind]:
                yield line(1, self._tell(f"kind.{kind}", changed=self._number(changed[kind]), n=self._number(of[kind])))
        if changed.total():
            yield line(1, self._tell("followed", n=self._number(proposal.followed)))
        else:
            yield line(1, self._tell("nothing"))
        yield from self._doubts()
        remarks = list(self._remarks(table=table))
        if remarks:
            yield title(self._tell("to_know"))
            yield from remarks
        if proposal.by_hand:
            yield title(self._tell("by_hand"))
            yield from self._first((self._reference(found) for found in proposal.by_hand), 1, table=table)

    def _doubts(self) -> Iterator[Line]:
        """Warn of what does not read again as it is meant."""
        units = {unit.new.id: unit for unit in self.proposal.units}
        if self.proposal.unlike_from is not None:
            yield line(1, self._tell("unlike", place=self._place(units[self.proposal.unlike_from])))
        else:
            places = (self._place(units[eid]) for eid in self.proposal.unlike)
            yield from (line(1, self._tell("unlike_part", place=place)) for place in places)
        for found in self.proposal.astray:
            yield line(1, self._tell("astray", place=self._cite(self.new, found.source), text=found.text))

    def _remarks(self, *, table: bool) -> Iterator[Line]:
        for remark in get_args(Remark):
            units = [unit for unit in self.proposal.units if remark in unit.remarks]
            if units:
                yield line(1, self._tell(f"remark.{remark}", n=self._number(len(units))))
            if remark in _NAMED:
                yield from self._first(map(self._place, units), 2, table=table)

    def _first(self, texts: Iterable[str], depth: int, *, table: bool) -> Iterator[Line]:
        found = list(texts)
        yield from (line(depth, text) for text in found[:_SHOWN])
        if len(found) > _SHOWN:
            key = "more_in_table" if table else "more"
            yield line(depth, self._tell(key, n=self._number(len(found) - _SHOWN)))

    def _place(self, unit: Renumbered) -> str:
        return self._tell("where", place=self._cite(self.new, unit.new.id) or self._heading(unit), line=unit.old.line)

    @staticmethod
    def _heading(unit: Renumbered) -> str:
        return " ".join(filter(None, (unit.new.number, unit.new.heading)))

    def _reference(self, found: ByHand) -> str:
        place = self._cite(self.new, found.source) or self._tell("outside")
        if found.line:
            place = self._tell("where", place=place, line=found.line)
        return self._tell("reference", place=place, text=found.text, status=self._status(found))

    def _status(self, found: ByHand) -> str:
        candidates = "; ".join(self._cite(self.new, eid) for eid in found.candidates)
        if found.status == "ambiguous":
            return self._tell("status.ambiguous" if candidates else "status.ambiguous_unknown", candidates=candidates)
        if found.status == "missing" and candidates:
            return self._tell("status.missing_in", candidates=candidates)
        return self._tell(f"status.{found.status}")

    def _unit_row(self, unit: Renumbered) -> tuple[object, ...]:
        old, new = unit.old, unit.new
        note = "; ".join(self._tell(f"note.{remark}") for remark in unit.remarks)
        cited = self._cite(self.old, old.id), self._cite(self.new, new.id)
        return (self._tell("what.provision"), old.line, *cited, old.id or "", new.id or "", new.heading or "", note)

    def _reference_row(self, found: ByHand) -> tuple[object, ...]:
        place = self._cite(self.new, found.source) or self._tell("outside")
        return (
            self._tell("what.reference"), found.line or "", "", place, "", found.source or "", found.text,
            self._status(found),
        )  # fmt: skip
