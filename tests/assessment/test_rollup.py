"""Roll-up: an obligation counts once on each axis, the counts add up, and the rate is what it says."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from small_law import AT, FORCE, TYPES, YEAR, both, bundle, corpus, item, obligation

from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.models import VERDICTS, Assessment, Result, Roll, Standing, Verdict
from perda_rules.assessment.rollup import AXES, WHOLE, roll, rolls
from perda_rules.engine.native import NativeMatcher
from perda_rules.obligations.models import Axis, NotAssessed, Objective, Pasal, Structure


def result(obligation_: str, verdict: Verdict, unit: str = "city", basis: Any = None) -> Result:
    return Result(obligation=obligation_, unit=unit, verdict=verdict, found=verdict, done=0, of=1, basis=basis)


CHAPTERS, PARTS = ("chp_I", "chp_II"), (None, "chp_II__part_1", "chp_II__part_2")
OBJECTIVES = ("EDM01", "EDM02", "APO01")
ELEMENTS = (None, "struktur", "struktur/a", "struktur/b", "suprastruktur/c")
LABELS: dict[Any, Any] = {
    "chapter": {key: both(key) for key in (*CHAPTERS, "chp_III")},
    "part": {key: both(key) for key in PARTS if key},
    "article": {f"{c}__art_{n}": both(str(n)) for c in CHAPTERS for n in range(3)},
    "paragraph": {f"{c}__art_{n}__para_1": both(str(n)) for c in CHAPTERS for n in range(3)},
    "objective": {key: both(key) for key in OBJECTIVES},
    "practice": {f"{key}.01": both(key) for key in OBJECTIVES},
    "related": {key: both(key) for key in OBJECTIVES},
    "element": {key: both(key) for key in ("struktur", "struktur/a", "struktur/b", "suprastruktur", "suprastruktur/c")},
    "principle": {"adil": both("adil"), "hemat": both("hemat")},
    "dimension": {"sehat": both("sehat"), "sehat/udara": both("udara")},
    "lead": {key: both(key) for key in ("dinas", "badan")},
}


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    chapter = draw(st.sampled_from(CHAPTERS))
    article = f"{chapter}__art_{draw(st.integers(0, 2))}"
    objective = draw(st.sampled_from((None, *OBJECTIVES)))
    return Standing(
        chapter=chapter,
        part=draw(st.sampled_from(PARTS)) if chapter == "chp_II" else None,
        article=article,
        paragraph=draw(st.sampled_from((None, f"{article}__para_1"))),
        objective=objective,
        practice=draw(st.sampled_from((None, f"{objective}.01"))) if objective else None,
        related=tuple(draw(st.lists(st.sampled_from(OBJECTIVES), max_size=4))),
        element=draw(st.sampled_from(ELEMENTS)),
        dimension=draw(st.sampled_from((None, "sehat", "sehat/udara"))),
        serves=tuple(draw(st.lists(st.sampled_from(("adil", "hemat")), max_size=3))),
        lead=draw(st.sampled_from(("dinas", "badan"))),
    )


cases = st.lists(
    st.tuples(
        standings(),
        st.lists(st.tuples(st.sampled_from(VERDICTS), st.sampled_from((None, "declared", "verified"))), max_size=3),
    ),
    max_size=12,
).map(
    lambda drawn: (
        {f"d-{n}": standing for n, (standing, _) in enumerate(drawn)},
        [
            result(f"d-{n}", verdict, f"u-{unit}", basis)
            for n, (_, verdicts) in enumerate(drawn)
            for unit, (verdict, basis) in enumerate(verdicts)
        ],
    )
)


@given(verdicts=st.lists(st.sampled_from(VERDICTS)))
def test_the_counts_add_up_and_the_rate_is_met_over_judged(verdicts: list[Verdict]) -> None:
    rolled = roll("x", both("x"), [result("d", verdict) for verdict in verdicts], 7)
    assert sum(rolled.counts.values()) == len(verdicts)
    assert list(rolled.counts) == list(VERDICTS)
    assert rolled.rate.met == sum(1 for verdict in verdicts if verdict in ("met", "late"))
    assert rolled.rate.of == sum(1 for verdict in verdicts if verdict not in ("not_applicable", "not_due"))
    assert 0 <= rolled.rate.verified <= rolled.rate.met <= rolled.rate.of
    assert rolled.encoded == 7


def test_what_needs_review_stays_in_the_denominator_and_late_counts_as_met() -> None:
    verdicts: list[Verdict] = ["met", "late", "needs_review", "not_due", "not_applicable", "unmet"]
    rate = roll("x", both("x"), [result("d", verdict) for verdict in verdicts], 0).rate
    assert (rate.met, rate.of) == (2, 4)


def test_only_what_is_met_can_be_verified() -> None:
    pairs: list[tuple[Verdict, str]] = [
        ("met", "verified"),
        ("late", "verified"),
        ("partial", "verified"),
        ("met", "declared"),
    ]
    rolled = roll("x", both("x"), [result("d", verdict, basis=basis) for verdict, basis in pairs], 0)
    assert rolled.rate.verified == 2


@given(case=cases)
def test_an_obligation_counts_once_on_each_axis(case: tuple[dict[str, Standing], list[Result]]) -> None:
    where, results = case
    rolled = rolls(results, where, LABELS)
    for axis, keys in AXES.items():
        for node in rolled[axis]:
            here = [each for each in results if node.key in set(keys(where[each.obligation]))]
            assert node.counts == roll("", both("x"), here, 0).counts
            assert node.encoded == sum(1 for standing in where.values() if node.key in set(keys(standing)))


@given(case=cases)
def test_chapters_articles_and_leads_add_up_to_the_whole(case: tuple[dict[str, Standing], list[Result]]) -> None:
    where, results = case
    rolled = rolls(results, where, LABELS)
    whole = roll("total", both("x"), results, len(where))
    for axis in ("chapter", "article", "lead"):
        nodes = rolled[axis]  # type: ignore[index]
        for verdict in VERDICTS:
            assert sum(node.counts[verdict] for node in nodes) == whole.counts[verdict]
        assert sum(node.rate.met for node in nodes) == whole.rate.met
        assert sum(node.rate.of for node in nodes) == whole.rate.of
        assert sum(node.rate.verified for node in nodes) == whole.rate.verified
    assert sum(node.encoded for node in rolled["chapter"]) == whole.encoded


@given(case=cases)
def test_a_parent_element_holds_what_stands_at_it_and_below_it(case: tuple[dict[str, Standing], list[Result]]) -> None:
    where, results = case
    nodes = {node.key: node for node in rolls(results, where, LABELS)["element"]}
    for key, node in nodes.items():
        if "/" not in key:
            below = [each for each in results if (where[each.obligation].element or "").partition("/")[0] == key]
            assert sum(node.counts.values()) == len(below)


@given(case=cases)
def test_nodes_come_in_the_order_of_the_vocabulary_and_only_where_something_was_judged(
    case: tuple[dict[str, Standing], list[Result]],
) -> None:
    where, results = case
    for axis, nodes in rolls(results, where, LABELS).items():
        order = [key for key in LABELS[axis] if axis in WHOLE or key in {node.key for node in nodes}]
        assert [node.key for node in nodes] == order
        assert axis in WHOLE or all(sum(node.counts.values()) for node in nodes)


def node(made: Assessment, axis: Any, key: str) -> Roll:
    return next(each for each in made.rolls[axis] if each.key == key)


def test_an_assessment_rolls_up_what_its_corpus_names() -> None:
    yearly = {"kind": "continuous", "source": "text", "length": "P1Y"}
    leaf = {"type": "keputusan", "where": {"forum": "dewan"}}
    duties = [
        obligation(yearly, leaf, id="chp_I__art_2#a", cobit="APO01.01", related=["BAI01", "BAI01.01", "APO01"]),
        obligation(yearly, {"type": "notula"}, id="chp_I__art_2#b", action="b", cobit="APO01", element="hijau/teduh"),
        obligation(yearly, leaf, id="chp_I__art_3", action="c", lead="badan"),
    ]
    objective = {"lead": "dinas", "name": both("x")}
    law = corpus(*duties).model_copy(
        update={
            "objectives": {
                "APO01": Objective(**objective, practices={"APO01.01": both("Rancang")}),
                "BAI01": Objective(**objective, practices={}),
            },
            "structure": Structure(
                elements={"hijau": Axis(name=both("Hijau"), children={"teduh": both("Teduh")})}, dimensions={}
            ),
        }
    )
    documents = bundle(item("keputusan", "2026-05-01", attributes={"forum": "dewan"}))
    request = Request(at=AT, period=YEAR, in_force_from=FORCE)
    made = assess(law, TYPES, [documents], NativeMatcher(), request)
    assert (made.total.rate.met, made.total.rate.of, made.total.encoded) == (1, 2, 3)
    assert node(made, "chapter", "chp_I").rate == made.total.rate
    assert sum(node(made, "article", "chp_I__art_2").counts.values()) == 2
    assert [each.key for each in made.rolls["article"]] == ["chp_I__art_2"]
    assert sum(node(made, "objective", "APO01").counts.values()) == 2
    assert sum(node(made, "practice", "APO01.01").counts.values()) == 1
    # Merely touched: apart from the objectives that the duty is of, and once although it is named twice.
    assert sum(node(made, "objective", "BAI01").counts.values()) == 0
    assert sum(node(made, "related", "BAI01").counts.values()) == 1
    assert sum(node(made, "related", "APO01").counts.values()) == 1
    assert [(each.key, each.label.id) for each in made.rolls["element"]] == [
        ("hijau", "Hijau"),
        ("hijau/teduh", "Teduh"),
    ]
    assert [each.key for each in made.rolls["lead"]] == ["dinas"]
    assert made.rolls["dimension"] == ()


def test_a_report_can_say_which_principle_a_gap_touches_and_lists_the_terms() -> None:
    yearly = {"kind": "continuous", "source": "text", "length": "P1Y"}
    duty = obligation(yearly, {"type": "notula"}, serves=["chp_I__art_3", "chp_I__art_4"])
    law = corpus(duty)
    named = [
        NotAssessed(provision="chp_I__art_3", reason="principle", name=both("Adil")),
        NotAssessed(provision="chp_I__art_4", reason="purpose"),
        NotAssessed(provision="chp_I__art_5", reason="definition", name=both("Kebun")),
    ]
    law = law.model_copy(
        update={"pasal": (*law.pasal, *(Pasal(pasal=n.provision, title="x", en="x", not_assessed=(n,)) for n in named))}
    )
    request = Request(at=AT, period=YEAR, in_force_from=FORCE, texts={"chp_I__art_5": "Kebun adalah tempat tanaman."})
    made = assess(law, TYPES, [bundle()], NativeMatcher(), request)
    assert made.duties[duty.id].serves == ("chp_I__art_3", "chp_I__art_4")
    # What has no name is no node: nobody could say in a word what it is.
    assert [(n.key, n.label.id, n.counts["unmet"]) for n in made.rolls["principle"]] == [
        ("chp_I__art_3", "Adil (BAB I Pasal 3)", 1)
    ]
    assert [(d.term.id, d.citation.id, d.text) for d in made.glossary] == [
        ("Kebun", "BAB I Pasal 5", "Kebun adalah tempat tanaman.")
    ]
