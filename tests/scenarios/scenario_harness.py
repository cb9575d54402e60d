"""Scenarios: for every obligation, evidence that satisfies it and a near miss that must not; and their mutants.

A scenario file stands beside its Pasal under the same path. An item may say ``repeat: {every: P1M, times: 12}``: it is
then copied, with every date moved on. ``fill: P1Y`` is what a person decided where the text is open. The harness gives
each item a file, so scenarios speak of content alone.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from perda_rules.assessment.assess import Court, Request
from perda_rules.assessment.deadlines import Period, duration
from perda_rules.assessment.judgements import Bench, Fill
from perda_rules.assessment.models import Result
from perda_rules.assessment.scope import CITY, Unit
from perda_rules.engine.conditions import row_holds
from perda_rules.engine.native import NativeMatcher
from perda_rules.evidence.body import expires_on, occurred_on, validate_body
from perda_rules.evidence.models import Bundle, CheckedItem, Item, Organisation, Statement
from perda_rules.evidence.schemas import load_types
from perda_rules.evidence.types import ENVELOPE, EvidenceType
from perda_rules.obligations.loading import load_corpus
from perda_rules.obligations.models import Corpus, Leaf, Obligation, Triggered
from perda_rules.source import read_yaml

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
DEFAULT_AT = dt.date(2026, 12, 31)
DEFAULT_FORCE = dt.date(2025, 6, 1)


@cache
def types() -> dict[str, EvidenceType]:
    return load_types(ROOT / "evidence_schemas")


@cache
def corpus() -> Corpus:
    return load_corpus(ROOT / "obligations", types())


@cache
def obligations() -> dict[str, Obligation]:
    return {duty.id: duty for pasal in corpus().pasal for duty in pasal.obligations}


@dataclass(frozen=True)
class Scenario:
    """One obligation and the evidence that satisfies it."""

    file: str
    obligation: str
    law: str
    at: dt.date
    in_force: dt.date
    context: dict[str, Any]
    evidence: list[dict[str, Any]]
    near_miss: dict[str, Any]
    fill: str | None = None
    """The length that a person decides, where the text left it open."""


def files() -> list[Path]:
    return sorted(path for path in HERE.rglob("*.yaml"))


def read(path: Path) -> list[Scenario]:
    value = read_yaml(path).value
    return [
        Scenario(
            file=path.relative_to(HERE).as_posix(),
            obligation=raw["obligation"],
            law=raw["law"],
            at=raw.get("at", DEFAULT_AT),
            in_force=raw.get("in_force_from", DEFAULT_FORCE),
            context=raw.get("context") or {},
            evidence=raw["evidence"],
            near_miss=raw["near_miss"],
            fill=raw.get("fill"),
        )
        for raw in value["scenarios"]
    ]


@cache
def scenarios() -> list[Scenario]:
    return [scenario for path in files() for scenario in read(path)]


# Evidence ------------------------------------------------------------------------------------------------------------


def expand(evidence: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Copy the repeated items, each with its dates moved on."""
    expanded = []
    for raw in evidence:
        item = copy.deepcopy(raw)
        repeat = item.pop("repeat", None)
        if repeat is None:
            expanded.append(item)
            continue
        for number in range(repeat["times"]):
            moved = _moved(item, number, repeat["every"])
            moved["id"] = f"{item['id']}-{number + 1:02d}"
            expanded.append(moved)
    return expanded


def _moved(value: Any, steps: int, every: str) -> Any:
    if isinstance(value, dict):
        return {key: _moved(part, steps, every) for key, part in value.items()}
    if isinstance(value, list):
        return [_moved(part, steps, every) for part in value]
    if isinstance(value, dt.date):
        return value + steps * duration(every)
    return value


def changed(evidence: list[dict[str, Any]], change: dict[str, Any]) -> list[dict[str, Any]]:
    """Apply the change of a near miss."""
    ids = {raw["id"] for raw in evidence}
    assert set(change) <= ids, f"the near miss changes items that do not exist: {set(change) - ids}"
    result = []
    for raw in evidence:
        wanted = change.get(raw["id"], {})
        if wanted == "absent":
            continue
        item = copy.deepcopy(raw)
        for key, value in (wanted or {}).items():
            if isinstance(value, dict) and isinstance(item.get(key), dict):
                item[key] = {k: v for k, v in {**item[key], **value}.items() if v is not None}
            elif value is None:
                item.pop(key, None)
            else:
                item[key] = value
        result.append(item)
    return result


def bundle(scenario: Scenario, evidence: list[dict[str, Any]], organisation: str) -> Bundle:
    checked = []
    for raw in expand(evidence):
        item = Item.model_validate(raw)
        kind = types()[item.type]
        problems = validate_body(kind, item.attributes, item.rows)
        assert not problems, f"{scenario.file}: {item.id}: {problems}"
        checked.append(
            CheckedItem(
                item=item,
                key=f"{organisation}/{item.id}",
                level="attached",
                occurred=occurred_on(kind, item),
                expires=expires_on(kind, item),
                place=(scenario.file, 1, 1),
            )
        )
    context = {
        fact: Statement.model_validate(value if isinstance(value, dict) else {"value": value})
        for fact, value in scenario.context.items()
    }
    return Bundle(
        organisation=Organisation(id=organisation, name=organisation),
        context=context,
        items=tuple(checked),
        problems=(),
        fingerprint="",
    )


def judge(scenario: Scenario, evidence: list[dict[str, Any]], **item_changes: Any) -> Result:
    """Judge the scenario's obligation alone on this evidence."""
    duty = obligations()[scenario.obligation]
    made = bundle(scenario, evidence, duty.lead)
    if item_changes:
        made = made.model_copy(update={"items": tuple(i.model_copy(update=item_changes) for i in made.items)})
    at = scenario.at
    request = Request(
        at=at, period=Period(dt.date(at.year, 1, 1), dt.date(at.year, 12, 31)), in_force_from=scenario.in_force
    )
    court = Court(corpus(), types(), [made], NativeMatcher(), request, Bench(_fills(scenario), at), [duty])
    unit = Unit(duty, CITY if duty.scope == "city" else duty.lead, (duty.lead,))
    return court.result(unit)


def _fills(scenario: Scenario) -> tuple[Fill, ...]:
    if scenario.fill is None:
        return ()
    decided = {"id": "lama", "reason": scenario.law, "author": "Inspektorat", "date": scenario.in_force}
    return (Fill(kind="fill", obligation=scenario.obligation, length=scenario.fill, **decided),)


def choices(duty: Obligation) -> list[str]:
    """Return the paths of the alternatives of an evidence tree: the branches of its ``any_of``."""
    found: list[str] = []

    def walk(node: Any, path: str) -> None:
        for key in ("all_of", "any_of", "of"):
            for number, branch in enumerate(getattr(node, key, None) or ()):
                below = f"{path}.{number}".lstrip(".")
                if key == "any_of":
                    found.append(below)
                walk(branch, below)

    walk(duty.evidence, "")
    return found


# Mutants -------------------------------------------------------------------------------------------------------------

Mutant = tuple[str, list[dict[str, Any]]]


def mutants(scenario: Scenario) -> Iterator[Mutant]:
    """Yield every variant of the satisfying evidence that lacks one thing that the obligation asks for."""
    duty = obligations()[scenario.obligation]
    evidence = expand(scenario.evidence)
    for number, raw in enumerate(evidence):
        yield f"without {raw['id']}", evidence[:number] + evidence[number + 1 :]
    hollow = [{**raw, "attributes": _identity(raw), "memuat": {}, "rows": []} for raw in evidence]
    yield "hollow documents", hollow
    used = set()
    if duty.evidence is not None:
        for path, accepted in _accepted(scenario, evidence):
            leaf = _leaf_at(duty, path)
            for key in accepted:
                id_ = key.split("/", 1)[1]
                used.add(id_)
                number = next(n for n, raw in enumerate(evidence) if raw["id"] == id_)
                for what, mutated in _without_one_condition(leaf, evidence[number]):
                    yield f"{id_} {what}", [*evidence[:number], mutated, *evidence[number + 1 :]]
    if isinstance(duty.deadline, Triggered):
        yield from _unanswered(duty.deadline, evidence)
        yield from _half_declared(duty.deadline, evidence)


def _identity(raw: dict[str, Any]) -> dict[str, Any]:
    """Keep only what the schema demands, so that the document is still one of its type."""
    required = {name for name, attribute in types()[raw["type"]].attributes.items() if attribute.required}
    return {key: value for key, value in (raw.get("attributes") or {}).items() if key in required}


def _accepted(scenario: Scenario, evidence: list[dict[str, Any]]) -> list[tuple[str, tuple[str, ...]]]:
    return [(leaf.path, leaf.accepted) for leaf in judge(scenario, evidence).leaves if leaf.accepted]


def _leaf_at(duty: Obligation, path: str) -> Leaf:
    node: Any = duty.evidence
    for step in filter(None, path.split(".")):
        branches = getattr(node, "all_of", None) or getattr(node, "any_of", None) or node.of
        node = branches[int(step)]
    assert isinstance(node, Leaf)
    return node


def _without_one_condition(leaf: Leaf, raw: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    kind = types()[leaf.type]
    for attribute in leaf.where:
        mutated = copy.deepcopy(raw)
        if attribute in ENVELOPE:
            if attribute in ("title", "date", "status", "classification"):
                continue  # an item always has these; their conditions are met by other values, not by absence
            mutated.pop(attribute, None)
        elif kind.attributes[attribute].required:
            continue  # without it the document is not of its type at all: the schema refuses it
        else:
            mutated.get("attributes", {}).pop(attribute, None)
        yield f"without {attribute}", mutated
    for attribute, condition in leaf.where.items():
        if attribute in (raw.get("attributes") or {}) and isinstance(condition, dict):
            yield from _without_one_operand(attribute, condition, raw)
    for part in leaf.memuat:
        mutated = copy.deepcopy(raw)
        mutated["memuat"].pop(part)
        yield f"without the part {part}", mutated
    if leaf.rows is not None:
        yield "without rows", {**raw, "rows": []}
        for column in leaf.rows.complete:
            mutated = copy.deepcopy(raw)
            mutated["rows"][0].pop(column, None)
            yield f"with a row that lacks {column}", mutated
        for number, some in enumerate(leaf.rows.some, start=1):
            left = [row for row in raw["rows"] if not row_holds(some, row)]
            yield f"without the rows that some row {number} asks for", {**raw, "rows": left}
        for column, condition in leaf.rows.every.items():
            if not _met_by_nothing(condition):
                mutated = copy.deepcopy(raw)
                mutated["rows"][-1].pop(column, None)
                yield f"with a row that lacks {column}, which every row must have", mutated


def _without_one_operand(
    attribute: str, condition: dict[str, Any], raw: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    values = raw["attributes"][attribute]
    for field, wanted in condition.get("all_items", {}).items():
        if not _met_by_nothing(wanted):
            mutated = copy.deepcopy(raw)
            mutated["attributes"][attribute][-1].pop(field, None)
            yield f"whose {attribute} has an entry that lacks {field}", mutated
    for wanted in condition.get("contains_all", ()):
        mutated = copy.deepcopy(raw)
        mutated["attributes"][attribute] = [value for value in values if value != wanted]
        yield f"whose {attribute} lacks {wanted}", mutated
    any_item = condition.get("any_item", ())
    for number, wanted in enumerate(any_item if isinstance(any_item, list) else [any_item] if any_item else []):
        scalars = {field: value for field, value in wanted.items() if not isinstance(value, dict)}
        if not scalars:
            continue
        mutated = copy.deepcopy(raw)
        mutated["attributes"][attribute] = [
            entry for entry in values if not all(entry.get(field) == value for field, value in scalars.items())
        ]
        yield f"whose {attribute} lacks entry {number + 1}", mutated


def _half_declared(deadline: Triggered, evidence: list[dict[str, Any]]) -> Iterator[Mutant]:
    """Yield declarations that nothing happened which lack something, where the scenario rests on one."""
    if deadline.nil is None or any(raw["type"] == deadline.events.type for raw in evidence):
        return
    for number, raw in enumerate(evidence):
        if raw["type"] == deadline.nil.type:
            for what, mutated in _without_one_condition(deadline.nil, raw):
                yield f"{raw['id']} {what}", [*evidence[:number], mutated, *evidence[number + 1 :]]


def _met_by_nothing(condition: Any) -> bool:
    """Say whether what is empty meets a condition; it meets no other than these."""
    return isinstance(condition, dict) and ("not" in condition or condition.get("exists") is False)


def _unanswered(deadline: Triggered, evidence: list[dict[str, Any]]) -> Iterator[Mutant]:
    response = deadline.response
    for number, raw in enumerate(evidence):
        if response.type is None and raw["type"] == deadline.events.type and raw.get("rows"):
            for column in [*response.where, *([response.date] if response.date else [])]:
                mutated = copy.deepcopy(raw)
                for row in mutated["rows"]:
                    row.pop(column, None)
                yield f"{raw['id']} whose rows lack {column}", [*evidence[:number], mutated, *evidence[number + 1 :]]
