"""``lock`` and ``verify``: what changed since a bundle was locked, and what came late into the repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from town import DECREE, MINUTES, Perda, make_bundle

from perda_rules.evidence.lock import NAME

KEY = ("--at", "2026-06-01", "--lang", "en")


@pytest.fixture
def locked(tmp_path: Path, perda: Perda) -> Path:
    bundle = make_bundle(tmp_path / "dinkominfo", DECREE, MINUTES)
    ran = perda("lock", bundle, *KEY)
    assert ran.code == 0, ran
    assert ran.out == f"Locked: {bundle / NAME} (2 items, 2 new or changed).\n"
    return bundle


def listing(bundle: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((bundle / "bundle.yaml").read_text(encoding="utf-8"))
    return found


def write(bundle: Path, value: dict[str, Any]) -> None:
    (bundle / "bundle.yaml").write_text(yaml.safe_dump(value, sort_keys=False), encoding="utf-8")


def codes(err: str) -> list[str]:
    return [line.split(": error ")[1].split(":")[0] for line in err.splitlines() if ": error " in line]


def test_a_bundle_that_nobody_touched_fits_its_lock(locked: Path, perda: Perda) -> None:
    ran = perda("verify", locked, "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "The bundle fits its lock: 2 items, last locked on 1 June 2026.\n"


def test_the_lock_says_what_was_there(locked: Path) -> None:
    written = json.loads((locked / NAME).read_text(encoding="utf-8"))
    first, second = written["items"]
    assert (first["id"], second["id"]) == ("keputusan", "notula")
    assert first["size"] == (locked / "keputusan.pdf").stat().st_size
    assert first["date"] == "2025-10-01"
    assert first["locked"] == "2026-06-01"


@pytest.mark.parametrize("change", ["content", "gone", "entry", "added", "removed", "facts", "file"])
def test_every_change_shows_at_its_line(change: str, locked: Path, perda: Perda) -> None:
    value = listing(locked)
    wanted = {
        "content": ["K115"], "gone": ["K114"], "entry": ["K113"], "added": ["K112"], "removed": ["K116"],
        "facts": ["K111"], "file": ["K113", "K115"],
    }[change]  # fmt: skip
    if change == "content":
        with (locked / "notula.pdf").open("ab") as stream:
            stream.write(b"\n% more\n")
    elif change == "gone":
        (locked / "notula.pdf").unlink()
    elif change == "entry":
        value["items"][1]["date"] = "2026-03-01"
    elif change == "added":
        value["items"].append({**MINUTES, "id": "lagi"})
    elif change == "removed":
        del value["items"][1]
    elif change == "facts":
        value["organisation"]["name"] = "Dinas lain"
    else:
        (locked / "lain.pdf").write_bytes((locked / "notula.pdf").read_bytes() + b"\n% x\n")
        value["items"][1]["file"] = "lain.pdf"
    if change not in ("content", "gone"):
        write(locked, value)
    ran = perda("verify", locked, "--lang", "en")
    assert ran.code == 1
    assert codes(ran.err) == wanted
    assert ran.err.startswith(str(locked / "bundle.yaml"))


def test_locking_again_keeps_the_day_of_what_did_not_change(locked: Path, perda: Perda) -> None:
    (locked / "notula.pdf").write_bytes((locked / "keputusan.pdf").read_bytes() + b"\n% x\n")
    ran = perda("lock", locked, "--at", "2026-07-01", "--lang", "en")
    assert ran.out.endswith("(2 items, 1 new or changed).\n")
    days = {entry["id"]: entry["locked"] for entry in json.loads((locked / NAME).read_bytes())["items"]}
    assert days == {"keputusan": "2026-06-01", "notula": "2026-07-01"}
    before = (locked / NAME).read_bytes()
    perda("lock", locked, "--at", "2026-08-01")
    assert (locked / NAME).read_bytes() == before


def test_a_pointer_that_was_not_fetched_stands_for_its_content(locked: Path, perda: Perda) -> None:
    entry = json.loads((locked / NAME).read_bytes())["items"][1]
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{entry['sha256']}\nsize {entry['size']}\n"
    (locked / "notula.pdf").write_text(pointer, encoding="utf-8", newline="\n")
    assert perda("verify", locked).code == 0
    (locked / "notula.pdf").write_text(pointer.replace(entry["sha256"], "0" * 64), encoding="utf-8", newline="\n")
    assert codes(perda("verify", locked, "--lang", "en").err) == ["K115"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"lock": 2, "listing": "x"}', "[" * 100_000])
def test_what_is_no_lock_is_told(text: str, locked: Path, perda: Perda) -> None:
    (locked / NAME).write_text(text, encoding="utf-8")
    for ran in (perda("verify", locked), perda("lock", locked)):
        assert ran.code == 2
        assert f"{NAME}: galat K104: " in ran.err


def test_without_a_lock_verify_says_how_to_make_one(bundle: Path, perda: Perda) -> None:
    ran = perda("verify", bundle)
    assert ran.code == 2
    assert " K103: " in ran.err
    assert "perda-rules lock" in ran.err


def test_an_archive_cannot_be_locked(bundle: Path, perda: Perda) -> None:
    archive = shutil.make_archive(str(bundle), "zip", bundle)
    ran = perda("lock", archive)
    assert ran.code == 2
    assert " K105: " in ran.err


# What git knows


class Repository:
    """A repository whose commits have the days that the test says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, day: str = "2026-01-01") -> None:
        told = {
            "GIT_AUTHOR_NAME": "Dinas", "GIT_AUTHOR_EMAIL": "d@example.org", "GIT_COMMITTER_NAME": "Dinas",
            "GIT_COMMITTER_EMAIL": "d@example.org", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_DATE": f"{day}T08:00:00+0700", "GIT_COMMITTER_DATE": f"{day}T08:00:00+0700",
        }  # fmt: skip
        subprocess.run(["git", *arguments], cwd=self.folder, env={**os.environ, **told}, check=True)

    def commit(self, day: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "bukti", day=day)


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@needs_git
def test_a_document_that_came_long_after_its_date_shows(tmp_path: Path, perda: Perda) -> None:
    repository = Repository(tmp_path)
    bundle = make_bundle(tmp_path / "bukti kota", DECREE)
    repository.commit("2025-10-03")
    value = listing(bundle)
    value["items"] += [MINUTES, {key: part for key, part in MINUTES.items() if key != "file"} | {"id": "lisan"}]
    shutil.copy(bundle / "keputusan.pdf", bundle / "notula.pdf")
    write(bundle, json.loads(json.dumps(value)))
    repository.commit("2026-12-20")
    ran = perda("verify", bundle, "--history", "--lang", "en")
    assert ran.code == 0
    head, *rows = ran.out.splitlines()
    assert head.startswith("2 of 3 documents ")
    assert [row.split()[0] for row in rows if row[0].isdigit()] == ["293", "293"]
    assert "dated 2 March 2026, first 20 December 2026" in " ".join(rows)
    assert "keputusan" not in ran.out
    assert perda("verify", bundle, "--history", "--within", "300", "--lang", "en").out.startswith("No document ")


@needs_git
def test_the_whole_history_comes_as_json(tmp_path: Path, perda: Perda) -> None:
    repository = Repository(tmp_path)
    bundle = make_bundle(tmp_path / "dinkominfo", DECREE, MINUTES)
    repository.commit("2026-03-05")
    with (bundle / "notula.pdf").open("ab") as stream:
        stream.write(b"\n% x\n")
    repository.commit("2026-06-01")
    write(bundle, {**listing(bundle), "items": [*listing(bundle)["items"], {**MINUTES, "id": "baru", "file": "b.pdf"}]})
    (bundle / "b.pdf").write_bytes((bundle / "notula.pdf").read_bytes())
    rows = {row["item"]: row for row in json.loads(perda("verify", bundle, "--history", "--format", "json").out)}
    assert rows["notula"] == {
        "item": "notula", "date": "2026-03-02", "file": "notula.pdf", "first": "2026-03-05", "last": "2026-06-01",
        "days": 3,
    }  # fmt: skip
    assert (rows["baru"]["first"], rows["baru"]["days"]) == (None, None)
    changed = perda("verify", bundle, "--history", "--lang", "en").out
    assert "last 1 June 2026" in changed
    assert "Not in the repository yet: 1." in changed


@needs_git
def test_a_shallow_clone_is_told(tmp_path: Path, perda: Perda) -> None:
    origin = tmp_path / "origin"
    origin.mkdir()
    repository = Repository(origin)
    bundle = make_bundle(origin / "dinkominfo", DECREE)
    repository.commit("2026-03-05")
    (bundle / "catatan.txt").write_text("x", encoding="utf-8")
    repository.commit("2026-03-06")
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{origin}", tmp_path / "copy"], check=True)
    ran = perda("verify", tmp_path / "copy" / "dinkominfo", "--history", "--lang", "en")
    assert ran.code == 0
    assert "unshallow" in ran.err


@needs_git
def test_a_bundle_outside_any_repository_has_no_history(bundle: Path, perda: Perda) -> None:
    ran = perda("verify", bundle, "--history")
    assert ran.code == 2
    assert " K102: " in ran.err
