"""``perda-rules followup set``: enter a step: the new status of a recommendation, by whom, why, and the evidence."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current, text

if TYPE_CHECKING:
    from perda_rules.assessment.followup import Proof


def add_to(group: typer.Typer) -> None:
    """Add the command to ``group``."""

    @group.command("set", cls=Command, **options.summary("followup_set"))
    def set_status(
        register: Path = options.argument("followup_register", "REGISTER.yaml"),
        finding: str = options.argument("finding", "FINDING"),
        status: str = options.option("followup_status", "--status", metavar="STATUS"),
        by: str = options.option("followup_by", "--by", default="Inspektorat", metavar="OFFICE"),
        note: str = options.option("note", metavar="TEXT"),
        evidence: list[str] = options.option("followup_evidence", "--evidence", metavar="FILE|KEY"),
        at: str = options.option("step_date", "--at", metavar="YYYY-MM-DD"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules import yaml_text
        from perda_rules.assessment.followup import STATUSES, Step
        from perda_rules.assessment.followup_file import lacks_reason, read_register, with_entries
        from perda_rules.cli.output import console, print_line
        from perda_rules.errors import InputError, problem
        from perda_rules.language import write_date
        from perda_rules.obligations.hints import closest
        from perda_rules.reports.followup import status_name
        from perda_rules.writing import alone, write_file

        if status is None:
            raise InputError(problem("U103", "--status", parameter="--status"))
        options.read_choice(status, STATUSES, "--status")
        day = options.read_day(at, "--at", options.today()) or options.today()
        with alone(register):
            known = {entry.id: entry for entry in read_register(register).entries}
            if finding not in known:
                raise InputError(problem("T105", register, id=finding, close=closest(finding, known)))
            entry = known[finding]
            step = Step(date=day, status=status, by=by, note=note, evidence=_proofs(evidence or (), register.parent))
            before = max([entry.reported, *(one.date for one in entry.steps)])
            if day < before:
                raise InputError(problem("T102", "--at", date=day, before=before))
            if lacks_reason(step):
                raise InputError(problem("T103", "--note"))
            changed = entry.model_copy(update={"steps": (*entry.steps, step)})
            write_file(register, with_entries(yaml_text.read_text(register), [changed]).encode())
        said = status_name(step.status, current())
        line = text("followup.was_set", finding=finding, status=said, day=write_date(day, current()))
        print_line(console(), line)


def _proofs(names: Sequence[str], folder: Path) -> "tuple[Proof, ...]":
    """Return what was handed in, each file with its digest. Raises InputError with every one that does not exist."""
    import hashlib
    import re

    from perda_rules.assessment.followup import Proof
    from perda_rules.errors import InputError, problem

    key = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
    proofs, problems = [], []
    for name in names:
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            problems.append(problem("T107", "--evidence", name=name))
        elif path.is_file():
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            proofs.append(Proof(name=Path(name).as_posix(), sha256=digest))
        elif key.fullmatch(name):
            proofs.append(Proof(name=name))
        else:
            problems.append(problem("T106", "--evidence", name=name))
    if problems:
        raise InputError(problems)
    return tuple(proofs)
