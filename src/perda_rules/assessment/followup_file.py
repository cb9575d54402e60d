"""The register of recommendations as a YAML file: read, checked, begun and carried on. People may edit it by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from perda_rules import yaml_text
from perda_rules.assessment.followup import Entered, Recommendation, Register, Step
from perda_rules.errors import InputError, Problem
from perda_rules.language import Label
from perda_rules.source import read_yaml, validate

PART = "entries"


def read_register(path: Path) -> Register:
    """Read a register.

    Raises InputError with every problem: YAML (Y…), shape (S…), an id that is used twice (T101), a step before the one
    that precedes it or before the report (T102), no reason why nothing can be done (T103), a last day before the report
    (T104).
    """
    source = read_yaml(path)
    register = validate(Register, source)
    problems: list[Problem] = []
    seen: set[str] = set()
    for number, entry in enumerate(register.entries):
        at = (PART, number)
        if entry.id in seen:
            problems.append(source.problem("T101", (*at, "id"), id=entry.id))
        seen.add(entry.id)
        if entry.due < entry.reported:
            problems.append(source.problem("T104", (*at, "due"), due=entry.due, reported=entry.reported))
        before = entry.reported
        for place, step in enumerate(entry.steps):
            if step.date < before:
                problems.append(source.problem("T102", (*at, "steps", place, "date"), date=step.date, before=before))
            if lacks_reason(step):
                problems.append(source.problem("T103", (*at, "steps", place)))
            before = max(before, step.date)
    if problems:
        raise InputError(problems)
    return register


def lacks_reason(step: Step) -> bool:
    """Say whether a step claims that nothing can be done, and does not say why."""
    return step.status == "tidak-dapat-ditindaklanjuti" and not step.note


def begun() -> str:
    """Return the text of a register without recommendations."""
    return "followup: 1\nnames: {}\nentries: []\n"


def with_entered(text: str, entered: Entered) -> str:
    """Return the text of a register with what it gains; nothing that stands in it is changed."""
    for key, label in entered.names.items():
        text = _with_name(text, key, label)
    return with_entries(text, entered.new)


def _with_name(text: str, key: str, label: Label) -> str:
    return yaml_text.put_pair(text, "names", key, label.model_dump())


def with_entries(text: str, entries: Iterable[Recommendation]) -> str:
    """Return the text of a register with ``entries``, each in the place of the one of its id or at the end."""
    return yaml_text.put_entries(text, PART, [_plain(entry) for entry in entries])


def _plain(entry: Recommendation) -> Mapping[str, Any]:
    """Write an entry as plain data, without what says nothing."""
    plain: dict[str, Any] = _bare(entry.model_dump())
    return plain


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items() if each not in (None, [], ())}
    return [_bare(each) for each in value] if isinstance(value, Sequence) and not isinstance(value, str) else value
