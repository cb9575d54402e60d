"""A plan says only what the court confirms: with its documents handed in, what it closes is closed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_law import AT, FORCE, TYPES, YEAR, bundle, corpus, item, obligation

from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.hypothetical import build, checked, meets
from perda_rules.assessment.planning import CLOSED, Plan, _Planner, plan
from perda_rules.assessment.whatif import what_if
from perda_rules.engine.native import NativeMatcher
from perda_rules.obligations.models import Leaf

YEARLY = {"kind": "continuous", "source": "text", "length": "P1Y"}
REQUEST = Request(at=AT, period=YEAR, in_force_from=FORCE)


def duty(number: int, evidence: Any, deadline: Any = YEARLY, **more: Any) -> Any:
    return obligation(deadline, evidence, id=f"chp_I__art_{number}", **more)


def planned(duties: list[Any], *items: Any, **more: Any) -> Plan:
    law, bundles = corpus(*duties), [bundle(*items, **more)]
    return plan(assess(law, TYPES, bundles, NativeMatcher(), REQUEST), law, TYPES, bundles, REQUEST)


def test_one_document_serves_all_that_ask_for_the_same() -> None:
    one = {"type": "keputusan", "where": {"forum": "dewan"}}
    two = {"type": "keputusan", "where": {"forum": {"in": ["tim", "dewan"]}, "signatory": "inspektorat"}}
    made = planned([duty(2, one), duty(3, two), duty(4, {"type": "notula"})])
    assert [document.type for document in made.documents] == ["keputusan", "notula"]
    assert made.documents[0].serves == ("chp_I__art_2", "chp_I__art_3")
    assert made.closed(2) == made.weight


def test_what_contradicts_takes_two_documents() -> None:
    made = planned([duty(n, {"type": "keputusan", "where": {"forum": f}}) for n, f in ((2, "dewan"), (3, "tim"))])
    assert len(made.documents) == 2


def test_the_heaviest_gap_for_a_document_comes_first() -> None:
    light = duty(2, {"type": "notula"}, severity="low")
    heavy = duty(3, {"type": "hadir"}, severity="critical")
    two = duty(4, {"all_of": [{"type": "laporan"}, {"type": "nihil"}]}, severity="critical")
    made = planned([light, heavy, two])
    assert [step.obligation for step in made.steps] == ["chp_I__art_3", "chp_I__art_4", "chp_I__art_2"]


def test_of_alternatives_the_cheaper_is_planned() -> None:
    tree = {"any_of": [{"all_of": [{"type": "laporan"}, {"type": "nihil"}]}, {"type": "keputusan"}]}
    assert [document.type for document in planned([duty(2, tree)]).documents] == ["keputusan"]


def test_a_document_that_lacks_little_is_mended() -> None:
    near = item("laporan", "2026-11-01", id="lama", memuat={"kemajuan": 1})
    made = planned([duty(2, {"type": "laporan", "memuat": ["kemajuan", "kendala"]})], near)
    (document,) = made.documents
    assert (document.mends, [reason.code for reason in document.lacks]) == ("dinas/lama", ["part_missing"])


def test_what_no_document_closes_is_told_with_its_reason() -> None:
    monthly = {"kind": "recurring", "source": "text", "per": "P1M"}
    late = {"kind": "once", "source": "text", "length": "P6M", "from": "in_force"}
    open_ = {"kind": "once", "source": "interpretation", "term": "ditentukan"}
    made = planned(
        [duty(2, {"type": "notula"}, monthly), duty(3, {"type": "hadir"}, late), duty(4, {"type": "nihil"}, open_)],
        item("hadir", "2026-02-01"),
        item("nihil", "2026-02-01"),
    )
    assert {one.obligation[-1]: one.obstacle for one in made.blocked} == {"2": "window", "3": "window", "4": "person"}
    assert made.documents == ()


def test_what_is_late_is_closed_as_late() -> None:
    once = {"kind": "once", "source": "text", "length": "P6M", "from": "in_force"}
    (step,) = planned([duty(2, {"type": "hadir"}, once)]).steps
    assert step.verdict == "late"


leaves = st.fixed_dictionaries(
    {"type": st.sampled_from(["notula", "hadir", "keputusan", "laporan", "nihil"])},
    optional={
        "where": st.fixed_dictionaries(
            {},
            optional={
                "forum": st.sampled_from(
                    ["dewan", "tim", {"in": ["tim", "dewan"]}, {"exists": True}, {"not": {"eq": "x"}}]
                ),
                "nomor-perubahan": st.sampled_from(["a", {"exists": True}]),
                "signatory": st.sampled_from(["inspektorat", "dinas"]),
            },
        ),
        "memuat": st.lists(st.sampled_from(["kemajuan", "kendala"]), unique=True),
        "min": st.integers(1, 3),
        "level": st.sampled_from(["attached", "intact"]),
    },
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(lambda found: {"all_of": found}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda found: {"any_of": found}, st.lists(inner, min_size=2, max_size=3)),
        st.builds(lambda found: {"min_of": 1, "of": found}, st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=4,
)


@given(st.lists(trees, min_size=1, max_size=3))
def test_every_gap_that_is_said_to_be_closed_is(demands: list[Any]) -> None:
    duties = [duty(number, demand) for number, demand in enumerate(demands, start=2)]
    law, bundles = corpus(*duties), [bundle()]
    before = assess(law, TYPES, bundles, NativeMatcher(), REQUEST)
    planner = _Planner(before, law, TYPES, bundles, REQUEST)
    made = planner.plan(None)
    items = [found for document in planner.made for found in document.items]
    after = assess(law, TYPES, [bundles[0].model_copy(update={"items": tuple(items)})], NativeMatcher(), REQUEST)
    verdicts = {result.obligation: result.verdict for result in after.results}
    assert all(verdicts[step.obligation] in CLOSED for step in made.steps)
    assert len(made.steps) + len(made.blocked) == len(before.results)
    assert not made.blocked


@given(leaves)
def test_what_is_built_meets_its_leaf(asked: dict[str, Any]) -> None:
    leaf = Leaf.model_validate(asked)
    made = build([leaf], TYPES[leaf.type], AT, name="x", title="X")
    assert made is not None
    assert meets(checked(made, TYPES[leaf.type], "dinas"), leaf, TYPES[leaf.type], {})


class TestWhatIf:
    def told(self, *items: Any, held: tuple[Any, ...] = ()) -> Any:
        law = corpus(duty(2, {"type": "laporan", "memuat": ["kemajuan"]}), duty(3, {"type": "notula"}))
        bundles = [bundle(*held)]
        before = assess(law, TYPES, bundles, NativeMatcher(), REQUEST)
        return what_if(before, law, TYPES, bundles, items, NativeMatcher(), REQUEST)

    def test_what_closes_is_told(self) -> None:
        found = self.told(item("laporan", "2026-11-01", id="baru", memuat={"kemajuan": 1}))
        assert found.comparison.counts["closed"] == 1
        assert found.accepted == (("chp_I__art_2", "city"),)
        assert found.nearest == ()

    def test_what_comes_near_is_told_with_what_it_lacks(self) -> None:
        found = self.told(item("laporan", "2026-11-01", id="baru"))
        assert found.comparison.counts["closed"] == 0
        (near,) = found.nearest
        assert (near.obligation, [reason.code for reason in near.leaf.near.failed]) == (
            "chp_I__art_2",
            ["part_missing"],
        )

    def test_a_document_takes_the_place_of_the_one_of_its_id(self) -> None:
        old = item("laporan", "2026-11-01", id="satu", memuat={"kemajuan": 1})
        found = self.told(item("laporan", "2026-11-01", id="satu"), held=(old,))
        assert found.comparison.counts["new"] == 1


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2028, 2, 29)])
def test_a_document_records_its_day_and_lasts(day: date) -> None:
    made = build([Leaf(type="keputusan")], TYPES["keputusan"], day, name="x", title="X")
    assert made is not None
    assert made.date == day
    assert made.attributes["berlaku-sampai"] > day
