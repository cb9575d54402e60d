"""Databases for the history: SQLite, and a throw-away PostgreSQL where one is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDERS = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin")]


def _program(name: str) -> str | None:
    found = shutil.which(name)
    return found or next((str(folder / name) for folder in FOLDERS if (folder / name).is_file()), None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Start a PostgreSQL of our own that listens on a socket alone, and stop it again; skip where there is none."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: the history is not tried on PostgreSQL")
    initdb, ctl = _program("initdb"), _program("pg_ctl")
    if not initdb or not ctl:
        pytest.skip("PostgreSQL is not installed: the history is not tried on it")
    # The path of a socket must be short, and the server refuses to run as the superuser.
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    as_user: list[str] = []
    if os.geteuid() == 0:
        if subprocess.run(["id", "postgres"], capture_output=True, check=False).returncode:
            pytest.skip("PostgreSQL does not run as the superuser, and there is no user postgres")
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"

    def run(*command: str) -> None:
        done = subprocess.run([*as_user, *command], capture_output=True, text=True, check=False, cwd=folder)
        if done.returncode:
            pytest.skip(f"PostgreSQL cannot be started here: {done.stderr.strip()[:200]}")

    run(initdb, "-D", str(data), "-U", "perda", "-A", "trust", "-E", "UTF8", "--no-sync")
    run(ctl, "-D", str(data), "-w", "-l", str(folder / "log"), "-o", f"-k {folder} -c listen_addresses=''", "start")
    try:
        yield f"postgresql://perda@/postgres?host={folder}"
    finally:
        subprocess.run([*as_user, ctl, "-D", str(data), "-m", "immediate", "stop"], capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'riwayat.sqlite3'}"
        return
    import psycopg

    server: str = request.getfixturevalue("postgres")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    yield server
