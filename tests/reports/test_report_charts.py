"""The charts of the HTML report: drawn from the numbers of the assessment, named, and safe whatever a name says."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest
import sample_assessment as samples
from page_reader import Page

from perda_rules.assessment.agenda import agenda
from perda_rules.assessment.models import Assessment, Rate, Roll
from perda_rules.language import LANGUAGES, Label
from perda_rules.reports import render
from perda_rules.reports.charts.radar import draw_radars
from perda_rules.reports.charts.timeline import draw_timeline
from perda_rules.reports.charts.trend import draw_trend

MADE = (samples.sample, samples.hostile, samples.hostile_keys)


def node(key: str, met: int, of: int, verified: int = 0) -> Roll:
    label = Label(id=f"Nama {key}", en=f"Name {key}")
    return Roll(key=key, label=label, counts={}, rate=Rate(met=met, of=of, verified=verified), encoded=of)


def with_rolls(axis: str, *rolls: Roll, **changes: object) -> Assessment:
    made = samples.sample("compliance")
    return made.model_copy(update={"rolls": {**made.rolls, axis: rolls}, **changes})


def drawn(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)  # noqa: S314 (our own drawing)


def texts(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter("text")]


def points(root: ElementTree.Element, look: str) -> list[tuple[float, float]]:
    (path,) = [path.get("d", "") for path in root.iter("path") if path.get("class") == look]
    return [tuple(map(float, pair)) for pair in re.findall(r"([-\d.]+) ([-\d.]+)", path)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", MADE)
def test_every_chart_is_well_formed_and_says_what_it_shows(make, language) -> None:
    made = make()
    timeline = draw_timeline(made, language)
    drawings = [radar.drawing for radar in draw_radars(made, language)]
    drawings += [draw_trend(samples.sample(), made, language).drawing, timeline.drawing]
    for drawing in drawings:
        root = drawn(drawing)
        ids = {element.get("id"): element.text for element in root if element.get("id")}
        assert root.get("role") == "img"
        assert all(ids[name] for name in root.get("aria-labelledby", "").split())
        assert {element.tag for element in root.iter()} <= {"svg", "title", "desc", "text", "path", "rect", "circle"}
        assert not any(name.startswith("on") or "href" in name for e in root.iter() for name in e.attrib)


def test_a_radar_reaches_as_far_as_each_objective_is_met_and_verified() -> None:
    (radar,) = draw_radars(
        with_rolls("objective", node("EDM01", 4, 4, 2), node("EDM02", 1, 4), node("EDM03", 2, 4), node("EDM04", 0, 0)),
        "en",
    )
    root = drawn(radar.drawing)
    met, verified = points(root, "area"), points(root, "checked")
    assert len(met) == len(verified) == 3  # of the fourth nothing was judged
    centre, full = (150.0, 132.0), 88.0
    reach = [((x - centre[0]) ** 2 + (y - centre[1]) ** 2) ** 0.5 / full for x, y in met]
    assert reach == pytest.approx([1, 0.25, 0.5], abs=0.01)
    assert (verified[0][0], centre[1] - verified[0][1]) == pytest.approx((centre[0], full / 2), abs=0.1)
    assert (radar.domain, radar.met, radar.of, radar.weakest) == ("EDM", 7, 12, "Lowest: EDM02, 25.0 %")
    assert texts(root).count("25.0 %") == 1


def test_without_a_verified_duty_no_second_line_is_drawn() -> None:
    (radar,) = draw_radars(with_rolls("objective", *(node(f"BAI0{n}", 1, 2) for n in range(1, 5))), "id")
    assert "checked" not in radar.drawing


def test_two_objectives_span_no_area_and_are_not_drawn() -> None:
    assert draw_radars(with_rolls("objective", node("EDM01", 1, 1), node("EDM02", 1, 1)), "id") == ()


def test_the_timeline_counts_every_day_of_the_agenda_once() -> None:
    made = samples.sample("compliance")
    timeline = draw_timeline(made, "id")
    found = agenda(made)
    assert sum(sum(month.counts) for month in timeline.months) == len(found) > 10
    assert sum(month.counts[0] for month in timeline.months) == sum(dated.when == "overdue" for dated in found)
    boxes = [rect.get("class") for rect in drawn(timeline.drawing).iter("rect")]
    assert set(boxes) == {dated.when for dated in found}


def test_what_lies_beyond_the_year_is_gathered_at_the_ends() -> None:
    case = (
        samples.sample("compliance")
        .results[0]
        .model_copy(update={"verdict": "unmet", "overdue_days": 900, "windows": (), "due": None, "excepted": False})
    )
    ahead = case.model_copy(update={"verdict": "not_due", "overdue_days": 0, "due": date(2029, 5, 1)})
    made = samples.sample("compliance").model_copy(update={"results": (case, ahead)})
    timeline = draw_timeline(made, "en")
    assert [(month.name, month.counts) for month in timeline.months] == [
        ("earlier", (1, 0, 0, 0)),
        ("later", (0, 1, 0, 0)),
    ]


def test_without_a_day_there_is_no_timeline() -> None:
    assert draw_timeline(samples.sample("compliance").model_copy(update={"results": ()}), "id") is None


def test_a_trend_shows_rates_then_and_now_and_a_fall_is_drawn_broken() -> None:
    old = with_rolls("chapter", node("a", 1, 4), node("b", 4, 4), node("c", 0, 0), at=date(2025, 12, 31))
    new = with_rolls("chapter", node("a", 3, 4), node("b", 3, 4), node("c", 0, 0), node("d", 1, 1))
    trend = draw_trend(old, new, "id")
    assert [(step.name, step.before, step.after, step.change) for step in trend.steps[1:]] == [
        ("Nama a", "25,0 %", "75,0 %", "+50,0"),
        ("Nama b", "100,0 %", "75,0 %", "−25,0"),
    ]
    assert trend.steps[0].change == "±0,0"
    root = drawn(trend.drawing)
    looks = [path.get("class") for path in root.iter("path")]
    assert (looks.count("forth"), looks.count("back")) == (1, 1)
    assert trend.days == ("31 Desember 2025", "31 Desember 2026")


def test_the_page_compares_only_where_an_assessment_before_is_given() -> None:
    new = samples.sample()
    met = next(r for r in new.results if r.verdict == "unmet" and not r.excepted)
    old = new.model_copy(
        update={
            "at": date(2026, 6, 30),
            "results": tuple(r.model_copy(update={"verdict": "met"}) if r is met else r for r in new.results),
        }
    )
    alone = Page(render(new, "html", "en").decode()).root
    assert not [section for section in alone.all("section") if section["id"] == "tren"]
    root = Page(render(new, "html", "en", previous=old).decode()).root
    (section,) = [section for section in root.all("section") if section["id"] == "tren"]
    assert "1 new" in section.text
    marked = [e for e in root.all("details") if e.has("e") and [s for s in e.all("span") if s.has("tag")]]
    assert [(e["class"] or "").split()[-1] for e in marked] == ["unmet"]
