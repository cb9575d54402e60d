"""Documents: added, changed and taken off through forms, with hostile names and titles, and two people at once."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from test_web_door import finding_of
from visitor import text_of

from documents import pdf
from perda_rules.evidence.bundle import read_bundle

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"
FILE = {"file": ("Nota Dinas.PDF", pdf("satu", "dua"))}
NEW = "/bundles/dishub/new-document?type=notula-rapat"
TYPED = {
    "title": "Rapat evaluasi",
    "date": "2026-03-02",
    "a__forum": "rapat-pimpinan",
    "a__tanggal-rapat": "2026-03-01",
}
OLD = "/bundles/dishub/documents/peta-pengisian-daya"


def listing(data: Path, organisation: str = "dishub") -> dict:
    return yaml.safe_load((data / "bundles" / organisation / "bundle.yaml").read_text(encoding="utf-8"))


def item(data: Path, name: str) -> dict:
    (found,) = (one for one in listing(data)["items"] if one["id"] == name)
    return found


def new_form(visitor, address: str = NEW):
    return visitor.form(visitor.get(address), "/new-document")


def test_a_new_document_is_in_the_bundle_with_its_file_and_serves_at_once(come, data: Path, law) -> None:
    visitor = come("dishub")
    count = len(listing(data)["items"])
    answer = visitor.send(new_form(visitor), FILE, **TYPED, m__agenda="")
    assert answer.url.path == "/bundles/dishub/documents/rapat-evaluasi"
    assert "Tersimpan" in text_of(answer)
    stored = item(data, "rapat-evaluasi")
    assert stored["file"] == "bukti/notula-rapat/rapat-evaluasi.pdf"
    assert stored["sha256"] == hashlib.sha256(FILE["file"][1]).hexdigest()
    assert (data / "bundles" / "dishub" / stored["file"]).read_bytes() == FILE["file"][1]
    bundle = read_bundle(data / "bundles" / "dishub", law.types)
    assert bundle.problems == ()
    assert len(bundle.items) == count + 1
    (new,) = (one for one in bundle.items if one.item.id == "rapat-evaluasi")
    assert new.level == "intact"
    assert not list(data.glob(".incoming/*"))


def test_all_that_people_wrote_in_the_listing_stays(come, data: Path) -> None:
    path = data / "bundles" / "dishub" / "bundle.yaml"
    before = path.read_text(encoding="utf-8")
    visitor = come("dishub")
    visitor.send(new_form(visitor), FILE, **TYPED)
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n"))


@pytest.mark.parametrize(
    "name",
    [
        "../../../evil.pdf",
        "..\\..\\evil.pdf",
        "/etc/passwd.pdf",
        "C:\\a.pdf",
        "con.pdf",
        "a\x00b.pdf",
        "…/é.pdf",
        ".pdf",
    ],
)
def test_the_name_of_a_file_says_nothing_but_its_kind(come, data: Path, name) -> None:
    visitor = come("dishub")
    before = {one for one in data.parent.rglob("*") if one.is_file()}
    answer = visitor.send(new_form(visitor), {"file": (name, pdf("x"))}, **TYPED)
    assert answer.status_code == 200, text_of(answer)
    made = {one for one in data.parent.rglob("*") if one.is_file()} - before
    assert {one.relative_to(data).as_posix() for one in made if one.name[0] != "." and "sqlite" not in one.name} == {
        "bundles/dishub/bukti/notula-rapat/rapat-evaluasi.pdf"
    }


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.exe", b"MZ", "exe"),
        ("a", pdf("x"), "–"),
        ("a.pdf", b"", "kosong"),
        ("a.pdf", b"MZ\x90\x00" + b"\x00" * 99, "exe"),
        ("a.docx", pdf("x"), "pdf"),
        ("a.svg", b"<svg onload='alert(1)'/>", "svg"),
    ],
)
def test_a_file_that_is_no_evidence_is_refused_and_what_was_typed_stays(come, data: Path, name, content, told) -> None:
    visitor = come("dishub")
    before = listing(data)
    answer = visitor.send(new_form(visitor), {"file": (name, content)}, **TYPED)
    assert answer.status_code == 400
    assert told in text_of(answer)
    assert "sekali lagi" in text_of(answer)
    assert visitor.values(visitor.form(answer, "/new-document"))["title"] == ["Rapat evaluasi"]
    assert listing(data) == before
    assert not list(data.glob(".incoming/*"))


def test_markup_in_what_was_typed_is_shown_and_never_run(come, data: Path) -> None:
    visitor = come("dishub")
    answer = visitor.send(new_form(visitor), FILE, **{**TYPED, "title": EVIL, "note": EVIL, "a__agenda": EVIL})
    pages = [answer, *map(visitor.get, ("/bundles/dishub/documents", str(answer.url.path) + "/edit"))]
    pages.append(visitor.send(new_form(visitor), **{**TYPED, "title": EVIL, "date": EVIL}))
    assert pages[-1].status_code == 400
    for page in pages:
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
        assert "{{ 7*7 }}" in page.text
    report = visitor.get("/bundles/dishub/report/html")
    assert report.headers["content-disposition"].startswith("attachment")
    assert "<img src=x" not in report.text


def test_a_second_document_of_the_same_title_gets_a_name_of_its_own(come, data: Path) -> None:
    visitor = come("dishub")
    for _ in range(2):
        visitor.send(new_form(visitor), FILE, **TYPED)
    assert item(data, "rapat-evaluasi-2")["file"] == "bukti/notula-rapat/rapat-evaluasi-2.pdf"


def test_what_is_wrong_is_told_at_its_field_in_both_languages(come, data: Path) -> None:
    visitor = come("dishub")
    for language, words in (("id", "Wajib diisi"), ("en", "Required")):
        visitor.get(f"/login?lang={language}")
        answer = visitor.send(new_form(visitor), **{**TYPED, "title": "", "a__forum": "warung"})
        assert answer.status_code == 400
        assert words in text_of(answer)
        form = visitor.form(answer, "/new-document")
        wrong = {one.get("name") for one in form.iter() if one.get("aria-invalid")}
        assert wrong == {"title", "a.forum"}


def test_a_changed_document_keeps_its_file_and_its_place(come, data: Path) -> None:
    visitor = come("dishub")
    before = listing(data)
    visitor.send(visitor.form(visitor.get(f"{OLD}/edit"), "/edit"), title="Peta yang diperbarui")
    after = listing(data)
    assert after["items"][0] == {**before["items"][0], "title": "Peta yang diperbarui"}
    assert after["items"][1:] == before["items"][1:]


def test_a_new_file_stands_beside_the_old_one(come, data: Path) -> None:
    visitor = come("dishub")
    old = item(data, "peta-pengisian-daya")["file"]
    visitor.send(visitor.form(visitor.get(f"{OLD}/edit"), "/edit"), FILE)
    new = item(data, "peta-pengisian-daya")["file"]
    assert new == "bukti/bukti-publikasi/peta-pengisian-daya.pdf"
    assert all((data / "bundles" / "dishub" / name).is_file() for name in (old, new))


def test_a_change_to_what_somebody_else_changed_is_refused_and_kept_in_the_form(come, data: Path) -> None:
    mine, theirs = come("dishub"), come("dishub2")
    form = mine.form(mine.get(f"{OLD}/edit"), "/edit")
    theirs.send(theirs.form(theirs.get(f"{OLD}/edit"), "/edit"), title="Judul mereka")
    answer = mine.send(form, FILE, title="Judul saya")
    assert answer.status_code == 409
    assert "orang lain" in text_of(answer)
    assert "Judul mereka" in text_of(answer)
    assert item(data, "peta-pengisian-daya")["title"] == "Judul mereka"
    again = mine.form(answer, "/edit")
    assert mine.values(again)["title"] == ["Judul saya"]
    assert mine.send(again).status_code == 200
    assert item(data, "peta-pengisian-daya")["title"] == "Judul saya"


def test_a_change_to_another_document_hinders_nobody(come, data: Path) -> None:
    mine, theirs = come("dishub"), come("dishub2")
    form = mine.form(mine.get(f"{OLD}/edit"), "/edit")
    theirs.send(new_form(theirs), FILE, **TYPED)
    assert mine.send(form, title="Judul saya").status_code == 200
    assert item(data, "peta-pengisian-daya")["title"] == "Judul saya"
    assert item(data, "rapat-evaluasi")


def test_a_document_that_somebody_took_off_meanwhile_can_be_added_anew(come, data: Path) -> None:
    mine, theirs = come("dishub"), come("dishub2")
    form = mine.form(mine.get(f"{OLD}/edit"), "/edit")
    answer = theirs.send(theirs.form(theirs.get(OLD), "/remove"))
    assert "tetap tersimpan" in text_of(answer)
    assert (data / "bundles/dishub/bukti/bukti-publikasi/peta-pengisian-daya.md").is_file()
    assert mine.get(OLD).status_code == 404
    assert mine.send(form).status_code == 404
    assert "peta-pengisian-daya" not in [one["id"] for one in listing(data)["items"]]


def test_taking_off_what_somebody_changed_is_refused(come, data: Path) -> None:
    mine, theirs = come("dishub"), come("dishub2")
    form = mine.form(mine.get(OLD), "/remove")
    theirs.send(theirs.form(theirs.get(f"{OLD}/edit"), "/edit"), title="Judul mereka")
    assert "orang lain" in text_of(mine.send(form))
    assert item(data, "peta-pengisian-daya")["title"] == "Judul mereka"


def test_documents_that_come_at_once_are_all_kept(come, data: Path, law) -> None:
    visitors = [come("dishub"), come("dishub2"), come("dishub"), come("dishub2")]
    count = len(listing(data)["items"])
    contents = [pdf(str(number)) for number in range(len(visitors))]

    def send(number: int) -> int:
        visitor = visitors[number]
        files = {"file": (f"{number}.pdf", contents[number])}
        return visitor.send(new_form(visitor), files, **TYPED).status_code

    with ThreadPoolExecutor(len(visitors)) as pool:
        assert list(pool.map(send, range(len(visitors)))) == [200] * len(visitors)
    made = listing(data)["items"][count:]
    assert len({one["id"] for one in made}) == len(visitors)
    kept = {(data / "bundles" / "dishub" / one["file"]).read_bytes() for one in made}
    assert kept == set(contents)
    assert read_bundle(data / "bundles" / "dishub", law.types).problems == ()


def test_of_changes_that_come_at_once_to_one_document_one_is_saved_and_one_told(come, data: Path) -> None:
    visitors = [come("dishub"), come("dishub2")]
    forms = [visitor.form(visitor.get(f"{OLD}/edit"), "/edit") for visitor in visitors]

    def send(number: int) -> int:
        return visitors[number].send(forms[number], title=f"Judul {number}").status_code

    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(send, range(2)))
    assert sorted(codes) == [200, 409]
    assert item(data, "peta-pengisian-daya")["title"] == f"Judul {codes.index(200)}"


def test_a_file_is_given_away_as_a_file_and_never_as_a_page(come) -> None:
    answer = come("dishub").get(f"{OLD}/file")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith('attachment; filename="peta-pengisian-daya.md"')
    assert answer.content


@pytest.mark.parametrize("file", ["../bagian-pbj/bundle.yaml", "/etc/passwd", "bukti/tautan.pdf", "bukti", ""])
def test_no_file_outside_the_bundle_is_given_away(come, data: Path, file) -> None:
    folder = data / "bundles" / "dishub"
    (folder / "bukti" / "tautan.pdf").symlink_to("/etc/passwd")
    text = (folder / "bundle.yaml").read_text(encoding="utf-8")
    old = "bukti/bukti-publikasi/peta-pengisian-daya.md"
    assert old in text
    (folder / "bundle.yaml").write_text(text.replace(old, file or "''"), encoding="utf-8")
    assert come("dishub").get(f"{OLD}/file").status_code == 404


def test_a_duty_leads_to_the_form_of_the_document_that_it_asks_for(come) -> None:
    visitor = come("dishub")
    duties = visitor.get("/bundles/dishub/duties?verdict=unmet").text
    from lxml import html

    for link in html.fromstring(duties).xpath("//ul[@class='list']//h2/a/@href"):
        for add in html.fromstring(visitor.get(link).text).xpath("//a[contains(@href, '/new-document')]/@href"):
            form = visitor.form(visitor.get(add), "/new-document")
            values = visitor.values(form)
            if any(value != [""] for name, value in values.items() if name.startswith("a.")):
                assert values["type"]
                return
    pytest.fail("no duty fills in what it asks for")


def test_an_answer_a_register_and_its_rows_come_through(come, data: Path) -> None:
    visitor = come("dishub")
    form = new_form(visitor, "/bundles/dishub/new-document?type=register-risiko")
    columns = {name for name in visitor.values(form) if name.startswith("rows.0.")}
    assert columns
    typed = {"title": "Register risiko", "date": "2026-02-01", "rows__0__risiko": "Padam", "rows__7__risiko": "Banjir"}
    required = {
        one.get("name").replace(".", "__"): "2026" for one in form.iter("input") if one.get("required") is not None
    }
    answer = visitor.send(form, FILE, **{**required, **typed})
    if answer.status_code == 400:
        pytest.fail(text_of(answer))
    assert [row["risiko"] for row in item(data, "register-risiko")["rows"]] == ["Padam", "Banjir"]


def test_the_lists_can_be_searched(come) -> None:
    visitor = come("dishub")
    assert finding_of(visitor)
    assert "1 dari" in text_of(visitor.get("/bundles/dishub/documents?words=pengisian+daya+peta"))
    assert "0 kewajiban" in text_of(visitor.get("/bundles/dishub/duties?words=tidakadakata"))
