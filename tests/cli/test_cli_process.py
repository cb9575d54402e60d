"""The command line as a process of its own: exit codes, pipes, closed streams, and nothing that a terminal obeys."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from town import AT, LAW, ROOT

MODULE = [sys.executable, "-m", "perda_rules"]
posix = pytest.mark.skipif(os.name != "posix", reason="pipes and devices as POSIX has them")


def perda(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [*MODULE, *(str(argument) for argument in arguments)]
    return subprocess.run(command, **{"capture_output": True, "timeout": 60, "check": False, **options})  # type: ignore[call-overload, no-any-return]


def test_codes_and_streams_are_those_of_the_process(bundle: Path, tmp_path: Path) -> None:
    done = perda("audit", bundle, *AT, "-o", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "out" / "assessment.json").is_file()
    failed = perda("coverage", "--check", "--corpus", LAW)
    assert (failed.returncode, failed.stderr) == (1, b"")
    misused = perda("audti")
    assert (misused.returncode, misused.stdout) == (2, b"")
    assert misused.stderr.startswith(b"audti: galat U102")


def test_a_fault_is_told_in_one_line_unless_details_are_asked_for(bundle: Path, tmp_path: Path) -> None:
    """The fault is put in from outside: a module of the program that cannot be imported."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.modules['perda_rules.assessment.assess'] = None\n", encoding="utf-8"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    quiet = perda("audit", bundle, *AT, env=environment)
    assert quiet.returncode == 3
    assert len(quiet.stderr.splitlines()) == 1
    loud = perda("audit", bundle, *AT, env={**environment, "PERDA_RULES_DEBUG": "1"})
    assert b"Traceback" in loud.stderr
    assert loud.returncode not in (0, 2)


def test_what_is_no_terminal_gets_no_escape_codes(bundle: Path) -> None:
    for arguments in (
        ("audit", bundle, *AT),
        ("coverage", "--corpus", LAW),
        ("explain", "chp_II__art_3", *AT),
        ("--help",),
    ):
        for variable in ({}, {"TERM": "xterm-256color", "COLORTERM": "truecolor"}):
            ran = perda(*arguments, env={**os.environ, **variable})
            assert ran.returncode == 0
            assert b"\x1b" not in ran.stdout + ran.stderr


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        ("coverage", "--by", "pasal"),
        ("coverage", "--format", "json"),
        ("schema", "assessment"),
        ("coverage", "--check"),
    ],
    ids=" ".join,
)
def test_a_reader_that_has_enough_is_no_fault(arguments: tuple[str, ...]) -> None:
    """The pipe is closed before anything is written, and the output is larger than what a pipe holds."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = perda(*arguments, capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


@posix
def test_a_report_into_a_pipe_that_closes_is_quiet(bundle: Path, tmp_path: Path) -> None:
    perda("audit", bundle, *AT, "-o", tmp_path)
    process = subprocess.Popen(
        [*MODULE, "report", str(tmp_path / "assessment.json")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.read(15) == b"<!DOCTYPE html>"
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_and_not_passed_over() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = perda("coverage", "--corpus", LAW, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"-: galat U121")
    assert "penuh" in ran.stderr.decode()


@posix
def test_streams_that_are_closed_stop_nothing(bundle: Path, tmp_path: Path) -> None:
    line = " ".join([*MODULE, "audit", str(bundle), *AT, "-o", str(tmp_path / "out"), ">&-", "2>&-"])
    assert subprocess.run(["sh", "-c", line], timeout=60, check=False).returncode == 0
    assert (tmp_path / "out" / "assessment.json").is_file()


@posix
def test_a_terminal_that_knows_few_characters_gets_substitutes() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    ran = perda("coverage", "--corpus", LAW, env=environment)
    assert ran.returncode == 0
    assert b"\\u2013" in ran.stdout
    assert perda("audti", env=environment).returncode == 2


def test_it_works_from_any_folder_and_writes_nowhere_else(bundle: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    ran = perda("audit", bundle, *AT, "-o", "out", cwd=here)
    assert ran.returncode == 0
    assert [path.name for path in here.iterdir()] == ["out"]


def test_the_installed_command_is_the_module() -> None:
    installed = Path(sys.executable).with_name("perda-rules")
    if not installed.is_file():
        pytest.skip("the program is not installed in this environment")
    ran = subprocess.run([installed, "--version"], capture_output=True, timeout=60, check=True)
    assert ran.stdout == perda("--version").stdout


def test_the_process_ends_with_the_code_of_its_run_and_everything_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The process is ended without ceremony, so what it wrote must be flushed before."""
    from perda_rules.cli import main

    class EndedError(Exception):
        pass

    def end(code: int) -> None:
        raise EndedError(code)

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(sys, "argv", ["perda-rules", "coverage", "--check", "--corpus", str(LAW)])
    with pytest.raises(EndedError, match="1"):
        main.main()
    assert "4 tempat Pasal" in capsys.readouterr().out


def test_no_room_below_knows_the_command_line() -> None:
    rooms = ("regulation", "obligations", "evidence", "engine", "assessment", "reports")
    source = ROOT / "src" / "perda_rules"
    found = [p for room in rooms for p in (source / room).rglob("*.py") if "perda_rules.cli" in p.read_text("utf-8")]
    assert found == []
