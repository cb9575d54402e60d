"""``perda-rules gate`` in a real repository: commits that add, break and mend evidence, and the gate at each."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import yaml
from town import AT, DECREE, MINUTES, Perda, Ran, make_bundle

from perda_rules.reports.diagnostics import FORMATS

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "Dinas", "GIT_AUTHOR_EMAIL": "dinas@example.org", "GIT_COMMITTER_NAME": "Dinas",
    "GIT_COMMITTER_EMAIL": "dinas@example.org", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
}  # fmt: skip


class Repository:
    """A git repository with one bundle."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bundle = make_bundle(folder / "dinkominfo", MINUTES)
        self.git("init", "-q", "-b", "main")
        self.commit("Notula")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env={"PATH": "/usr/bin:/bin:/usr/local/bin", **ENVIRONMENT},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.strip()

    def commit(self, message: str) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def change(self, **more: Any) -> None:
        path = self.bundle / "bundle.yaml"
        listing = yaml.safe_load(path.read_text(encoding="utf-8"))
        listing.update(more)
        path.write_text(yaml.safe_dump(listing, sort_keys=False), encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "repo")
    monkeypatch.chdir(made.folder)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return made


def gate(perda: Perda, repository: Repository, *more: object) -> Ran:
    return perda("gate", "dinkominfo", *AT, *more)


def errors(ran: Ran) -> set[str]:
    return {found["code"] for found in json.loads(ran.out)["findings"] if found["severity"] == "error"}


def test_the_gate_follows_the_evidence_from_commit_to_commit(perda: Perda, repository: Repository) -> None:
    broken = gate(perda, repository, "--format", "json")
    assert broken.code == 1
    before = errors(broken)
    # Today's gaps are accepted; the same evidence passes.
    acuan = ("--baseline", "acuan.json")
    assert gate(perda, repository, *acuan, "--update-baseline", "--add").code == 0
    repository.commit("Acuan awal")
    assert gate(perda, repository, *acuan).code == 0
    # A decree closes a gap: the baseline says which entries are no longer needed, and drops them.
    (repository.bundle / "keputusan.pdf").write_bytes((repository.bundle / "notula.pdf").read_bytes())
    repository.change(items=[MINUTES, DECREE])
    repository.commit("Keputusan")
    better = gate(perda, repository, *acuan)
    assert better.code == 0
    assert "gate-baseline" in better.out
    gate(perda, repository, *acuan, "--update-baseline")
    assert len(json.loads((repository.folder / "acuan.json").read_bytes())["entries"]) < len(before) + 5
    # Taking it away again is a new gap, and fails.
    repository.change(items=[MINUTES])
    repository.commit("Keputusan hilang")
    worse = gate(perda, repository, *acuan, "--format", "json")
    assert worse.code == 1
    assert errors(worse) <= before
    # A waiver lets it pass until its last day, in the open.
    (code,) = errors(worse)
    waiver = {"reason": "Menunggu tanda tangan", "owner": "Kepala Dinas", "expires": "2026-12-31"}
    repository.change(waivers={code: waiver})
    repository.commit("Penundaan")
    assert gate(perda, repository, *acuan).code == 0
    assert gate(perda, repository, *acuan, "--no-waivers").code == 1
    repository.change(waivers={code: {**waiver, "expires": "2026-12-30"}})
    assert gate(perda, repository, *acuan).code == 1


def test_several_formats_in_one_run(perda: Perda, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = repository.folder / "ringkasan.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    targets = {form: repository.folder / f"hasil.{form}" for form in FORMATS}
    wanted = [part for form, target in targets.items() for part in ("--format", f"{form}={target}")]
    assert gate(perda, repository, *wanted).code == 1
    assert all(target.stat().st_size for target in targets.values())
    sarif = json.loads(targets["sarif"].read_bytes())["runs"][0]
    assert all(result["partialFingerprints"] for result in sarif["results"])
    gitlab = json.loads(targets["gitlab"].read_bytes())
    keys = {"description", "check_name", "fingerprint", "severity", "location"}
    assert all(entry.keys() == keys for entry in gitlab)
    assert len({entry["fingerprint"] for entry in gitlab}) == len(gitlab)
    assert int(Xml.fromstring(targets["junit"].read_text(encoding="utf-8")).attrib["failures"]) > 0  # noqa: S314
    assert targets["github"].read_text(encoding="utf-8").startswith("::error file=")
    assert summary.read_text(encoding="utf-8").startswith("## Gerbang kepatuhan\n")


def test_only_what_a_change_touches_is_looked_at(perda: Perda, repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    same = gate(perda, repository, "--since", first, "--format", "json")
    assert (same.code, json.loads(same.out)["findings"]) == (0, [])
    assert "tidak diperiksa" in same.err
    repository.change(items=[{**MINUTES, "date": "2026-03-05"}])
    repository.commit("Tanggal notula")
    some = gate(perda, repository, "--since", first, "--format", "json")
    every = gate(perda, repository, "--format", "json")
    codes = [{found["code"] for found in json.loads(ran.out)["findings"]} for ran in (some, every)]
    assert codes[0] < codes[1]
    for bad in ("tiada", "--upload-pack=x"):
        ran = gate(perda, repository, f"--since={bad}")
        assert ran.code == 2
        assert " K102: " in ran.err


def test_the_policy_is_read_from_the_repository(perda: Perda, repository: Repository) -> None:
    (repository.folder / "perda-rules.toml").write_text('[gate]\nfail_on = []\noverdue = "warn"\n', encoding="utf-8")
    assert gate(perda, repository).code == 0
    shown = gate(perda, repository, "--show-config", "--grace-days", "5").out
    assert "overdue = warn (berkas" in shown
    assert "grace_days = 5 (opsi --grace-days)" in shown
    assert gate(perda, repository, "--min", "total=100").code == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--format", "yaml"), "U112"),
        (("--baseline", "tiada.json"), "G111"),
        (("--config", "tiada.toml"), "G101"),
        (("--min", "banyak"), "G104"),
        (("--overdue", "kadang"), "G104"),
    ],
)
def test_misuse_is_one_problem(perda: Perda, repository: Repository, more: tuple[str, ...], code: str) -> None:
    ran = gate(perda, repository, *more)
    assert (ran.code, ran.out) == (2, "")
    assert f" {code}: " in ran.err


def test_a_file_that_is_no_baseline_is_told(perda: Perda, repository: Repository) -> None:
    (repository.folder / "acuan.json").write_text("[1]", encoding="utf-8")
    ran = gate(perda, repository, "--baseline", "acuan.json")
    assert ran.code == 2
    assert " G112: " in ran.err
