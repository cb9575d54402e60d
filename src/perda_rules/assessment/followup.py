"""Follow-up (tindak lanjut): what became of each recommendation, step by step, and what is late. Pure.

A recommendation is entered once, from a gap of an assessment, and never leaves the register. Only a person settles it:
that a later assessment finds no gap is shown, and decides nothing. The last day still counts (Asia/Jakarta).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Day  # noqa: N812 (a field is called date)
from datetime import timedelta
from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from perda_rules.assessment.findings import SEVERITIES, finding_id, ordered_gaps
from perda_rules.assessment.models import GAPS, Assessment, Severity
from perda_rules.language import Label

Status = Literal["sesuai", "belum-sesuai", "belum-ditindaklanjuti", "tidak-dapat-ditindaklanjuti"]
STATUSES: tuple[Status, ...] = get_args(Status)
"""As the inspectorates call them: settled; begun; not begun; cannot be followed up, for a valid reason."""
SETTLED: tuple[Status, ...] = ("sesuai", "tidak-dapat-ditindaklanjuti")
NOT_BEGUN: Status = "belum-ditindaklanjuti"
AGES = (30, 60, 90)
"""Days overdue at which the groups of a list end."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Proof(_Written):
    """What was handed in: an item of a bundle (``organisation/id``) or a file beside the register."""

    name: Line
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    """Of a file, as it was when the step was entered."""


class Step(_Written):
    """One change of status."""

    date: Day
    status: Status
    by: Line
    """The office that decided, no person's name."""
    note: Line | None = None
    evidence: tuple[Proof, ...] = ()


class Recommendation(_Written):
    """A recommendation and what became of it."""

    id: Line
    """The id of its finding."""
    obligation: Line
    unit: Line
    lead: Line
    severity: Severity
    citation: Label
    recommendation: Label
    reported: Day
    due: Day
    """The last day for follow-up."""
    steps: tuple[Step, ...] = ()

    @property
    def status(self) -> Status:
        """Where it stands now."""
        return self.steps[-1].status if self.steps else NOT_BEGUN

    def overdue_days(self, at: Day) -> int:
        """Return the whole days since the last day for follow-up; 0 where it is settled, or not yet past."""
        return 0 if self.status in SETTLED else max((at - self.due).days, 0)


class Register(_Written):
    """The register of recommendations, version 1 (``tindak-lanjut.yaml``)."""

    followup: Literal[1]
    names: Annotated[dict[str, Label], Field()] = {}
    """What leads and units are called."""
    entries: tuple[Recommendation, ...] = ()


class Entered(NamedTuple):
    """What a register gains from an assessment."""

    new: tuple[Recommendation, ...]
    excepted: tuple[str, ...]
    """Findings that were left out: the inspectorate granted an exception."""
    closed: tuple[str, ...]
    """Unsettled recommendations on duties in which this assessment finds no gap any more."""
    names: Mapping[str, Label]


def enter(assessment: Assessment, known: Sequence[Recommendation], days: int, reported: Day | None = None) -> Entered:
    """Say which recommendations of ``assessment`` a register with the ``known`` ones gains.

    ``days`` are the calendar days for follow-up, from ``reported`` on (default: the day of the assessment).
    """
    first = reported or assessment.at
    ids = {one.id for one in known}
    new: list[Recommendation] = []
    excepted: list[str] = []
    for result in ordered_gaps(assessment):
        finding, duty = finding_id(result.obligation, result.unit), assessment.duties[result.obligation]
        if result.verdict == "needs_review":
            continue  # nothing is established yet: what it asks for is a judgement
        if result.excepted:
            excepted.append(finding)
        elif finding not in ids:
            new.append(
                Recommendation(
                    id=finding,
                    obligation=result.obligation,
                    unit=result.unit,
                    lead=duty.lead,
                    severity=duty.severity,
                    citation=duty.citation,
                    recommendation=duty.recommendation,
                    reported=first,
                    due=first + timedelta(days=days),
                )
            )
    judged = {(result.obligation, result.unit): result.verdict for result in assessment.results}
    closed = tuple(
        one.id
        for one in known
        if one.status not in SETTLED and judged.get((one.obligation, one.unit)) not in (None, "not_due", *GAPS)
    )
    named = {key for one in new for key in (one.lead, one.unit)}
    names = {key: label for key, label in assessment.names.items() if key in named}
    return Entered(tuple(new), tuple(excepted), closed, names)


class Aged(NamedTuple):
    """A recommendation on a day."""

    entry: Recommendation
    overdue_days: int
    group: int
    """0: settled or not overdue; then 1 for up to AGES[0] days, and so on; the last has no end."""


def aged(entries: Sequence[Recommendation], at: Day) -> list[Aged]:
    """Return the recommendations as they stand on ``at``: unsettled ones first, the longest overdue and worst first."""
    found = [Aged(one, days, age_group(days)) for one in entries for days in [one.overdue_days(at)]]
    return sorted(
        found,
        key=lambda one: (
            one.entry.status in SETTLED,
            -one.overdue_days,
            one.entry.due,
            SEVERITIES.index(one.entry.severity),
            one.entry.id,
        ),
    )


def age_group(days: int) -> int:
    """Return the group of a number of days overdue."""
    return 0 if days <= 0 else 1 + sum(days > edge for edge in AGES)


class Tally(NamedTuple):
    """How many recommendations of one lead stand where."""

    lead: str
    counts: Mapping[Status, int]
    overdue: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


def tallies(entries: Sequence[Recommendation], at: Day) -> Iterator[Tally]:
    """Yield the counts of each lead, the one with most overdue first."""
    found = []
    for lead in sorted({one.lead for one in entries}):
        own = [one for one in entries if one.lead == lead]
        counts = {status: sum(one.status == status for one in own) for status in STATUSES}
        found.append(Tally(lead, counts, sum(one.overdue_days(at) > 0 for one in own)))
    yield from sorted(found, key=lambda tally: (-tally.overdue, -tally.total, tally.lead))
