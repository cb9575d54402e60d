"""The durable engine: durable-rules 2.0.28, the default where it imports.

Every atom is a rule over a single fact; facts are asserted one at a time and retracted once their rules have fired,
so that no join, no id and no table of the engine ever grows with the evidence. What a fact says goes in by
:mod:`perda_rules.engine.projection` as small numbers, never as text: durable-rules evaluates which rules hold, while
patterns, and the place of a value among the constants of the rules, are worked out beside it.

The adapter talks to the engine below the library's decorators and hosts. Those start two timer threads, keep a clock,
swallow the exceptions of actions and drop an action after ten seconds; here an action is the name of a rule that
fired, and every return code is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from types import TracebackType

import durable_rules_engine

from perda_rules.engine.port import Answer, Atom, EngineError, Fact
from perda_rules.engine.projection import MAX_SET, MAX_SLICES, SLICE, Condition, Message, Slice, slices
from perda_rules.engine.reading import require_unique_ids

_HANDLED = 0
_SENTINEL = 0
"""The slice number of the first message of a rule set, which stands for no fact."""


class DurableMatcher:
    """Matches with durable-rules. Keeps nothing between calls, in Python or below."""

    name = "durable"

    def match(self, atoms: Sequence[Atom], facts: Sequence[Fact]) -> Answer:
        """Say which facts satisfy which atoms.

        Raises EngineError where durable-rules fails, where a fact goes in and fires no rule at all, and where two facts
        bear the same id.
        """
        require_unique_ids(facts)
        found: dict[Atom, set[str]] = {atom: set() for atom in atoms}
        present = {fact.type for fact in facts}
        asked = [part for type_, parts in slices(atoms).items() if type_ in present for part in parts]
        by_type: dict[str, list[Fact]] = {}
        for fact in facts:
            by_type.setdefault(fact.type, []).append(fact)
        for group in _sets(asked):
            with _RuleSet(group) as rules:
                for part in group:
                    for fact in by_type[part.atoms[0].type]:
                        for message in part.messages(fact.fields):
                            for index in rules.fired(message):
                                found[part.atoms[index]].add(fact.id)
        return {atom: frozenset(ids) for atom, ids in found.items()}


def _sets(parts: Sequence[Slice]) -> Iterator[list[Slice]]:
    """Divide slices into as many rule sets as the engine needs."""
    group: list[Slice] = []
    atoms = 0
    for part in parts:
        if group and (len(group) == MAX_SLICES or atoms + len(part.atoms) > MAX_SET):
            yield group
            group, atoms = [], 0
        group.append(part)
        atoms += len(part.atoms)
    if group:
        yield group


class _RuleSet:
    """One rule set of durable-rules. Raises EngineError for whatever it does not do as it should."""

    def __init__(self, parts: Sequence[Slice]) -> None:
        rules = {_name(part.number, index): _rule(condition) for part in parts for index, condition in _rules(part)}
        rules[_name(_SENTINEL, -1)] = _rule({SLICE: _SENTINEL})
        try:
            self._handle = durable_rules_engine.create_ruleset("perda", json.dumps(rules, separators=(",", ":")))
        except durable_rules_engine.error as error:
            raise EngineError(f"durable-rules refused the rules: {error}") from error
        self._sequence = 0

    def __enter__(self) -> _RuleSet:
        # The engine frees at the end what it sets up with the first action, so there must have been one.
        self.fired({SLICE: _SENTINEL})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            durable_rules_engine.delete_state(self._handle, None)
            durable_rules_engine.delete_ruleset(self._handle)

    def fired(self, message: Message) -> list[int]:
        """Assert one message, collect the rules that fire, and retract it.

        Each slice has a rule that holds of all its messages: if that one does not fire, a fact was lost.
        """
        self._sequence += 1
        own_id = {"id": f"{self._sequence}"}
        names = []
        try:
            code, state = durable_rules_engine.assert_fact(self._handle, json.dumps(own_id | message))
            if code != _HANDLED:
                raise EngineError(f"durable-rules did not take a fact: result {code}")
            started = durable_rules_engine.start_action_for_state(self._handle, state)
            action = started[1] if started else None
            while action:
                # An action reads {"name of the rule":{"m":{the fact}}}, and the names are ours.
                names.append(action[2 : action.index('"', 2)])
                action = durable_rules_engine.complete_and_start_action(self._handle, state)
            code, _ = durable_rules_engine.retract_fact(self._handle, json.dumps(own_id))
            if code != _HANDLED:
                raise EngineError(f"durable-rules did not let go of a fact: result {code}")
        except durable_rules_engine.error as error:
            raise EngineError(f"durable-rules failed: {error}") from error
        indexes = list(_indexes(names, message[SLICE]))
        if -1 not in indexes:
            raise EngineError("durable-rules lost a fact: it fired no rule")
        if len(indexes) != len(set(indexes)):
            raise EngineError("durable-rules fired a rule twice for one fact")
        return [index for index in indexes if index >= 0]


def _rules(part: Slice) -> Iterator[tuple[int, Condition]]:
    yield -1, {SLICE: part.number}
    yield from enumerate(part.conditions())


def _rule(condition: Condition) -> dict[str, list[dict[str, Condition]]]:
    return {"all": [{"m": condition}]}


def _name(number: int, index: int) -> str:
    return f"r{number}_{index}"


def _indexes(names: Sequence[str], number: int) -> Iterator[int]:
    for name in names:
        slice_number, _, index = name[1:].partition("_")
        if slice_number != str(number):
            raise EngineError("durable-rules fired a rule of another kind of document")
        yield int(index)
