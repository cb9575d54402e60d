"""The traps of durable-rules 2.0.28. Where one can be shown, ``raw`` shows first that it is really there.

Each test of the adapter would fail if facts went in as they are, or if the adapter used the engine otherwise.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import threading
from datetime import date
from typing import Any

import pytest

from perda_rules.engine import port
from perda_rules.engine.choice import engine_status
from perda_rules.engine.native import NativeMatcher
from perda_rules.engine.port import AnyItem, Atom, Contains, EngineError, Fact, Holds, OfType

durable_status, _ = engine_status()
if not durable_status.works:
    pytest.skip(f"durable-rules: {durable_status.detail}", allow_module_level=True)

import durable_rules_engine as raw_engine  # noqa: E402

from perda_rules.engine.durable import DurableMatcher  # noqa: E402


def raw(condition: dict[str, Any], fact: dict[str, Any]) -> bool:
    """Ask durable-rules itself, with the fact as it is: does the rule fire?"""
    handle = raw_engine.create_ruleset("raw", json.dumps({"r": {"all": [{"m": condition}]}}))
    code, _ = raw_engine.assert_fact(handle, json.dumps({"id": "1", **fact}))
    return bool(code == 0)


def satisfied(atom: Atom, fields: dict[str, Any]) -> bool:
    fact = Fact("it", "x", fields)
    answer = DurableMatcher().match([atom], [fact])
    assert answer == NativeMatcher().match([atom], [fact])
    return bool(answer[atom])


def holds(operator: str, wanted: Any, given: Any) -> bool:
    """The same test on a field of the fact and on a field of an entry: both must say the same."""
    test = port.Test("v", operator, wanted)  # type: ignore[arg-type]
    on_fact = satisfied(Holds("x", test), {"v": given})
    assert satisfied(AnyItem("x", "list", (test,)), {"list": ({"v": given}, {"w": wanted})}) is on_fact
    return on_fact


# It compares across kinds -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", ["10", "", True])
def test_a_bound_holds_of_numbers_only(given: Any) -> None:
    assert raw({"$lte": {"v": 30}}, {"v": given})
    assert not holds("lte", 30, given)
    assert holds("lte", 30, 10)


def test_true_is_not_the_word_true() -> None:
    assert raw({"v": True}, {"v": "true"})
    assert not holds("eq", True, "true")
    assert not holds("eq", "true", True)
    assert holds("eq", True, True)
    assert not holds("eq", True, 1)
    assert not holds("eq", False, 0)


def test_a_number_is_not_a_text_of_digits() -> None:
    assert raw({"v": 10}, {"v": "10"})
    assert not holds("eq", 10, "10")
    assert not holds("eq", "10", 10)


def test_dates_compare_with_dates_only_and_by_the_calendar() -> None:
    day = date(2024, 2, 29)
    assert holds("gte", day, date(2024, 2, 29))
    assert not holds("gt", day, date(2024, 2, 29))
    assert holds("gt", day, date.max)
    assert not holds("lte", day, "2024-02-29")
    assert not holds("gte", day, day.toordinal())


# Absence: exists, not, allItems are never asked of it ----------------------------------------------------------------


def test_only_positive_conditions_ever_reach_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    rules: list[str] = []
    create = raw_engine.create_ruleset
    monkeypatch.setattr(raw_engine, "create_ruleset", lambda name, text: rules.append(text) or create(name, text))
    test = port.Test("v", "gt", 3)
    asked: list[Atom] = [OfType("x"), Holds("x", test), Contains("x", "l", "a"), AnyItem("x", "e", (test, test))]
    DurableMatcher().match(asked, [Fact("1", "x", {})])
    operators = {word for word in "".join(rules).replace('"', " ").split() if word.startswith("$")}
    assert {operator.split(".")[0] for operator in operators} == {"$and", "$gt", "$iany", "$i"}
    # One message per rule: joins hang from 512 facts on, and "none" depends on the order of assertion.
    assert all(len(rule["all"]) == 1 and set(rule["all"][0]) == {"m"} for rule in json.loads(rules[0]).values())


@pytest.mark.parametrize("given", [None, "", False])
def test_what_is_there_but_empty_satisfies_no_condition(given: Any) -> None:
    assert raw({"$ex": {"v": 1}}, {"v": given})
    assert not holds("eq", "a", given)


# Regular expressions -------------------------------------------------------------------------------------------------


def test_patterns_are_matched_outside_the_engine() -> None:
    assert not raw({"$mt": {"v": "b{0,1}(.{2,}b)+"}}, {"v": "cabb"})  # it should
    assert holds("matches", "b{0,1}(.{2,}b)+", "cabb")
    assert holds("matches", "b*ba|a{1,2}.{2,}", "abbac")
    assert not holds("matches", "b*ba|a{1,2}.{2,}", "bbabc")


def test_patterns_are_case_sensitive_and_cover_the_whole_text() -> None:
    assert holds("matches", "[A-Z]+/2026", "SK/2026")
    assert not holds("matches", "[A-Z]+/2026", "sk/2026")
    assert not holds("matches", "[A-Z]+/2026", "SK/2026 ")


def test_a_text_at_the_limit_is_matched() -> None:
    long = "a" * port.MAX_TEXT
    assert holds("matches", "a+", long)
    assert holds("matches", "[ab]+b", long + "b" * 600)  # past 65,535, where the engine falls silent
    assert holds("eq", long, long)
    assert not holds("eq", long, long[:-1])


# Sizes ---------------------------------------------------------------------------------------------------------------


def test_253_attributes_are_too_many_for_the_engine_but_not_for_a_fact() -> None:
    wide = {f"f{n}": n for n in range(400)}
    with pytest.raises(raw_engine.error):
        raw({"f7": 7}, wide)
    asked: list[Atom] = [Holds("x", port.Test(name, "eq", n)) for name, n in wide.items()]
    answer = DurableMatcher().match(asked, [Fact("it", "x", wide)])
    assert all(answer[atom] == {"it"} for atom in asked)


def test_a_fact_may_satisfy_more_atoms_than_the_stack_of_the_engine_holds() -> None:
    rules = {f"r{n}": {"all": [{"m": {"$and": [{"k": 1}, {"$gte": {"v": n}}]}}]} for n in range(70)}
    handle = raw_engine.create_ruleset("raw", json.dumps(rules))
    with pytest.raises(raw_engine.error, match="303"):
        raw_engine.assert_fact(handle, json.dumps({"id": "1", "k": 1, "v": 100}))
    asked: list[Atom] = [Holds("x", port.Test("v", "gte", n)) for n in range(1_500)]
    answer = DurableMatcher().match(asked, [Fact("it", "x", {"v": 1_000})])
    assert sum(map(len, answer.values())) == 1_001


def test_thousands_of_types_fit() -> None:
    asked: list[Atom] = [OfType(f"t{n}") for n in range(1_200)]
    answer = DurableMatcher().match(asked, [Fact(f"i{n}", f"t{n}", {}) for n in range(1_200)])
    assert sum(map(len, answer.values())) == 1_200
    assert answer[OfType("t3")] == {"i3"}


def test_a_register_of_thousands_of_rows_is_looked_through() -> None:
    rows = tuple({"nomor": n, "pemilik": f"unit-{n}"} for n in range(12_000))
    last = (port.Test("nomor", "eq", 11_999), port.Test("pemilik", "eq", "unit-11999"))
    mixed = (port.Test("nomor", "eq", 11_999), port.Test("pemilik", "eq", "unit-1"))
    assert satisfied(AnyItem("x", "rows", last), {"rows": rows})
    assert not satisfied(AnyItem("x", "rows", mixed), {"rows": rows})


def test_many_different_rows_go_in_over_several_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perda_rules.engine.projection.MAX_ENTRIES", 3)
    rows = tuple({"nomor": n} for n in range(10))
    asked: list[Atom] = [AnyItem("x", "rows", (port.Test("nomor", "eq", n),)) for n in range(12)]
    answer = DurableMatcher().match(asked, [Fact("it", "x", {"rows": rows})])
    assert [bool(answer[atom]) for atom in asked] == [True] * 10 + [False] * 2


def test_no_fact_is_lost_past_46_000() -> None:
    asked: list[Atom] = [OfType("x"), Holds("x", port.Test("n", "gte", 40_000))]
    facts = [Fact(f"o/{n}", "x", {"n": n}) for n in range(47_000)]
    answer = DurableMatcher().match(asked, facts)
    assert [len(answer[atom]) for atom in asked] == [47_000, 7_000]


def test_a_thousand_facts_on_one_rule_are_exact() -> None:
    test = port.Test("forum", "eq", "tim")
    answer = DurableMatcher().match([Holds("x", test)], [Fact(str(n), "x", {"forum": "tim"}) for n in range(1_100)])
    assert len(answer[Holds("x", test)]) == 1_100


@pytest.mark.parametrize(
    "number", [0, -1, 2**31, 2**53 + 1, 2**63, 2**64 + 1, -(10**30), 10**400, 0.1, -1e308, 5e-324, 1e16]
)
def test_numbers_of_every_size_are_exact(number: float) -> None:
    assert holds("eq", number, number)
    assert holds("gte", number, number)
    assert not holds("gt", number, number)
    if isinstance(number, int):
        assert not holds("eq", number, number + 1)
        assert holds("lt", number + 1, number)


def test_whole_and_decimal_numbers_compare() -> None:
    assert holds("eq", 1, 1.0)
    assert holds("lt", 1.5, 1)
    assert not holds("eq", 2**53 + 1, float(2**53))


# Ids, equal facts, outcomes ------------------------------------------------------------------------------------------


def test_equal_facts_are_two_facts() -> None:
    handle = raw_engine.create_ruleset("raw", json.dumps({"r": {"all": [{"m": {"v": 1}}]}}))
    assert [raw_engine.assert_fact(handle, '{"v":1}')[0] for _ in range(2)] == [0, 2]
    atom = Holds("x", port.Test("v", "eq", 1))
    answer = DurableMatcher().match([atom], [Fact("one", "x", {"v": 1}), Fact("two", "x", {"v": 1})])
    assert answer[atom] == {"one", "two"}


@pytest.mark.parametrize("name", ["id", "sid", "$s", "$and", "$m", "k", "a0", "x.y", "", '"', "\\", "\x00", "\ud800"])
def test_any_field_name_will_do(name: str) -> None:
    test = port.Test(name, "eq", "a")
    assert satisfied(Holds("x", test), {name: "a", "id": "b", "sid": "b"} | {name: "a"})
    assert satisfied(AnyItem(name, name, (test,)), {name: ({name: "a"},)}) is False
    fact = Fact(name, name, {name: ({name: "a"},)})
    assert DurableMatcher().match([AnyItem(name, name, (test,))], [fact])[AnyItem(name, name, (test,))] == {name}


def test_a_fact_that_satisfies_nothing_is_ordinary() -> None:
    atom = Holds("x", port.Test("v", "eq", 1))
    assert DurableMatcher().match([atom], [Fact("a", "x", {}), Fact("b", "y", {"v": 1})]) == {atom: frozenset()}


def test_entries_are_tested_one_by_one_not_together() -> None:
    chair = (port.Test("peran", "eq", "ketua"), port.Test("jabatan", "eq", "wali-kota"))
    members = ({"peran": "ketua", "jabatan": "camat"}, {"peran": "anggota", "jabatan": "wali-kota"})
    assert not satisfied(AnyItem("x", "anggota", chair), {"anggota": members})
    assert satisfied(
        AnyItem("x", "anggota", chair), {"anggota": (*members, {"peran": "ketua", "jabatan": "wali-kota"})}
    )


def test_nothing_that_a_bundle_says_reaches_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    assert_fact = raw_engine.assert_fact
    monkeypatch.setattr(raw_engine, "assert_fact", lambda handle, text: sent.append(text) or assert_fact(handle, text))
    asked: list[Atom] = [
        Holds("x", port.Test("forum", "eq", "rahasia")),
        Holds("x", port.Test("forum", "matches", "rah.*")),
        Contains("x", "memuat", "rahasia"),
        AnyItem("x", "rows", (port.Test("forum", "eq", "rahasia"),)),
    ]
    fields = {"forum": "rahasia", "memuat": ("rahasia", "lain"), "rows": ({"forum": "rahasia"},), "lain": 12345}
    answer = DurableMatcher().match(asked, [Fact("rahasia", "x", fields)])
    assert all(answer.values())
    assert not [text for text in sent if "rahasia" in text or "lain" in text or "12345" in text]


# How the engine is run -----------------------------------------------------------------------------------------------


def test_no_timer_thread_is_started() -> None:
    before = threading.active_count()
    DurableMatcher().match([OfType("x")], [Fact("a", "x", {})])
    assert threading.active_count() == before


def test_the_library_is_not_star_imported_and_starts_no_host() -> None:
    code = (
        "import sys; from perda_rules.engine.durable import DurableMatcher as D;"
        "from perda_rules.engine.port import *; D().match([OfType('x')], [Fact('a', 'x', {})]);"
        "print(sorted(m for m in sys.modules if m.startswith('durable')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['durable_rules_engine']"


def test_facts_never_go_in_by_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(raw_engine, "assert_facts")
    monkeypatch.delattr(raw_engine, "assert_events")
    monkeypatch.delattr(raw_engine, "assert_event")
    assert satisfied(OfType("x"), {})


@pytest.mark.parametrize("code", [1, 2, 3])
def test_a_fact_that_does_not_go_in_is_an_error(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(raw_engine, "assert_fact", lambda *_: (code, 1))
    with pytest.raises(EngineError, match=f"result {code}"):
        DurableMatcher().match([OfType("x")], [Fact("a", "x", {})])


def test_a_fact_that_goes_in_and_fires_nothing_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    start = raw_engine.start_action_for_state
    calls: list[int] = []

    def lose_the_second(handle: int, state: int) -> Any:
        calls.append(state)
        return start(handle, state) if len(calls) == 1 else None

    monkeypatch.setattr(raw_engine, "start_action_for_state", lose_the_second)
    with pytest.raises(EngineError, match="lost a fact"):
        DurableMatcher().match([OfType("x")], [Fact("a", "x", {})])


def test_a_fact_that_stays_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_engine, "retract_fact", lambda *_: (1, 1))
    with pytest.raises(EngineError, match="let go"):
        DurableMatcher().match([OfType("x")], [Fact("a", "x", {})])


@pytest.mark.parametrize(
    ("actions", "complaint"),
    [(['{"r1_-1":{}}', '{"r1_0":{}}', '{"r1_0":{}}'], "twice"), (['{"r1_-1":{}}', '{"r2_0":{}}'], "another kind")],
)
def test_a_firing_that_cannot_be_is_an_error(
    monkeypatch: pytest.MonkeyPatch, actions: list[str], complaint: str
) -> None:
    waiting = iter(['{"r0_-1":{}}', None, *actions, None])
    monkeypatch.setattr(raw_engine, "start_action_for_state", lambda *_: ("{}", next(waiting)))
    monkeypatch.setattr(raw_engine, "complete_and_start_action", lambda *_: next(waiting))
    with pytest.raises(EngineError, match=complaint):
        DurableMatcher().match([OfType("x")], [Fact("a", "x", {})])


@pytest.mark.parametrize("call", ["create_ruleset", "assert_fact", "complete_and_start_action", "retract_fact"])
def test_an_error_of_the_engine_is_raised_and_not_swallowed(monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def fail(*_: Any) -> Any:
        raise raw_engine.error("error code: 999")

    monkeypatch.setattr(raw_engine, call, fail)
    with pytest.raises(EngineError, match="999"):
        DurableMatcher().match([OfType("x")], [Fact("a", "x", {})])


def test_rule_sets_are_given_back() -> None:
    asked: list[Atom] = [Holds("x", port.Test("n", "gte", n)) for n in range(300)]
    facts = [Fact(str(n), "x", {"n": n}) for n in range(3)]
    DurableMatcher().match(asked, facts)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(60):
        DurableMatcher().match(asked, facts)
    # A rule set with its state takes about 4 MB; 60 of them would take 240.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_more_rules_than_one_rule_set_can_hold_go_in_several() -> None:
    atoms = [Holds("t", port.Test(f"a{number % 40}", "eq", f"v{number}")) for number in range(5_000)]
    facts = [Fact(f"f{at}", "t", {f"a{name}": f"v{at * 40 + name}" for name in range(40)}) for at in range(5)]
    answer = DurableMatcher().match(atoms, facts)
    fired = {atom.test.value for atom, found in answer.items() if found and isinstance(atom, Holds)}
    assert fired == {f"v{number}" for number in range(200)}
