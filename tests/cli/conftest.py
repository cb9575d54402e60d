"""Running the command line inside the test's own process, with a cache of its own and no setting from outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from town import DECREE, MINUTES, Perda, Ran, make_bundle

from perda_rules.cli.main import run


@pytest.fixture(scope="session")
def cache_of_all_tests(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def nothing_from_outside(monkeypatch: pytest.MonkeyPatch, cache_of_all_tests: Path) -> None:
    monkeypatch.setenv("PERDA_RULES_CACHE", str(cache_of_all_tests))
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("PERDA_RULES_LANG", "PERDA_RULES_DEBUG", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def perda(capsysbinary: pytest.CaptureFixture[bytes]) -> Perda:
    """Run one command line; returns its exit code and what it wrote."""

    def ran(*arguments: object) -> Ran:
        capsysbinary.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Ran(code, out, err.decode())

    return ran


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle that meets one duty, has one that nobody stated to apply, and owes one."""
    return make_bundle(tmp_path / "dinkominfo", DECREE, MINUTES)
