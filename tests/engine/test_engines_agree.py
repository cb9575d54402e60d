"""The law that holds the engines together: whatever is asked about whatever, they give the answer of the reference."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from matching_cases import expected, questions

from perda_rules.engine import port
from perda_rules.engine.both import BothMatcher
from perda_rules.engine.choice import engine_status
from perda_rules.engine.native import NativeMatcher
from perda_rules.engine.port import Answer, Atom, EngineError, Fact, Holds, OfType

durable_status, _ = engine_status()
needs_durable = pytest.mark.skipif(not durable_status.works, reason=f"durable-rules: {durable_status.detail}")


def durable() -> port.Matcher:
    from perda_rules.engine.durable import DurableMatcher

    return DurableMatcher()


@given(questions())
@settings(max_examples=300, deadline=None)
def test_the_native_engine_answers_like_the_reference(drawn: tuple[list[Atom], list[Fact]]) -> None:
    asked, given_ = drawn
    assert NativeMatcher().match(asked, given_) == expected(asked, given_)


@needs_durable
@given(questions())
@settings(max_examples=300, deadline=None)
def test_the_durable_engine_answers_like_the_reference(drawn: tuple[list[Atom], list[Fact]]) -> None:
    asked, given_ = drawn
    assert durable().match(asked, given_) == expected(asked, given_)


@needs_durable
@given(questions(most=150))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_the_engines_agree_where_there_are_many_atoms(drawn: tuple[list[Atom], list[Fact]]) -> None:
    asked, given_ = drawn
    assert BothMatcher(durable(), NativeMatcher()).match(asked, given_) == expected(asked, given_)


@pytest.mark.parametrize("engine", [NativeMatcher, pytest.param(durable, marks=needs_durable)])
def test_the_order_of_facts_and_atoms_changes_nothing(engine: type[port.Matcher]) -> None:
    shuffle = random.Random(7).shuffle  # noqa: S311 (no secret)
    asked: list[Atom] = [OfType("x"), *(Holds("x", port.Test("n", "gte", n)) for n in range(20))]
    given_ = [Fact(str(n), "x", {"n": n}) for n in range(20)]
    answer = engine().match(asked, given_)
    shuffle(asked)
    shuffle(given_)
    assert engine().match(asked, given_) == answer


@pytest.mark.parametrize("engine", [NativeMatcher, pytest.param(durable, marks=needs_durable)])
def test_two_facts_with_one_id_are_an_error_of_the_program(engine: type[port.Matcher]) -> None:
    with pytest.raises(EngineError, match="id 'a'"):
        engine().match([OfType("x")], [Fact("a", "x", {}), Fact("a", "y", {})])


@pytest.mark.parametrize("engine", [NativeMatcher, pytest.param(durable, marks=needs_durable)])
def test_nothing_asked_or_nothing_given_is_no_error(engine: type[port.Matcher]) -> None:
    assert engine().match([], [Fact("a", "x", {})]) == {}
    assert engine().match([OfType("x"), OfType("x")], []) == {OfType("x"): frozenset()}


class _Fixed:
    def __init__(self, name: str, answer: Answer) -> None:
        self.name, self.answer = name, answer

    def match(self, atoms: object, facts: object) -> Answer:
        return self.answer


def test_both_engines_together_stop_at_a_difference_and_name_it() -> None:
    one = _Fixed("one", {OfType("x"): frozenset({"a"}), OfType("y"): frozenset()})
    two = _Fixed("two", {OfType("x"): frozenset({"b"}), OfType("y"): frozenset()})
    with pytest.raises(EngineError, match=r"disagree on 1 of 2 atoms.*one \['a'\], two \['b'\]"):
        BothMatcher(one, two).match([], [])
    with pytest.raises(EngineError, match="disagree"):
        BothMatcher(one, _Fixed("less", {OfType("x"): frozenset({"a"})})).match([], [])
    with pytest.raises(EngineError, match="disagree"):
        BothMatcher(_Fixed("less", {OfType("x"): frozenset({"a"})}), one).match([], [])


def test_both_engines_together_give_the_common_answer() -> None:
    answer = {OfType("x"): frozenset({"a"})}
    assert BothMatcher(_Fixed("one", answer), _Fixed("two", dict(answer))).match([], []) == answer


def test_a_truth_a_number_and_a_text_are_three_tests() -> None:
    three = {port.Test("f", "eq", value) for value in (1, True, "1")}
    assert len(three) == 3
    assert port.Test("f", "eq", 1) == port.Test("f", "eq", 1.0)


@pytest.mark.parametrize(
    ("operator", "value"),
    [("gt", "a"), ("lte", True), ("matches", 1), ("eq", None), ("eq", float("nan")), ("eq", ("a",))],
)
def test_a_test_that_makes_no_sense_cannot_be_made(operator: str, value: object) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        port.Test("f", operator, value)  # type: ignore[arg-type]
