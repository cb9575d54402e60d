"""The HTML report as a document: well formed, accessible, self-contained, and deaf to hostile texts."""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from itertools import pairwise

import pytest
import sample_assessment as samples
from page_reader import Page

from perda_rules.assessment.models import VERDICTS
from perda_rules.reports import FORMATS, SUFFIXES, html, render
from perda_rules.reports.view import make_view

MAKERS = {
    "readiness": lambda: samples.sample("readiness"),
    "simulation": samples.sample,
    "compliance": lambda: samples.sample("compliance"),
    "hostile": samples.hostile,
    "hostile keys": samples.hostile_keys,
    "all duties, strict, nothing wrong": lambda: samples.sample(
        made=samples.cases()[2:3], problems=(), exclusions=(), out_of_scope=(), items=(), warnings=(),
        expired_decisions=(), unused_decisions=(), all_duties=True, strict=True,
    ),
}  # fmt: skip


@pytest.fixture(scope="module", params=[(name, language) for name in MAKERS for language in ("id", "en")], ids=" ".join)
def page(request):
    name, language = request.param
    assessment = MAKERS[name]()
    text = render(assessment, "html", language).decode()
    found = Page(text)
    found.source, found.assessment, found.language = text, assessment, language
    return found


def test_the_page_is_well_formed_with_unique_ids(page) -> None:
    assert page.source.startswith("<!DOCTYPE html>")
    assert page.duplicates == []
    ids = [element["id"] for element in page.root.walk() if element["id"] is not None]
    assert len(ids) == len(set(ids))
    assert all(id_ and not re.search(r"\s", id_) for id_ in ids)


def test_nothing_is_asked_of_the_network(page) -> None:
    loading = {"src", "srcset", "data", "poster", "action", "formaction", "background", "ping", "xlink:href"}
    for element in page.root.walk():
        assert not loading & set(element.attributes), element.tag
        if element["href"] is not None:
            assert element["href"].startswith("#"), element["href"]
        assert element.tag not in ("link", "img", "iframe", "object", "embed", "base", "video", "audio", "source")
    style, script = page.root.all("style")[0].texts[0], page.root.all("script")[0].texts[0]
    assert not re.search(r"url\(|@import|https?:", style)
    assert not re.search(r"https?:|fetch|XMLHttpRequest|import\(|WebSocket|sendBeacon|innerHTML|eval", script)


def test_the_content_policy_allows_exactly_the_pages_own_style_and_script(page) -> None:
    policy = next(m["content"] for m in page.root.all("meta") if m["http-equiv"])
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (element,) = page.root.all(tag)
        digest = base64.b64encode(hashlib.sha256("".join(element.texts).encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert "unsafe" not in policy
    for element in page.root.walk():
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]


def test_headings_descend_one_step_at_a_time(page) -> None:
    levels = [int(h.tag[1]) for h in page.root.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert all(h.text for h in page.root.all("h1", "h2", "h3", "h4"))


def test_landmarks_language_and_skip_link_are_there(page) -> None:
    (html,) = page.root.all("html")
    assert html["lang"] == page.language
    for tag in ("header", "nav", "main", "footer"):
        assert len(page.root.all(tag)) == 1
    assert len(page.root.all("head")[0].all("title")) == 1
    skip = page.root.all("body")[0].all("a")[0]
    assert skip.has("skip")
    assert skip["href"] == "#main"
    assert page.root.all("main")[0]["id"] == "main"
    for section in page.root.all("section"):
        assert section["aria-labelledby"] in {h["id"] for h in section.all("h2")}
    assert page.root.all("nav")[0]["aria-label"]


def test_every_control_has_a_label(page) -> None:
    labelled = {label["for"] for label in page.root.all("label")}
    controls = page.root.all("input", "select")
    assert len(controls) >= 6
    for control in controls:
        inside = control.parent.tag == "label" and control.parent.text
        assert inside or control["id"] in labelled
    assert all(button.text for button in page.root.all("button"))


def test_every_table_has_a_caption_and_scoped_headings(page) -> None:
    tables = page.root.all("table")
    assert len(tables) >= 3
    for table in tables:
        assert table.all("caption")[0].text
        assert all(th["scope"] in ("row", "col", "rowgroup") for th in table.all("th"))
        columns = len(table.all("thead")[0].all("th"))
        for row in [row for body in table.all("tbody") for row in body.all("tr")]:
            assert sum(int(cell["colspan"] or 1) for cell in row.children) == columns
            assert row.children[0].tag == "th" or row.children[1].tag == "th"
    for region in [e for e in page.root.walk() if e["role"] == "region"]:
        assert region["tabindex"] == "0"
        assert region["aria-label"]


def test_links_within_the_page_lead_somewhere(page) -> None:
    ids = {element["id"] for element in page.root.walk()}
    for link in page.root.all("a", "use"):
        target = link["href"][1:]
        assert target in ids or "=" in target, target


def test_drawings_are_hidden_from_screen_readers_and_verdicts_are_words(page) -> None:
    named = [svg for svg in page.root.all("svg") if svg["aria-hidden"] != "true"]
    ids = {element["id"]: element for element in page.root.walk() if element["id"]}
    for svg in named:
        assert svg["role"] == "img"
        assert svg["aria-label"] or all(ids[name].text for name in svg["aria-labelledby"].split())
    for entry in [e for e in page.root.all("details") if e.has("e")]:
        assert entry.children[0].tag == "summary"
        badges = [e for e in entry.children[0].children if e.has("b")]
        # A duty without a gap is a row below the name of its verdict.
        around = entry.parent.children[0].all("h2")[0].text if entry.has("r") else badges[0].text
        assert around


def test_every_result_is_there_once_with_what_the_filters_need(page) -> None:
    entries = {e["id"]: e for e in page.root.all("details") if e.has("e")}
    offered = {s["name"]: [o["value"] for o in s.all("option")] for s in page.root.all("select")}
    view = make_view(page.assessment, page.language)
    told = [*view.findings, *(entry for _, rest in view.rest for entry in rest)]
    assert sorted(entries) == sorted(entry.id for entry in told)
    for entry in told:
        element = entries[entry.id]
        assert (element["class"] or "").split()[-1] == entry.verdict.key
        places = map(int, (element["data-k"] or "").split("."))
        nodes = (entry.chapter, entry.objective, entry.lead, entry.element, entry.dimension, entry.unit)
        for axis, place, node in zip("coledu", places, nodes, strict=True):
            assert (offered[axis][place] if axis in offered else "") == (node.key if node and axis in offered else "")


def test_all_is_open_where_no_script_runs(page) -> None:
    assert all("open" in details.attributes for details in page.root.all("details"))


def test_no_terminal_sequence_and_no_reversing_sign_gets_in(page) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", page.source)


# What it shows -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def simulation():
    return Page(render(samples.sample(), "html", "id").decode()).root


def by_id(root, name):
    return next(element for element in root.walk() if element["id"] == name)


def test_the_conclusion_shows_numerator_denominator_and_what_is_verified(simulation) -> None:
    text = by_id(simulation, "ringkasan").text
    assert "44,9 % terpenuhi: 22 dari 49 kewajiban" in text
    assert "12,2 % terverifikasi: 6 dari 49" in text
    assert "Korpus belum lengkap: 131 dari 760 ketentuan" in text
    assert "Inspektorat ikut dinilai" in text


def test_the_heat_map_holds_every_objective_and_its_numbers_filter(simulation) -> None:
    tables = {t.all("caption")[0].text: t for t in by_id(simulation, "peta").all("table")}
    objectives = tables["Putusan menurut tujuan COBIT"]
    rows = {row.children[0].text.split()[0]: row for row in objectives.all("tbody")[0].all("tr")}
    assert len(rows) == 40
    assert "belum disandikan" in rows["APO01"].text
    assert "di luar lingkup" in rows["MEA04"].text
    links = rows["EDM03"].all("a")
    assert [(a["href"], a.text) for a in links] == [("#o=EDM03&v=unmet", "1"), ("#o=EDM03&v=partial", "2")]
    assert links[0]["aria-label"] == "EDM03, belum terpenuhi: 1"
    chapters = tables["Putusan menurut BAB"]
    numbers = sum(int(a.text) for a in chapters.all("a"))
    assert numbers == len(samples.sample().results)


def test_a_gap_shows_the_inspectorates_form_and_the_evidence_that_would_close_it(simulation) -> None:
    entry = next(e for e in simulation.all("details") if e.has("e") and "Tetapkan susunan Dewan" in e.text)
    terms = [dt.text for dt in entry.all("dt")]
    assert terms == ["Kondisi", "Kriteria", "Sebab", "Akibat", "Rekomendasi", "Tanggapan"]
    for text in (
        "Usulan nama dari perguruan tinggi",
        "Bukti yang akan menutupnya",
        "satu hal yang kurang: Susunan anggota tidak memuat unsur akademisi.",
        "tindak lanjut paling lambat 1 Maret 2027",
        "lewat 395 hari",
    ):
        assert text in entry.text


def test_open_parts_are_marked_open(simulation) -> None:
    gaps = by_id(simulation, "kesenjangan")
    assert gaps.text.count("terbuka, belum diisi pemeriksa") == 2 * (len(gaps.children) - 1)
    opened = [mark.text for mark in gaps.all("dd") if mark.has("open")]
    assert opened.count("belum ada tanggapan") == len(gaps.all("details"))


def test_windows_show_each_month_and_say_which_are_open(simulation) -> None:
    strip = next(ol for ol in by_id(simulation, "kesenjangan").all("ol") if ol.has("w"))
    assert [(li.text, li["class"]) for li in strip.children][1:4] == [
        ("Feb", "met"),
        ("Mar", "missing"),
        ("Apr", "met"),
    ]
    assert strip["aria-hidden"] == "true"
    assert "yang belum: Maret 2026, Juli 2026, Agustus 2026." in strip.parent.text


def test_rejected_items_exclusions_scope_decisions_and_problems_are_listed(simulation) -> None:
    rejected = [row for row in by_id(simulation, "bukti").all("tr") if row.has("rej")]
    assert ["Ditolak: B001" in row.text for row in rejected] == [True]
    limits = by_id(simulation, "batas").text
    for text in ("Ada peraturan yang bertentangan: tidak", "chp_IV__art_52__para_1", "kep-00", "kep-09"):
        assert text in limits
    assert "examples/bundel/bundle.yaml:41:5" in by_id(simulation, "masalah").text


@pytest.mark.parametrize(
    "form", [form for form in FORMATS if form not in ("png", "docx", "xlsx", "pdf")]
)  # pictures and zips of the same words
@pytest.mark.parametrize("mode", ["readiness", "simulation"])
def test_before_entry_into_force_nobody_violates_anything(form, mode) -> None:
    for language, word in (("id", "pelanggaran"), ("en", "violation")):
        assert word not in render(samples.sample(mode), form, language).decode().lower()


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_the_readiness_title_says_readiness(form) -> None:
    text = render(samples.sample("readiness"), form, "id").decode()
    assert "Laporan Hasil Penilaian Kepatuhan (konsep)" in text
    assert "Penilaian kesiapan" in text
    assert "Kesenjangan kesiapan" in text


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_same_assessment_gives_the_same_bytes(form, language) -> None:
    assert render(samples.sample(), form, language) == render(samples.sample(), form, language)
    assert form in SUFFIXES


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="odt"):
        render(samples.sample(), "odt")  # type: ignore[arg-type]


def test_a_thousand_results_stay_below_two_megabytes() -> None:
    data = render(samples.large(1000), "html", "id")
    assert data.count(b'<details class="e ') == 1000
    assert len(data) < 2_000_000


def test_ones_own_style_takes_the_place_of_the_programs_and_cannot_leave_its_element(tmp_path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "laporan.css").write_text("body { color: red } /* </style><script>alert(1)</script> */")
    text = render(samples.sample(), "html", "id", templates=tmp_path).decode()
    root = Page(text).root
    assert "color: red" in root.all("style")[0].texts[0]
    assert len(root.all("script")) == 1


def test_every_verdict_has_its_own_colour_and_sign() -> None:
    text = render(samples.sample(), "html", "id").decode()
    root = Page(text).root
    symbols = {s["id"] for s in root.all("symbol")}
    style = root.all("style")[0].texts[0]
    for verdict in VERDICTS:
        assert f"v-{verdict}" in symbols
        assert f".{verdict} {{ --v: var(--{verdict})" in style
    assert make_view(samples.sample(), "id").total.judged == 60


def luminance(colour):
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def hexed(text):
    text = text if len(text) == 6 else "".join(2 * sign for sign in text)
    return tuple(int(text[i : i + 2], 16) for i in (0, 2, 4))


@pytest.mark.parametrize("theme", [0, 1])
def test_verdict_names_and_heat_numbers_keep_enough_contrast(theme) -> None:
    style = Page(render(samples.sample(), "html", "id").decode()).root.all("style")[0].texts[0]
    block = re.findall(r":root \{(.*?)\}", style, re.S)[theme]
    colours = dict(re.findall(r"--([a-z_]+): #([0-9a-f]{3,6});", block))
    paper, ink = hexed(colours["paper"]), hexed(colours["ink"])
    verdicts = {name: tuple(map(int, rgb.split())) for name, rgb in re.findall(r"--([a-z_]+): (\d+ \d+ \d+)", block)}
    assert set(verdicts) == set(VERDICTS)
    strongest = max(float(share) for share in re.findall(r"\.h\d \{ background: rgb\(var\(--v\) / ([.\d]+)\)", style))
    for name, colour in verdicts.items():
        assert contrast(colour, paper) >= 4.5, name
        mixed = tuple(strongest * c + (1 - strongest) * p for c, p in zip(colour, paper, strict=True))
        assert contrast(ink, mixed) >= 4.5, name


# What is packed ----------------------------------------------------------------------------------------------------


def packed(page: Page) -> dict[str | None, str]:
    """The details that the script unfolds, by finding."""
    (island,) = page.root.all("template")
    markup = zlib.decompress(base64.b64decode(island.text), wbits=-zlib.MAX_WBITS).decode()
    return {part["data-of"]: part.text for part in Page(markup).root.all("article")}


def test_of_a_duty_without_a_gap_all_else_is_packed(page) -> None:
    details = packed(page)
    rows = {e["id"]: e for e in page.root.all("details") if e.has("r")}
    assert rows.keys() <= details.keys()
    view = make_view(page.assessment, page.language)
    for entry in [entry for _, entries in view.rest for entry in entries]:
        for text in (entry.deadline, entry.evidence, entry.obligation, *(asked.type for asked in entry.asked)):
            assert text in details[entry.id]
        assert entry.action in rows[entry.id].text


def test_beyond_the_most_urgent_gaps_evidence_is_packed_and_the_page_says_so(monkeypatch) -> None:
    monkeypatch.setattr(html, "IN_FULL", 3)
    page = Page(render(samples.sample(), "html", "en").decode())
    view = make_view(samples.sample(), "en")
    gaps = by_id(page.root, "kesenjangan")
    details = packed(page)
    (note,) = [child for child in gaps.children if child.tag == "p"]
    assert gaps.children.index(note) == 3
    for number, entry in enumerate(view.findings):
        text = next(child.text for child in gaps.children if child["id"] == entry.id)
        assert entry.recommendation in text
        assert all(reason in text for reason in entry.condition)
        assert (entry.evidence in text) == (entry.citation + " (" in text) == (number < 3)
        assert (entry.evidence in details[entry.id]) == (number >= 3)


def test_quotes_say_whether_they_fit_what_was_encoded(simulation) -> None:
    gaps = by_id(simulation, "kesenjangan").children
    quoting = [e for e in gaps if e.all("blockquote")]
    fits, differs = "Sidik teks: sesuai dengan yang disandikan.", "Sidik teks: naskah yang disertakan berbunyi lain"
    assert quoting
    assert all(fits in e.text for e in quoting)
    assert all(differs in e.text for e in gaps if e.has("e") and e not in quoting)
    assert f"{len(quoting)} di antara {len(samples.sample().duties)} kewajiban" in by_id(simulation, "ringkasan").text


def test_without_a_draft_the_page_says_once_that_nothing_was_compared() -> None:
    made = samples.sample()
    duties = {key: duty.model_copy(update={"text": None}) for key, duty in made.duties.items()}
    text = render(made.model_copy(update={"duties": duties}), "html", "en").decode()
    assert text.count("fingerprints not compared") == 1
    assert "<blockquote" not in text
    assert "Fingerprint:" not in text
