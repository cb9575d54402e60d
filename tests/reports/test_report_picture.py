"""The city on one page: drawn from the numbers of the assessment, safe and well-formed in both languages."""

from __future__ import annotations

import struct
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
import sample_assessment as samples

from perda_rules.assessment.models import Assessment, Rate, Roll
from perda_rules.language import LANGUAGES, Label, Language
from perda_rules.reports import render
from perda_rules.reports.picture import HEIGHT, WIDTH, draw_city

SVG = "{http://www.w3.org/2000/svg}"
MADE = {
    "readiness": lambda: samples.sample("readiness"),
    "simulation": samples.sample,
    "hostile": samples.hostile,
    "hostile keys": samples.hostile_keys,
}


def node(key: str, name: str, met: int, of: int) -> Roll:
    label = Label(id=name, en=name)
    return Roll(key=key, label=label, counts={}, rate=Rate(met=met, of=of, verified=0), encoded=of)


def city(*, dimensions: tuple[Roll, ...] = (), elements: tuple[Roll, ...] = ()) -> Assessment:
    made = samples.sample("compliance")
    return made.model_copy(update={"rolls": {**made.rolls, "dimension": dimensions, "element": elements}})


def drawn(made: Assessment, language: Language = "id") -> ElementTree.Element:
    return ElementTree.fromstring(draw_city(made, language))  # noqa: S314 (our own drawing)


def texts(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", MADE.values(), ids=list(MADE))
def test_it_is_well_formed_named_and_runs_nothing(made: Callable[[], Assessment], language: Language) -> None:
    root = drawn(made(), language)
    assert root.get("role") == "img"
    assert root.get("aria-label")
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {"svg", "rect", "text", "circle"}
    assert not any(name.startswith("on") or "href" in name for element in root.iter() for name in element.attrib)


def test_each_dimension_has_its_ring_filled_as_far_as_it_is_met() -> None:
    rolls = (node("a", "Ekonomi", 1, 4), node("a/b", "Pasar", 1, 1), node("c", "Mobilitas", 0, 0))
    root = drawn(city(dimensions=rolls))
    arcs = [circle.get("stroke-dasharray") for circle in root.iter(f"{SVG}circle") if circle.get("stroke-dasharray")]
    (arc,) = arcs
    filled, around = map(float, arc.split())
    assert filled / around == pytest.approx(0.25, abs=0.01)
    said = texts(root)
    assert "25,0 %" in said
    assert said.count("–") == 1  # of the one where nothing was judged
    assert "Ekonomi" in said
    assert "Pasar" not in said


def test_each_part_of_an_element_has_its_bar_and_its_figures() -> None:
    parts = (node("s", "Struktur", 3, 5), node("s/x", "Orang", 3, 4), node("s/y", "Dana", 0, 1))
    root = drawn(city(elements=parts))
    said = texts(root)
    assert {"Struktur", "60,0 %", "Orang", "75,0 % (3/4)", "Dana", "0,0 % (0/1)"} <= set(said)
    ground, first, _ = [float(r.get("width", 0)) for r in root.iter(f"{SVG}rect") if r.get("rx") == "4.5"]
    assert first / ground == pytest.approx(0.75, abs=0.01)


def test_nothing_that_a_name_says_is_markup() -> None:
    root = drawn(city(dimensions=(node("a", '<script>x("&")</script>', 1, 1),)))
    assert any("<script>" in text for text in texts(root))


def test_as_a_picture_it_has_the_shape_of_a_slide() -> None:
    made = city(dimensions=(node("a", "Ekonomi", 1, 4),))
    data = render(made, "png", "id")
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert width * HEIGHT == height * WIDTH
    assert width >= WIDTH
