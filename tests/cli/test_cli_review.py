"""``perda-rules review``, ``judgements record`` and ``verify``: a sitting of an auditor, and what remains of it."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from town import AT, LAW, Perda, Ran

Sit = Callable[..., Ran]


@pytest.fixture
def audited(perda: Perda, bundle: Path, tmp_path: Path) -> Path:
    assert perda("audit", bundle, *AT, "--engine", "native", "-o", tmp_path).code == 0
    return tmp_path


@pytest.fixture
def sit(perda: Perda, audited: Path, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """Review with scripted answers; when they end, so does the input."""

    def ran(*answers: str | type[BaseException], language: str = "id", options: tuple[str, ...] = ()) -> Ran:
        left = iter(answers)

        def answer(question: str) -> str:
            print(question, end="")
            said = next(left, EOFError)
            if isinstance(said, str):
                return said
            raise said

        monkeypatch.setattr(builtins, "input", answer)
        return perda(
            "review", audited / "assessment.json", "--judgements", audited / "judgements.yaml", "--corpus", LAW,
            "--at", "2026-12-31", "--author", "Inspektorat", "--lang", language, *options,
        )  # fmt: skip

    return ran


def entries(audited: Path) -> list[dict[str, object]]:
    path = audited / "judgements.yaml"
    found: list[dict[str, object]] = (
        yaml.safe_load(path.read_text(encoding="utf-8"))["entries"] if path.exists() else []
    )
    return found


def test_a_document_is_accepted_and_its_verdict_becomes_verified(
    perda: Perda, sit: Sit, audited: Path, bundle: Path
) -> None:
    ran = sit("l", "t", "Dibaca aslinya", "")
    assert (ran.code, ran.err) == (0, "")
    assert "1 keputusan disimpan" in ran.out
    (entry,) = entries(audited)
    assert (entry["kind"], entry["reason"], entry["author"]) == ("accept_item", "Dibaca aslinya", "Inspektorat")
    made = perda("audit", bundle, *AT, "--engine", "native", "--judgements", audited / "judgements.yaml")
    assert "terverifikasi: 1 dari" in made.out
    assert perda("verify", audited / "judgements.yaml", "--corpus", LAW).code == 0


def test_what_is_decided_is_not_asked_again(sit: Sit, audited: Path) -> None:
    first = sit("p", "8", "Ada di arsip", "31 Desember 2027", "q").out
    assert "Disimpan: " in first
    again = sit("q").out
    count = int(first.split(" putusan menunggu")[0].split()[-1])
    assert f"{count - 1} putusan menunggu" in again
    (entry,) = entries(audited)
    assert (entry["verdict"], str(entry["expires"])) == ("met", "2027-12-31")


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
def test_an_interruption_loses_nothing_that_was_saved(sit: Sit, audited: Path, end: type[BaseException]) -> None:
    ran = sit("p", "met" if False else "8", "Ada", "", "p", end)
    assert ran.code == 0
    assert "1 keputusan disimpan" in ran.out
    assert len(entries(audited)) == 1


def test_a_mistake_is_told_and_asked_again(sit: Sit, audited: Path) -> None:
    ran = sit("z", "p", "99", "terpenuhi", "", "Ada", "kemarin", "1 Januari 2020", "")
    assert "Tidak ada pilihan “z”" in ran.out
    assert "Tidak ada pilihan “99”" in ran.out
    assert "Wajib diisi" in ran.out
    assert ran.out.count("bukan tanggal yang dapat dipakai") == 2
    assert len(entries(audited)) == 1


def test_a_decision_is_cancelled_and_one_can_go_back(sit: Sit, audited: Path) -> None:
    ran = sit("p", ".", "l", "m", "q")
    assert "Dibatalkan." in ran.out
    assert ran.out.count("[1 dari") == 2
    assert entries(audited) == []


def test_gaps_too_are_asked_for_and_excepted_with_a_last_day(sit: Sit, audited: Path) -> None:
    ran = sit("l", "e", "Menunggu anggaran", "", "30/06/2027", options=("--all",))
    assert "kesenjangan" in ran.out
    (entry,) = entries(audited)
    assert (entry["kind"], str(entry["expires"])) == ("except", "2027-06-30")


def test_the_dialogue_is_english_too(sit: Sit) -> None:
    ran = sit("s", "a", "Read it", "", language="en")
    assert "1 decisions saved" in ran.out


def test_whoever_owes_a_duty_does_not_judge_it(sit: Sit, audited: Path) -> None:
    ran = sit("p", "8", "Menurut kami", "", "q", options=("--body", "dinkominfo"))
    assert entries(audited) == [] or "Tidak disimpan" in ran.out


def test_verify_tells_what_was_done_by_hand_until_it_is_recorded(perda: Perda, sit: Sit, audited: Path) -> None:
    path = audited / "judgements.yaml"
    sit("p", "8", "Ada", "")
    path.write_text(path.read_text(encoding="utf-8").replace("reason: Ada", "reason: Lain"), encoding="utf-8")
    ran = perda("verify", path, "--corpus", LAW)
    assert ran.code == 1
    assert " L111: " in ran.err
    assert perda("judgements", "record", path, "--corpus", LAW).code == 0
    ran = perda("verify", path, "--corpus", LAW)
    assert ran.code == 0
    head = ran.out.split()[-1]
    assert perda("verify", path, "--corpus", LAW, "--head", head).code == 0
    ran = perda("verify", audited / "judgements.ledger.jsonl", "--head", "0" * 64)
    assert ran.code == 1
    assert " L113: " in ran.err


def test_every_report_names_the_head_and_what_is_not_recorded(
    perda: Perda, sit: Sit, audited: Path, bundle: Path
) -> None:
    path = audited / "judgements.yaml"
    sit("p", "8", "Ada", "")
    path.write_text(path.read_text(encoding="utf-8").replace("reason: Ada", "reason: Lain"), encoding="utf-8")
    ran = perda("audit", bundle, *AT, "--engine", "native", "--judgements", path)
    assert "tidak tercatat dalam buku besar" in ran.out
    head = (audited / "judgements.ledger.jsonl").read_text(encoding="utf-8").split('"hash":"')[1][:64]
    assert head[:20] in ran.out.replace("\n", "")


def test_without_a_ledger_there_is_nothing_to_verify(perda: Perda, tmp_path: Path) -> None:
    ran = perda("verify", tmp_path / "judgements.yaml", "--corpus", LAW)
    assert ran.code == 2
    assert " L114: " in ran.err
