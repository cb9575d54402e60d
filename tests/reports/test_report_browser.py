"""The HTML report in a real browser: the filters work, nothing is blocked or asked for, and it fits narrow and wide."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
import sample_assessment as samples
from page_reader import Page

from perda_rules.reports import html as page_of_report
from perda_rules.reports import render
from perda_rules.reports.view import make_view
from perda_rules.reports.wording import clean

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.product,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed: the page is not run in a browser"),
]
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-background-networking",
)  # fmt: skip


def run(profile: Path, *arguments: str) -> tuple[str, str]:
    assert BROWSER
    command = [BROWSER, *QUIET, f"--user-data-dir={profile}", "--virtual-time-budget=3000", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def visit(tmp_path_factory):
    """Open a report at a state of its address, and return the page as it then stands."""
    folder = tmp_path_factory.mktemp("laporan")
    files = {}

    def open_at(state: str = "", make=samples.sample):
        if make not in files:
            files[make] = folder / f"{make.__name__}.html"
            files[make].write_bytes(render(make(), "html", "id"))
        address = f"file://{files[make]}{state}"
        dom, log = run(folder / "profil", "--enable-logging=stderr", "--v=0", "--dump-dom", address)
        complaints = [line for line in log.splitlines() if "CONSOLE" in line]
        assert complaints == []
        return Page(re.sub(r"<(circle|path|rect|use)([^>]*)></\1>", r"<\1\2/>", dom)).root

    return open_at


def visible(root):
    found = []
    for entry in root.all("details"):
        around, shown = entry, entry.has("e")
        while around is not None:
            shown = shown and "hidden" not in around.attributes
            around = around.parent
        if shown:
            found.append(entry)
    return found


def count(root):
    return next(e for e in root.walk() if e["id"] == "hitung").text


def expected(**wanted):
    assessment = samples.sample()
    return sorted(
        result.verdict
        for result in assessment.results
        if all(getattr(assessment.duties[result.obligation], name, None) == value for name, value in wanted.items())
    )


def test_without_filters_all_results_are_listed_and_folded(visit) -> None:
    root = visit()
    assert root.all("html")[0].has("js")
    assert len(visible(root)) == 60
    assert not [d for d in root.all("details") if "open" in d.attributes]
    assert count(root) == "60 dari 60 putusan tampil; 31 perlu tindakan."


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        ("#c=chp_IV", {"chapter": "chp_IV"}),
        ("#o=EDM03", {"objective": "EDM03"}),
        ("#l=bapperida", {"lead": "bapperida"}),
    ],
)
def test_chapter_objective_and_lead_filter(visit, state, wanted) -> None:
    root = visit(state)
    shown = visible(root)
    assert sorted(e["data-v"] for e in shown) == expected(**wanted)
    assert 0 < len(shown) < 60
    assert count(root).startswith(f"{len(shown)} dari 60 putusan")


@pytest.mark.parametrize("key", ["suprastruktur/kelembagaan"])
def test_an_element_filters_its_own_and_a_key_of_half_its_name_nothing(visit, key) -> None:
    shown = visible(visit(f"#e={quote(key)}"))
    assert {e["data-e"] for e in shown} == {key}
    assert 0 < len(shown) < 60
    assert len(visible(visit("#e=suprastruktur/kelem"))) == 60  # no choice of this report: nothing is hidden


def test_filters_combine_and_open_what_they_ask_for(visit) -> None:
    root = visit("#c=chp_IV&v=met,unmet")
    shown = visible(root)
    assert {e["data-v"] for e in shown} == {"met", "unmet"}
    assert {e["data-c"] for e in shown} == {"chp_IV"}
    met = next(d for d in root.all("details") if d["data-b"] == "met")
    assert "open" in met.attributes
    checked = {i["value"] for i in root.all("input") if i["type"] == "checkbox" and "checked" in i.attributes}
    assert checked <= {"met", "unmet"}


def test_words_are_searched_in_all_that_a_finding_says(visit) -> None:
    shown = visible(visit("#q=AKADEMISI%20dewan"))
    assert [e["data-v"] for e in shown] == ["unmet"]
    assert "unsur akademisi" in shown[0].text


def test_words_are_searched_in_what_is_packed_too(visit) -> None:
    entry = make_view(samples.sample(), "id").rest[0][1][0]
    word = f"{entry.obligation} {entry.evidence}"
    shown = visible(visit(f"#q={quote(word)}"))
    assert entry.id in {e["id"] for e in shown}
    assert entry.obligation not in render(samples.sample(), "html", "id").decode()


def test_opening_a_row_unfolds_what_is_packed(visit) -> None:
    entry = make_view(samples.sample(), "id").rest[0][1][0]
    root = visit(f"#{entry.id}")
    (row,) = [e for e in root.all("details") if e["id"] == entry.id]
    assert entry.evidence in row.text
    assert entry.deadline in row.text


def test_a_key_of_any_signs_filters_too(visit) -> None:
    key = quote(clean("chp_IV" + samples.EVIL))
    assert len(visible(visit(f"#c={key}", samples.hostile_keys))) == len(expected(chapter="chp_IV"))


def test_nothing_found_is_said(visit) -> None:
    root = visit("#q=tidakadakatasepertiini")
    assert visible(root) == []
    assert "hidden" not in next(e for e in root.walk() if e["id"] == "kosong").attributes
    assert count(root).startswith("0 dari 60")


def test_an_unknown_value_in_the_address_hides_nothing(visit) -> None:
    assert len(visible(visit("#c=chp_XX&zzz=1"))) == 60


@pytest.mark.parametrize(("order", "axis"), [("c", "data-c"), ("o", "data-o"), ("l", "data-l")])
def test_gaps_arrange_in_groups_with_a_title(visit, order, axis) -> None:
    root = visit(f"#s={order}")
    gaps = next(e for e in root.walk() if e["id"] == "kesenjangan")
    assert sum(child.has("e") for child in gaps.children) == 31
    current, seen = None, []
    for child in gaps.children:
        if child.has("g"):
            current = child["data-g"]
            assert child.text
            seen.append(current)
        else:
            assert (child[axis] or "") == current
    assert len(seen) == len(set(seen)) > 3


def test_the_address_of_a_finding_opens_it_even_among_the_folded(visit) -> None:
    met = next(e for e in visit().all("details") if e.has("e") and e["data-v"] == "met")
    root = visit(f"#{met['id']}")
    opened = [d for d in root.all("details") if "open" in d.attributes]
    assert {d["id"] or d["data-b"] for d in opened} == {met["id"], "met"}


@pytest.mark.parametrize("make", [samples.hostile, samples.hostile_keys])
def test_hostile_texts_run_nothing_in_a_browser(visit, make) -> None:
    root = visit("", make)
    assert len(root.all("script")) == 1
    assert len(root.all("style")) == 1
    assert not root.all("img", "iframe", "b-foo")
    assert not [e for e in root.walk() if any(name.startswith("on") for name in e.attributes)]
    assert not [a for a in root.all("a") if not a["href"].startswith("#")]
    assert len(visible(root)) == 60


@pytest.mark.parametrize("width", [360, 1600])
@pytest.mark.parametrize("make", [samples.sample, samples.hostile])
def test_the_page_never_scrolls_sideways(tmp_path, width, make) -> None:
    report = render(make(), "html", "id").decode()
    # The measuring script is not the page's own, so the content policy is taken away for it.
    report = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", report)
    measure = (
        "<script>for (const d of document.querySelectorAll('details')) d.open = true;"
        "parent.postMessage(document.documentElement.scrollWidth, '*')</script></body>"
    )
    inner = html.escape(report.replace("</body>", measure), quote=True)
    (tmp_path / "ukur.html").write_text(
        '<!DOCTYPE html><meta charset="utf-8"><p id="lebar"></p>'
        f'<iframe width="{width}" height="800" srcdoc="{inner}"></iframe>'
        "<script>addEventListener('message', (e) => { document.getElementById('lebar').textContent = e.data })</script>"
    )
    dom, _ = run(tmp_path / "profil", f"--window-size={width + 100},900", "--dump-dom", f"file://{tmp_path}/ukur.html")
    measured = re.search(r'id="lebar">(\d+)<', dom)
    assert measured, dom[:300]
    assert int(measured[1]) <= width


def test_it_prints_on_paper_with_everything_open(tmp_path) -> None:
    (tmp_path / "a.html").write_bytes(render(samples.sample(), "html", "id"))
    run(tmp_path / "profil", "--no-pdf-header-footer", f"--print-to-pdf={tmp_path}/a.pdf", f"file://{tmp_path}/a.html")
    pypdf = pytest.importorskip("pypdf")
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages]
    text = " ".join(" ".join(pages).split())
    assert "unsur akademisi" in text
    assert "Hapus saringan" not in text
    sizes = {
        tuple(round(float(side)) for side in page.mediabox[2:]) for page in pypdf.PdfReader(tmp_path / "a.pdf").pages
    }
    assert sizes == {(595, 842)}


def test_a_gap_beyond_the_most_urgent_unfolds_to_the_whole_form(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(page_of_report, "IN_FULL", 2)
    entry = make_view(samples.sample(), "id").findings[5]
    file = tmp_path / "a.html"
    file.write_bytes(render(samples.sample(), "html", "id"))
    dom, _ = run(tmp_path / "profil", "--dump-dom", f"file://{file}#{entry.id}")
    root = Page(re.sub(r"<(circle|path|rect|use)([^>]*)></\1>", r"<\1\2/>", dom)).root
    (gap,) = [e for e in root.all("details") if e["id"] == entry.id]
    assert [dt.text for dt in gap.all("dt")][:2] == ["Kondisi", "Kriteria"]
    assert gap.text.count(entry.recommendation) == 1
    assert entry.evidence in gap.text
