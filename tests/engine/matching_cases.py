"""What the tests of the engines share: a reference matcher, and strategies for atoms and facts, hostile ones too."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from perda_rules.engine import port
from perda_rules.engine.port import Answer, AnyItem, Atom, Contains, Fact, Holds, OfType

TYPES = ("sk-tim", "k")
FIELDS = ("forum", "id", "$i", 'a"b.ключ')
LISTS = ("memuat", "rows")
TEXTS = (
    "a", "A", "ab", "aab", "", " ", "10", "1", "0", "true", "false", "True", "null", "nil", "2024-02-29",
    "é", "e\u0301", "\x00", "a\x00b", "\ud800", "\U0001f600", "\u202eabc", "ſ", "İ",
    '"', "'", "\\", '\\"', '{"m":1}', "}{", "a\nb", "%s%n",
)  # fmt: skip
NUMBERS = (
    0, -0.0, 1, 1.0, -1, 10, 0.1, 0.30000000000000004, 2**31, 2**53, 2**53 + 1, float(2**53), -(2**63), 2**64, 10**30,
    -(10**400), 1e308, 5e-324, -1.5, math.inf, -math.inf,
)  # fmt: skip
DATES = (date.min, date(1970, 1, 1), date(2024, 2, 29), date(2024, 3, 1), date(2026, 12, 31), date.max)
PATTERNS = ("a", ".", "a*", "a?b+", "[a-c]{2,3}", "[^a]+", "(a|b)*", "ab|true", ".{0,2}", r"\{.*\}", "[0-9]+")

texts = st.sampled_from(TEXTS)
scalars = texts | st.sampled_from(NUMBERS) | st.booleans() | st.sampled_from(DATES)
wild = scalars | st.text(max_size=5) | st.integers() | st.floats() | st.dates() | st.just(math.nan)

tests = (
    st.builds(port.Test, st.sampled_from(FIELDS), st.just("eq"), scalars)
    | st.builds(
        port.Test,
        st.sampled_from(FIELDS),
        st.sampled_from(("gt", "gte", "lt", "lte")),
        st.sampled_from(NUMBERS) | st.sampled_from(DATES),
    )
    | st.builds(port.Test, st.sampled_from(FIELDS), st.just("matches"), st.sampled_from(PATTERNS))
)
types = st.sampled_from(TYPES)
atoms = (
    st.builds(OfType, types)
    | st.builds(Holds, types, tests)
    | st.builds(Contains, types, st.sampled_from(LISTS + FIELDS), texts)
    | st.builds(AnyItem, types, st.sampled_from(LISTS + FIELDS), st.lists(tests, max_size=4).map(tuple))
)
entries = st.dictionaries(st.sampled_from(FIELDS), wild, min_size=1, max_size=4)
fields = st.dictionaries(
    st.sampled_from(FIELDS + LISTS),
    wild | st.lists(texts, max_size=4).map(tuple) | st.lists(entries, max_size=4).map(tuple),
    min_size=3,
    max_size=6,
)
facts = st.lists(st.tuples(types, fields), max_size=8).map(
    lambda drawn: [Fact(f"o/{number}", type_, fields_) for number, (type_, fields_) in enumerate(drawn)]
)


@st.composite
def questions(draw: st.DrawFn, most: int = 12) -> tuple[list[Atom], list[Fact]]:
    """Facts with atoms about anything, and with atoms made from what the facts say, so that many hold."""
    given = draw(facts)
    asked = draw(st.lists(atoms, max_size=most))
    for fact in given:
        for field, value in fact.fields.items():
            asked += draw(st.sampled_from(_true_of(fact.type, field, value)))
    return asked, given


def _true_of(type_: str, field: str, value: Any) -> list[list[Atom]]:
    if isinstance(value, tuple):
        texts_ = [Contains(type_, field, text) for text in value if isinstance(text, str)]
        some = [
            AnyItem(type_, field, tuple(t for name, said in entry.items() for t in _tests(name, said)))
            for entry in value
            if isinstance(entry, Mapping)
        ]
        return [[], [AnyItem(type_, field, ())], *([atom] for atom in (*texts_, *some))]
    return [[], *([Holds(type_, test)] for test in _tests(field, value))]


def _tests(field: str, value: Any) -> list[port.Test]:
    sort = _sort(value)
    if sort is None or value != value:
        return []
    bounds = ("gte", "lte") if sort in ("number", "date") else ()
    return [port.Test(field, operator, value) for operator in ("eq", *bounds)]  # type: ignore[arg-type]


def expected(asked: list[Atom], given: list[Fact]) -> Answer:
    """Answer by looking at every fact for every atom, in the plainest words."""
    return {atom: frozenset(fact.id for fact in given if satisfies(fact, atom)) for atom in asked}


def satisfies(fact: Fact, atom: Atom) -> bool:
    if fact.type != atom.type:
        return False
    if isinstance(atom, OfType):
        return True
    if isinstance(atom, Holds):
        return passes_plainly(fact.fields, atom.test)
    listed: Any = fact.fields.get(atom.field)
    if not isinstance(listed, tuple):
        return False
    if isinstance(atom, Contains):
        return any(isinstance(text, str) and text == atom.value for text in listed)
    return any(
        isinstance(entry, Mapping) and all(passes_plainly(entry, test) for test in atom.tests) for entry in listed
    )


def passes_plainly(record: Mapping[str, Any], test: port.Test) -> bool:
    value, wanted = record.get(test.field), test.value
    if test.operator == "matches":
        return isinstance(value, str) and re.fullmatch(str(wanted), value, re.DOTALL) is not None
    if _sort(value) is None or _sort(value) != _sort(wanted):
        return False
    left: Any = value
    right: Any = wanted
    if test.operator == "eq":
        return bool(left == right)
    return bool({"gt": left > right, "gte": left >= right, "lt": left < right, "lte": left <= right}[test.operator])


def _sort(value: object) -> str | None:
    for name, kind in (("truth", bool), ("text", str), ("number", (int, float)), ("date", date)):
        if isinstance(value, kind):  # type: ignore[arg-type]
            return name
    return None
