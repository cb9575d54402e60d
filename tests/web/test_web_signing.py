"""Signing in: guesses are slowed, sessions end, and nothing in the data folder opens the door."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from visitor import PASSWORD, text_of

from perda_rules.errors import InputError
from perda_rules.web.accounts import Account, Accounts
from perda_rules.web.app import build
from perda_rules.web.database import Database
from perda_rules.web.sessions import FAILURES, HOURS


def test_a_department_comes_to_its_duties_and_an_inspector_to_the_submissions(come) -> None:
    assert come().sign_in("dishub").url.path == "/bundles/dishub/duties"
    assert come().sign_in("irban").url.path == "/submissions"


def test_a_wrong_password_and_an_unknown_name_are_told_alike(come) -> None:
    wrong, unknown = come().sign_in("dishub", "salah"), come().sign_in("siapa", "salah")
    assert wrong.status_code == unknown.status_code == 403
    assert "tidak cocok" in text_of(wrong)
    assert text_of(wrong) == text_of(unknown)
    assert "salah" not in wrong.text


def test_guesses_are_slowed_for_that_name_and_place_alone(come, clock) -> None:
    guesser = come()
    for _ in range(FAILURES["pair"]):
        assert guesser.sign_in("dishub", "tebakan").status_code == 403
    assert guesser.sign_in("dishub").status_code == 429
    assert come(None, address="10.0.0.2").sign_in("dishub").status_code == 200
    assert guesser.sign_in("pbj").status_code == 200
    clock.moment += timedelta(minutes=16)
    assert come().sign_in("dishub").status_code == 200


def test_guesses_from_many_places_are_slowed_too(come) -> None:
    for number in range(FAILURES["name"]):
        come(None, address=f"10.1.0.{number}").sign_in("dishub", "tebakan")
    assert come(None, address="10.2.0.1").sign_in("dishub").status_code == 429


def test_whoever_is_not_signed_in_sees_no_page(come) -> None:
    for address in ("/", "/bundles/dishub/duties", "/submissions", "/bundles/dishub/documents/x/file", "/password"):
        assert come().get(address).url.path == "/login"


def test_a_session_ends_after_a_day_of_work_and_by_signing_out(come, clock) -> None:
    visitor = come("dishub")
    page = visitor.get("/bundles/dishub/duties")
    token = visitor.client.cookies["perda-rules-session"]
    visitor.send(visitor.form(page, "/logout"))
    assert "perda-rules-session" not in visitor.client.cookies
    visitor.client.cookies.set("perda-rules-session", token)
    assert visitor.get("/bundles/dishub/duties").url.path == "/login"
    visitor = come("dishub")
    clock.moment += timedelta(hours=HOURS, seconds=1)
    assert visitor.get("/bundles/dishub/duties").url.path == "/login"


def test_a_form_that_comes_after_the_session_says_so(come, clock) -> None:
    visitor = come("dishub")
    form = visitor.form(visitor.get("/bundles/dishub/context"), "/context")
    clock.moment += timedelta(hours=HOURS, seconds=1)
    assert "berakhir" in text_of(visitor.send(form))


def test_signing_in_gives_a_new_token_and_never_takes_one(come) -> None:
    visitor = come()
    visitor.client.cookies.set("perda-rules-session", "pilihan-penyerang")
    visitor.sign_in("dishub")
    tokens = [cookie.value for cookie in visitor.client.cookies.jar if cookie.name == "perda-rules-session"]
    assert any(len(token) > 40 for token in tokens)
    assert come("dishub").client.cookies["perda-rules-session"] not in tokens


def test_the_data_folder_holds_neither_password_nor_token(come, data: Path) -> None:
    token = come("dishub").client.cookies["perda-rules-session"]
    kept = b"".join(file.read_bytes() for file in data.glob("web.sqlite3*"))
    assert b"$argon2id$" in kept
    assert token.encode() not in kept
    assert PASSWORD.encode() not in kept
    assert (data / "web.sqlite3").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("secure", [False, True])
def test_cookies_are_out_of_reach_of_scripts_and_other_sites(settings, secure) -> None:
    from dataclasses import replace

    from visitor import Visitor

    visitor = Visitor(build(replace(settings, secure=secure)), base="https://localhost")
    visitor.sign_in("dishub")
    login = visitor.client.post("/login")
    answer = Visitor(build(replace(settings, secure=secure)), base="https://localhost").get("/login")
    (cookie,) = answer.headers.get_list("set-cookie")
    assert cookie.startswith("__Host-") == secure
    for word in ("HttpOnly", "SameSite=lax", "Path=/", *(["Secure"] if secure else [])):
        assert word in cookie
    assert login.status_code == 403
    assert visitor.get("/").url.path == "/bundles/dishub/duties"


def test_a_password_is_changed_by_whoever_knows_it_and_other_sessions_end(come) -> None:
    here, elsewhere = come("dishub"), come("dishub")

    def change(**typed: str):
        return here.send(here.form(here.get("/password"), "/password"), **typed)

    new = "kata-sandi-lain-lagi"
    assert change(old="salah", new=new, again=new).status_code == 403
    assert change(old=PASSWORD, new=new, again="beda").status_code == 400
    assert change(old=PASSWORD, new="pendek", again="pendek").status_code == 400
    assert elsewhere.get("/").url.path != "/login"
    assert "diganti" in text_of(change(old=PASSWORD, new=new, again=new))
    assert here.get("/").url.path != "/login"
    assert elsewhere.get("/").url.path == "/login"
    assert come().sign_in("dishub").status_code == 403
    assert come().sign_in("dishub", new).status_code == 200


def test_a_removed_account_is_out_at_once(come, data: Path) -> None:
    visitor = come("dishub")
    Accounts(Database(data)).remove("dishub")
    assert visitor.get("/").url.path == "/login"


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("Dishub Kota", PASSWORD, "P101"),
        ("", PASSWORD, "P101"),
        ("dishub", PASSWORD, "P102"),
        ("baru", "pendek", "P104"),
        ("baru", "x" * 201, "P104"),
    ],
)
def test_an_account_that_cannot_be_is_refused(data: Path, name: str, password: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        Accounts(Database(data)).add(Account(name, "department", "dishub"), password)
    assert [one.code for one in refused.value.problems] == [code]


def test_the_language_is_kept(come) -> None:
    visitor = come()
    assert "Masuk" in text_of(visitor.get("/login"))
    answer = visitor.get("/login?lang=en&x=1")
    assert "Sign in" in text_of(answer)
    assert str(answer.url).endswith("/login?x=1")
    assert "Sign in" in text_of(visitor.get("/login"))
    assert 'lang="en"' in visitor.get("/tidak-ada").text
