"""Whether what an obligation asks for can be asked: evidence trees, events and responses against the evidence types.

Everything that is found here could never be met, or would be met in silence. The conditions of one leaf are
:mod:`perda_rules.obligations.conditions`; what obligations say of one another is the consistency check's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from perda_rules.evidence.types import Attribute, EvidenceType
from perda_rules.obligations.conditions import (
    ROWS,
    Condition,
    Fault,
    conditions,
    item_fields,
    leaf_problems,
    where_problems,
)
from perda_rules.obligations.hints import closest
from perda_rules.obligations.models import (
    AllOf,
    AnyOf,
    Corpus,
    Demand,
    Events,
    Leaf,
    MinOf,
    Obligation,
    Response,
    Triggered,
)
from perda_rules.source import Path_

SIGNATORY = "signatory"
"""The field of the envelope that names an office."""

Types = Mapping[str, EvidenceType]
Fields = Mapping[str, Attribute]


def asking_problems(duty: Obligation, types: Types, corpus: Corpus) -> Iterator[Fault]:
    """Yield what is wrong with the evidence, events and responses of ``duty``; paths are below the obligation."""
    if isinstance(duty.deadline, Triggered):
        if duty.evidence is not None:
            # The events and their responses are the evidence: a tree beside them would never be looked at.
            yield Fault(("evidence",), "O125", {})
        yield from _below(("deadline",), _triggered(duty.deadline, types, corpus))
    elif duty.evidence is None and duty.modality != "permission":
        yield Fault((), "O120", {})
    if duty.evidence is not None:
        yield from _demand(duty.evidence, ("evidence",), types, corpus)


# Evidence trees ------------------------------------------------------------------------------------------------------


def leaves(demand: Demand, path: Path_ = ()) -> Iterator[tuple[Path_, Leaf]]:
    """Yield every leaf of an evidence tree with its path in the file."""
    if isinstance(demand, Leaf):
        yield path, demand
        return
    key, branches = _branches(demand)
    for number, branch in enumerate(branches):
        yield from leaves(branch, (*path, key, number))


def _branches(demand: AllOf | AnyOf | MinOf) -> tuple[str, tuple[Demand, ...]]:
    if isinstance(demand, AllOf):
        return "all_of", demand.all_of
    if isinstance(demand, AnyOf):
        return "any_of", demand.any_of
    return "of", demand.of


def _demand(demand: Demand, path: Path_, types: Types, corpus: Corpus) -> Iterator[Fault]:
    for where, leaf in leaves(demand, path):
        if leaf.type not in types:
            yield Fault((*where, "type"), "O104", {"type": leaf.type, "close": closest(leaf.type, types)})
            continue
        yield from _below(where, _parts(leaf.memuat, corpus))
        faults = list(leaf_problems(leaf, types[leaf.type]))
        yield from _below(where, faults)
        if not faults:
            yield from _below((*where, "where"), _signatories(leaf.where, corpus))
    yield from _tree(demand, path, types)


def _tree(demand: Demand, path: Path_, types: Types) -> Iterator[Fault]:
    if isinstance(demand, Leaf):
        return
    key, branches = _branches(demand)
    for number, branch in enumerate(branches):
        yield from _tree(branch, (*path, key, number), types)
    if isinstance(demand, MinOf) and demand.min_of > len(demand.of):
        yield Fault((*path, "min_of"), "O124", {"min_of": str(demand.min_of), "branches": str(len(demand.of))})
    for number, attribute in enumerate(demand.same if isinstance(demand, AllOf) else ()):
        for type_ in dict.fromkeys(leaf.type for _, leaf in leaves(demand)):
            if type_ in types and attribute not in types[type_].attributes:
                yield Fault((*path, "same", number), "O122", {"attribute": attribute, "type": type_})


def _parts(parts: tuple[str, ...], corpus: Corpus) -> Iterator[Fault]:
    for number, part in enumerate(parts):
        if part not in corpus.parts:
            yield Fault(("memuat", number), "O106", {"part": part, "close": closest(part, corpus.parts)})


def _where(where: Mapping[str, Any], fields: Fields, corpus: Corpus) -> Iterator[Fault]:
    """Check the conditions of a ``where``, and the offices that it names; paths are below the mapping."""
    faults = list(where_problems(where, fields))
    yield from faults
    if not faults:
        yield from _signatories(where, corpus)


def _signatories(where: Mapping[str, Any], corpus: Corpus) -> Iterator[Fault]:
    """Who must sign is an office or a body of the city: a name that is none could never have signed."""
    for office in _named(conditions(where)):
        if office not in corpus.actors:
            yield Fault((SIGNATORY,), "O102", {"actor": office, "close": closest(office, corpus.actors)})


def _named(asked: Iterable[Condition]) -> Iterator[str]:
    for condition in asked:
        if condition.subject == SIGNATORY and isinstance(condition.operand, str) and condition.operator == "eq":
            yield condition.operand
        elif condition.subject == SIGNATORY and isinstance(condition.operand, tuple):
            for part in condition.operand:
                yield from _named([part]) if isinstance(part, Condition) else [str(part)]


# Events and responses ------------------------------------------------------------------------------------------------


def _triggered(deadline: Triggered, types: Types, corpus: Corpus) -> Iterator[Fault]:
    events, response = deadline.events, deadline.response
    happening = types.get(events.type)
    if happening is None:
        yield Fault(("events", "type"), "O104", {"type": events.type, "close": closest(events.type, types)})
    else:
        yield from _below(("events",), _events(events, happening, corpus))
    answering = types.get(response.type) if response.type is not None else happening
    if response.type is not None and answering is None:
        yield Fault(("response", "type"), "O104", {"type": response.type, "close": closest(response.type, types)})
    if answering is not None:
        same_row = response.type is None and events.rows
        fields = answering.columns if same_row else item_fields(answering)
        yield from _below(("response",), _response(response, fields, corpus, same_row=same_row))
    if deadline.nil is not None:
        yield from _demand(deadline.nil, ("nil",), types, corpus)


def _events(events: Events, type_: EvidenceType, corpus: Corpus) -> Iterator[Fault]:
    if events.rows and not type_.columns:
        yield Fault((ROWS,), "E108", {"type": type_.id})
        return
    yield from _fields(events, type_.columns if events.rows else item_fields(type_), corpus)
    if events.register_ and not events.rows:
        yield Fault(("register",), "O130", {})
    yield from _below(("register",), _where(events.register_, item_fields(type_), corpus))


def _response(response: Response, fields: Fields, corpus: Corpus, *, same_row: bool) -> Iterator[Fault]:
    yield from _fields(response, fields, corpus)
    yield from _parts(response.memuat, corpus)
    if (response.type is None) != (response.key is None):
        yield Fault((), "O127", {"key": "key" if response.key is None else "type"})
    if same_row and response.memuat:
        yield Fault(("memuat",), "O127", {"key": "type"})


def _fields(spec: Events | Response, fields: Fields, corpus: Corpus) -> Iterator[Fault]:
    """Check what both events and responses say: conditions, and the fields that hold the day and the name."""
    yield from _below(("where",), _where(spec.where, fields, corpus))
    for key, name in (("date", spec.date), ("key", spec.key)):
        if name is not None and name not in fields:
            yield Fault((key,), "E101", {"attribute": name, "close": closest(name, fields)})
        elif name is not None and key == "date" and fields[name].kind != "date":
            yield Fault((key,), "E104", {"attribute": key, "value": name, "kind": "date"})


def _below(path: Path_, faults: Iterable[Fault]) -> Iterator[Fault]:
    return (Fault((*path, *fault.path), fault.code, fault.params) for fault in faults)
