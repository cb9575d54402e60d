"""What no page and no form may let through: forged forms, other people's bundles, markup, floods."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from visitor import Visitor, text_of

from documents import pdf
from perda_rules.web.door import HEADERS

PAGES = (
    "duties", "documents", "context", "report", "submission", "new-document", "new-document?type=sop",
    "documents/peta-pengisian-daya", "documents/peta-pengisian-daya/edit", "documents/peta-pengisian-daya/file",
    "report/json",
)  # fmt: skip
FORMS = (
    "context", "new-document", "submission", "settle", "documents/peta-pengisian-daya/edit",
    "documents/peta-pengisian-daya/remove", "duties/{finding}/answer", "duties/{finding}/decision",
)  # fmt: skip


def finding_of(visitor: Visitor, organisation: str = "dishub") -> str:
    found = re.search(rf'/bundles/{organisation}/duties/(T-\w+)"', visitor.get(f"/bundles/{organisation}/duties").text)
    assert found
    return found[1]


def hand_in(visitor: Visitor, organisation: str = "dishub"):
    address = f"/bundles/{organisation}/submission"
    return visitor.send(visitor.form(visitor.get(address), "/submission"))


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é"])
def test_a_form_without_our_token_changes_nothing(come, data: Path, token) -> None:
    visitor = come("dishub")
    finding = finding_of(visitor)
    listing = data / "bundles" / "dishub" / "bundle.yaml"
    before = listing.read_bytes()
    for form in ("context", "new-document", "submission", *FORMS[4:7]):
        address = f"/bundles/dishub/{form}".format(finding=finding)
        answer = visitor.post(address, {"answer": "belum", "reason": "x", **({} if token is None else {"csrf": token})})
        assert answer.status_code == 403, form
    for form in ("/logout", "/password"):
        assert visitor.post(form, {} if token is None else {"csrf": token}).status_code == 403
    assert listing.read_bytes() == before
    assert visitor.get("/").url.path != "/login"


def test_the_token_of_another_browser_is_none_of_ours(come) -> None:
    mine, theirs = come("dishub"), come("dishub2")
    token = theirs.values(theirs.form(theirs.get("/bundles/dishub/context"), "/context"))["csrf"]
    assert mine.post("/bundles/dishub/context", {"csrf": token}).status_code == 403
    assert theirs.post("/bundles/dishub/context", {"csrf": token}).status_code != 403
    # Nor does the token from before the signing in serve afterwards.
    visitor = come()
    early = visitor.values(visitor.form(visitor.get("/login"), "/login"))["csrf"]
    visitor.sign_in("dishub")
    assert visitor.post("/logout", {"csrf": early}).status_code == 403


def test_a_form_from_another_site_is_not_even_read(come) -> None:
    visitor = come("dishub")
    form = visitor.form(visitor.get("/bundles/dishub/context"), "/context")
    answer = visitor.post(form.action, visitor.values(form), headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_signing_in_needs_the_token_too(come) -> None:
    answer = come().post("/login", {"name": "dishub", "password": "x"})
    assert answer.status_code == 403
    assert "tidak diterima" in text_of(answer)


def test_of_another_departments_bundle_there_is_no_page(come, data: Path) -> None:
    owner, other = come("dishub"), come("pbj")
    finding = finding_of(owner)
    listing = data / "bundles" / "dishub" / "bundle.yaml"
    before = listing.read_bytes()
    token = other.values(other.form(other.get("/bundles/bagian-pbj/context"), "/context"))["csrf"]
    for page in (*PAGES, f"duties/{finding}"):
        assert owner.get(f"/bundles/dishub/{page}").status_code == 200, page
        answer = other.get(f"/bundles/dishub/{page}")
        assert answer.status_code == 404, page
        assert "Perhubungan" not in answer.text
    for form in FORMS:
        assert other.post(f"/bundles/dishub/{form}".format(finding=finding), {"csrf": token}).status_code == 404, form
    assert listing.read_bytes() == before
    assert other.get("/submissions").status_code == 404


@pytest.mark.parametrize("name", ["tidak-ada", "..", "%2e%2e", "dishub%2F..%2Fbagian-pbj", "DISHUB", "%00"])
def test_an_organisation_that_does_not_exist_has_no_page_and_no_folder(come, data: Path, name) -> None:
    assert come("irban").get(f"/bundles/{name}/duties").status_code == 404
    assert {one.name for one in (data / "bundles").iterdir()} == {"dishub", "bagian-pbj"}


def test_an_inspector_sees_what_was_handed_in_and_nothing_else(come) -> None:
    inspector, department = come("irban"), come("dishub")
    assert inspector.get("/bundles/dishub/duties").status_code == 404
    hand_in(department)
    for page in PAGES:
        expected = 404 if "new-document" in page or page.endswith("edit") else 200
        assert inspector.get(f"/bundles/dishub/{page}").status_code == expected, page
    assert inspector.get("/bundles/bagian-pbj/duties").status_code == 404


def test_every_answer_carries_the_safe_headers(come) -> None:
    visitor = come("dishub")
    finding = finding_of(visitor)
    answers = [visitor.get(f"/bundles/dishub/{page}") for page in (*PAGES, f"duties/{finding}")]
    answers += [visitor.get(address) for address in ("/tidak-ada", "/static/web.css", "/static/apa", "/password")]
    answers += [come().get("/login"), visitor.post("/logout"), visitor.client.put("/login")]
    answers.append(visitor.client.get("/", follow_redirects=False))
    assert {answer.status_code for answer in answers} == {200, 303, 403, 404}
    for answer in answers:
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, answer.url
        cached = answer.headers["cache-control"]
        assert (cached == "no-store") != (answer.url.path == "/static/web.css")
    assert "default-src 'none'" in HEADERS["Content-Security-Policy"]


def test_pages_need_nothing_that_the_policy_forbids(come) -> None:
    visitor = come("dishub")
    for page in (*(one for one in PAGES if not one.endswith(("file", "json"))), f"duties/{finding_of(visitor)}"):
        text = visitor.get(f"/bundles/dishub/{page}").text
        assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?! src)|<iframe|javascript:", text), page


def test_a_fault_is_told_without_its_traceback_and_with_safe_headers(come, data: Path, monkeypatch, caplog) -> None:
    from perda_rules.web.desk import Desk

    def broken(*_: object) -> None:
        raise RuntimeError("rahasia dalam")

    visitor = come("dishub")
    monkeypatch.setattr(Desk, "judged", broken)
    answer = visitor.get("/bundles/dishub/duties")
    assert answer.status_code == 500
    assert "rahasia dalam" not in answer.text
    assert "Traceback" not in answer.text
    assert "rahasia dalam" in caplog.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_listing_that_cannot_be_read_is_told_with_what_to_do(come, data: Path) -> None:
    (data / "bundles" / "dishub" / "bundle.yaml").write_text("bundle: [", encoding="utf-8")
    visitor = come()
    answer = visitor.sign_in("dishub")
    assert answer.status_code == 400
    assert str(data) not in answer.text


@pytest.mark.parametrize("announced", [True, False])
def test_a_huge_file_is_refused_and_leaves_nothing(come, data: Path, announced) -> None:
    visitor = come("dishub")
    form = visitor.form(visitor.get("/bundles/dishub/new-document?type=sop"), "/new-document")
    before = sorted(str(one) for one in data.rglob("*"))
    if announced:
        answer = visitor.send(form, {"file": ("besar.pdf", b"%PDF-" + b"0" * 7_000_000)}, title="Besar")
    else:
        body = (b"0" * 500_000 for _ in range(20))
        kind = {"content-type": "multipart/form-data; boundary=x"}
        answer = visitor.client.post(form.action, content=body, headers=kind)
    assert answer.status_code == 413
    assert "2 MB" in text_of(answer)
    assert sorted(str(one) for one in data.rglob("*")) == before


def test_a_file_just_over_the_limit_is_told_at_its_field(come) -> None:
    visitor = come("dishub")
    form = visitor.form(visitor.get("/bundles/dishub/new-document?type=rka-dpa"), "/new-document")
    answer = visitor.send(form, {"file": ("a.pdf", pdf("x") + b"0" * 2_000_000)}, title="Besar", date="2026-01-01")
    assert answer.status_code == 400
    assert "batasnya 2000000" in text_of(answer)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=x", b"bukan formulir"),
        ("multipart/form-data", b"x"),
        ("application/json", b"{}"),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(30_000))),
    ],
)
def test_what_is_no_form_is_refused(come, kind, body) -> None:
    visitor = come("dishub")
    answer = visitor.client.post("/bundles/dishub/new-document", content=body, headers={"content-type": kind})
    assert answer.status_code in (400, 403)


def test_whoever_is_not_signed_in_may_not_send_much(come) -> None:
    answer = come().post("/login", {"name": "x" * 30_000})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "query", ["page=" + "9" * 6000, "page=-1", "page=²", "verdict=<b>", "chapter=%00", "words=%ff%fe"]
)
def test_an_odd_address_shows_a_page(come, query) -> None:
    assert come("dishub").get(f"/bundles/dishub/duties?{query}").status_code == 200


@pytest.mark.parametrize(
    "name", ["\x00", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "x" * 15_000, "'; --"]
)
def test_an_odd_name_signs_nobody_in(come, name) -> None:
    assert come().sign_in(name).status_code == 403
