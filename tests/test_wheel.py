"""The wheel stands on its own: it carries the data and the sentences, and the program in it finds them."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from perda_rules import __version__
from perda_rules.dataset import FOLDERS

pytestmark = pytest.mark.product

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = """bundle: 1
organisation: {id: dinkominfo, name: Dinas Komunikasi dan Informatika}
items: []
"""


def built(folder: Path, source: Path = ROOT) -> Path:
    """Build the wheel of ``source`` into ``folder``; skip where its build tool is neither here nor to be had."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(source)]
    if importlib.util.find_spec("hatchling"):
        command.insert(5, "--no-build-isolation")
    try:
        ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    except subprocess.TimeoutExpired:
        pytest.skip("the build tool of the wheel could not be fetched in time")
    if ran.returncode and "hatchling" in ran.stderr and "No matching distribution" in ran.stderr:
        pytest.skip("the build tool of the wheel, hatchling, is not installed and cannot be fetched")
    assert ran.returncode == 0, ran.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(unpacked: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the unpacked program, far from the checkout and with a cache of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PERDA_RULES", "PYTHON"))}
    environment = {**kept, "PYTHONPATH": str(unpacked), "XDG_CACHE_HOME": str(cwd / "cache"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", FOLDERS)
def test_the_wheel_carries_every_file_of_the_data(name: str, unpacked: Path) -> None:
    inside = unpacked / "perda_rules" / "data" / name
    assert files_below(inside) == files_below(ROOT / name)
    assert files_below(inside)


def test_the_wheel_carries_the_program_and_its_sentences_and_nothing_else(wheel: Path) -> None:
    source = ROOT / "src" / "perda_rules"
    expected = {f"perda_rules/{name}" for name in files_below(source) if "__pycache__" not in name}
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.startswith("perda_rules/data/")}
    assert {name for name in names if name.startswith("perda_rules/")} == expected
    beside = {name.partition("/")[2] for name in names if not name.startswith("perda_rules/")}
    assert beside == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}


def test_the_program_in_the_wheel_finds_its_own_data(unpacked: Path, tmp_path: Path) -> None:
    asked = "from perda_rules.dataset import FOLDERS, data_folder; print(*map(data_folder, FOLDERS), sep='\\n')"
    found = run(unpacked, tmp_path, "-c", asked).stdout.split()
    assert [Path(path) for path in found] == [unpacked / "perda_rules" / "data" / name for name in FOLDERS]


def test_the_program_in_the_wheel_counts_its_corpus(unpacked: Path, tmp_path: Path) -> None:
    ran = run(unpacked, tmp_path, "-m", "perda_rules", "coverage", "--format", "json")
    assert ran.returncode == 0, ran.stderr
    counted = json.loads(ran.stdout)
    here = run(ROOT / "src", tmp_path, "-m", "perda_rules", "coverage", "--format", "json")
    assert counted == json.loads(here.stdout)
    assert counted["places"] == 326
    assert counted["provisions"]["encoded"] > 0


def test_the_program_in_the_wheel_audits_and_writes_every_report(unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "bundel").mkdir()
    (tmp_path / "bundel" / "bundle.yaml").write_text(BUNDLE, encoding="utf-8")
    ran = run(unpacked, tmp_path, "-m", "perda_rules", "audit", "bundel", "--at", "2026-12-31", "-o", "out")
    assert ran.returncode == 0, ran.stderr
    assert files_below(tmp_path / "out") == {
        "assessment.json", "laporan.csv", "laporan.html", "laporan.md", "kota.svg", "kota.png",
    }  # fmt: skip


def test_the_wheel_installs_the_command_of_its_version(wheel: Path) -> None:
    assert wheel.name.startswith(f"perda_rules-{__version__}-py3-none-any")
    with zipfile.ZipFile(wheel) as archive:
        (entry_points,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "perda-rules = perda_rules.cli.main:main" in archive.read(entry_points).decode()
