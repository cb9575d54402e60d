"""Questions, own answers, handing in, and what the inspectorate makes of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
import yaml
from lxml import html
from test_web_documents import FILE, NEW, OLD, TYPED, listing, new_form
from test_web_door import finding_of, hand_in
from visitor import text_of

from perda_rules.assessment.judgements import read_judgements
from perda_rules.assessment.ledger import ledger_of, read_ledger

CONTEXT = "/bundles/dishub/context"
FACT = "perangkat-daerah-terkait-tik"


def test_answers_to_the_questions_change_what_applies(come, data: Path) -> None:
    visitor = come("dishub")
    form = visitor.form(visitor.get(CONTEXT), "/context")
    before = listing(data)["context"]
    assert visitor.values(form)[f"value.{FACT}"] == ["yes"]
    answer = visitor.send(form, **{f"value__{FACT}": "no", f"reason__{FACT}": "Tidak memakai\nTIK"})
    assert "Tersimpan" in text_of(answer)
    assert listing(data)["context"] == {**before, FACT: {"value": False, "reason": "Tidak memakai TIK"}}
    visitor.send(visitor.form(answer, "/context"), **{f"value__{FACT}": ""})
    assert FACT not in listing(data)["context"]


def test_questions_that_somebody_else_answered_meanwhile_are_shown_beside_mine(come, data: Path) -> None:
    mine, theirs = come("dishub"), come("dishub2")
    form = mine.form(mine.get(CONTEXT), "/context")
    theirs.send(theirs.form(theirs.get(CONTEXT), "/context"), **{f"value__{FACT}": "no", f"reason__{FACT}": "Mereka"})
    answer = mine.send(form, **{f"value__{FACT}": "yes", f"reason__{FACT}": "Saya"})
    assert answer.status_code == 409
    assert "Tidak Mereka" in text_of(answer)
    assert listing(data)["context"][FACT] == {"value": False, "reason": "Mereka"}
    again = mine.form(answer, "/context")
    assert mine.values(again)[f"reason.{FACT}"] == ["Saya"]
    mine.send(again)
    assert listing(data)["context"][FACT] == {"value": True, "reason": "Saya"}


def duty(visitor, verdict: str = "unmet") -> str:
    page = visitor.get(f"/bundles/dishub/duties?verdict={verdict}")
    return str(html.fromstring(page.text).xpath("//ul[@class='list']//h2/a/@href")[0])


def test_an_own_answer_stands_beside_the_verdict_and_does_not_change_it(come, data: Path) -> None:
    visitor = come("dishub")
    address = duty(visitor)
    form = visitor.form(visitor.get(address), "/answer")
    refused = visitor.send(form, answer="terpenuhi", reason=" ")
    assert refused.status_code == 400
    assert visitor.values(visitor.form(refused, "/answer"))["answer"] == ["terpenuhi"]
    answer = visitor.send(form, answer="terpenuhi", reason="Sudah berjalan\nsejak 2024")
    assert "Tersimpan" in text_of(answer)
    (told,) = listing(data)["answers"].values()
    assert told == {"answer": "terpenuhi", "reason": "Sudah berjalan sejak 2024", "date": date(2026, 11, 25)}
    assert html.fromstring(answer.text).xpath("//h2[@id='putusan']")[0].text_content().startswith("belum terpenuhi")
    visitor.send(visitor.form(answer, "/answer"), answer="")
    assert not listing(data).get("answers")


def test_an_answer_that_somebody_else_gave_meanwhile_is_not_overwritten_unseen(come, data: Path) -> None:
    mine, theirs = come("dishub"), come("dishub2")
    address = duty(mine)
    form = mine.form(mine.get(address), "/answer")
    theirs.send(theirs.form(theirs.get(address), "/answer"), answer="belum", reason="Kata mereka")
    answer = mine.send(form, answer="sebagian", reason="Kata saya")
    assert answer.status_code == 409
    assert "Kata mereka" in text_of(answer)
    assert [one["reason"] for one in listing(data)["answers"].values()] == ["Kata mereka"]
    mine.send(mine.form(answer, "/answer"))
    assert [one["reason"] for one in listing(data)["answers"].values()] == ["Kata saya"]


def test_what_is_handed_in_cannot_be_changed_until_it_comes_back(come, data: Path) -> None:
    department, inspector = come("dishub"), come("irban")
    forms = [
        department.form(department.get(CONTEXT), "/context"),
        new_form(department, NEW),
        department.form(department.get(f"{OLD}/edit"), "/edit"),
        department.form(department.get(OLD), "/remove"),
        department.form(department.get(duty(department)), "/answer"),
    ]
    assert "sudah disampaikan" in text_of(hand_in(department))
    before = listing(data)
    for form in forms:
        answer = department.send(form, **(TYPED if form is forms[1] else {"title": "Lain", "answer": ""}))
        assert answer.status_code == 409, form.action
        assert "sedang dinilai" in text_of(answer)
    assert listing(data) == before
    assert not html.fromstring(department.get(OLD).text).xpath("//a[contains(@href, '/edit')]")
    form = inspector.form(inspector.get("/bundles/dishub/submission"), "/settle")
    assert inspector.send(form, end="return", note="").status_code == 400
    note = "Lengkapi <b>notula</b>\nJanuari"
    assert "dikembalikan" in text_of(inspector.send(form, end="return", note=note))
    page = department.get("/bundles/dishub/duties")
    assert "Lengkapi <b>notula</b>" in text_of(page)
    assert department.send(new_form(department), FILE, **TYPED).status_code == 200
    assert inspector.send(form, end="conclude").status_code == 409
    hand_in(department)
    last = inspector.form(inspector.get("/bundles/dishub/submission"), "/settle")
    assert "selesai" in text_of(inspector.send(last, end="conclude"))


def test_a_bundle_is_handed_in_as_it_was_seen(come) -> None:
    mine, theirs = come("dishub"), come("dishub2")
    form = mine.form(mine.get("/bundles/dishub/submission"), "/submission")
    theirs.send(new_form(theirs), FILE, **TYPED)
    answer = mine.send(form)
    assert answer.status_code == 409
    assert "berubah" in text_of(answer)
    assert come("irban").get("/bundles/dishub/duties").status_code == 404
    assert mine.send(mine.form(answer, "/submission")).status_code == 200
    assert mine.send(form).status_code == 409


@pytest.fixture
def bench(come):
    """An inspector before a bundle that was handed in."""
    hand_in(come("dishub"))
    return come("irban")


def decide(inspector, address: str, **typed: str):
    told = {"reason": "Sudah diperiksa", "author": "Inspektur Pembantu", **typed}
    return inspector.send(inspector.form(inspector.get(address), "/decision"), **told)


def test_a_decision_goes_into_the_judgement_file_and_its_ledger(come, bench, data: Path, law) -> None:
    address = duty(bench)
    answer = decide(bench, address, kind="override", verdict="met")
    assert "Keputusan tersimpan" in text_of(answer)
    assert html.fromstring(answer.text).xpath("//h2[@id='putusan']")[0].text_content().startswith("terpenuhi")
    (judgement,) = read_judgements(data / "judgements.yaml", law.corpus)
    assert (judgement.kind, judgement.reason, judgement.author) == ("override", "Sudah diperiksa", "Inspektur Pembantu")
    ledger = read_ledger(ledger_of(data / "judgements.yaml"))
    assert not ledger.problems
    assert list(ledger.standing) == [judgement.id]
    assert "Sudah diperiksa" in text_of(come("dishub").get(address))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"kind": "override"}, "belum lengkap"),
        ({"kind": "override", "verdict": "hebat"}, "belum lengkap"),
        ({"kind": "override", "verdict": "met", "reason": ""}, "belum lengkap"),
        ({"kind": "override", "verdict": "met", "author": ""}, "belum lengkap"),
        ({"kind": "except"}, "belum lengkap"),
        ({"kind": "except", "expires": "2020-01-01"}, "2020-01-01"),
        ({"kind": "except", "expires": "entah"}, "entah"),
        ({"kind": "fill", "length": "sebentar"}, "belum lengkap"),
        ({"kind": ""}, "belum lengkap"),
        ({"kind": "apa"}, "belum lengkap"),
    ],
)
def test_a_decision_that_cannot_stand_is_refused_and_kept_in_the_form(bench, data: Path, typed, told) -> None:
    answer = decide(bench, duty(bench), **typed)
    assert answer.status_code == 400
    assert told in text_of(answer)
    if typed.get("reason") is None:
        assert bench.values(bench.form(answer, "/decision"))["reason"] == ["Sudah diperiksa"]
    assert not (data / "judgements.yaml").exists()


def test_documents_of_others_cannot_be_judged_here(bench, data: Path) -> None:
    answer = decide(bench, duty(bench, "met"), kind="accept_item", item="bagian-pbj/apa-saja")
    assert answer.status_code == 404
    assert not (data / "judgements.yaml").exists()


def test_an_accepted_document_makes_the_verdict_verified(bench) -> None:
    address = duty(bench, "met")
    form = bench.form(bench.get(address), "/decision")
    items = [one.get("value") for one in form.xpath(".//select[@name='item']/option")]
    assert items
    for item in items:
        answer = decide(bench, address, kind="accept_item", item=item)
    assert "terverifikasi" in text_of(answer)


def test_decisions_of_two_inspectors_at_once_are_all_kept(come, bench, data: Path, law) -> None:
    inspectors = [bench, come("irban"), come("irban")]
    address = duty(bench)

    def one(number: int) -> int:
        return decide(inspectors[number], address, kind="finding", cause=f"Sebab {number}").status_code

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(one, range(3))) == [200] * 3
    kept = read_judgements(data / "judgements.yaml", law.corpus)
    assert {judgement.cause for judgement in kept} == {"Sebab 0", "Sebab 1", "Sebab 2"}
    assert not read_ledger(ledger_of(data / "judgements.yaml")).problems


def test_of_decisions_on_others_a_department_learns_nothing(come, data: Path) -> None:
    other = come("pbj")
    hand_in(other, "bagian-pbj")
    inspector = come("irban")
    page = inspector.get("/bundles/bagian-pbj/duties?verdict=unmet").text
    address = str(html.fromstring(page).xpath("//ul[@class='list']//h2/a/@href")[0])
    decide(inspector, address, kind="finding", cause="Rahasia mereka")
    report = come("dishub").get("/bundles/dishub/report/json").text
    assert "Rahasia mereka" not in report
    assert "Rahasia mereka" in other.get("/bundles/bagian-pbj/report/json").text


def test_judging_needs_a_bundle_that_is_handed_in(come, bench) -> None:
    address = duty(bench)
    form = bench.form(bench.get(address), "/decision")
    bench.send(bench.form(bench.get("/bundles/dishub/submission"), "/settle"), end="conclude")
    values = bench.values(form) | {"kind": "finding", "cause": "x", "reason": "x", "author": "x"}
    assert bench.post(form.action, values).status_code == 404


@pytest.mark.parametrize("form", ["html", "docx", "pdf", "xlsx", "csv", "json"])
def test_the_report_is_taken_away_in_every_form(come, form) -> None:
    answer = come("dishub").get(f"/bundles/dishub/report/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="dishub-2026-11-25.{form}"; ' + (
        f"filename*=UTF-8''dishub-2026-11-25.{form}"
    )
    assert len(answer.content) > 1000
    assert come("dishub").get("/bundles/dishub/report/exe").status_code == 404


def test_a_department_without_a_bundle_begins_with_an_empty_one(come, data: Path) -> None:
    visitor = come("dinkes")
    assert finding_of(visitor, "dinkes")
    head = yaml.safe_load((data / "bundles" / "dinkes" / "bundle.yaml").read_text(encoding="utf-8"))
    assert head == {"bundle": 1, "organisation": {"id": "dinkes", "name": "Dinas Kesehatan"}}
    answer = visitor.send(new_form(visitor, NEW.replace("dishub", "dinkes")), FILE, **TYPED)
    assert answer.status_code == 200
    assert [one["title"] for one in listing(data, "dinkes")["items"]] == ["Rapat evaluasi"]


def test_whoever_reads_while_others_save_sees_one_whole_state_or_another(come, data: Path) -> None:
    writer, readers = come("dishub"), [come("dishub"), come("dishub2")]
    address = duty(writer)

    def write(number: int) -> int:
        return writer.send(writer.form(writer.get(address), "/answer"), answer="belum", reason=f"{number}").status_code

    def read(visitor) -> set[int]:
        return {visitor.get("/bundles/dishub/duties").status_code for _ in range(25)}

    with ThreadPoolExecutor(3) as pool:
        reading = [pool.submit(read, visitor) for visitor in readers]
        assert {write(number) for number in range(12)} == {200}
        assert [one.result() for one in reading] == [{200}, {200}]
