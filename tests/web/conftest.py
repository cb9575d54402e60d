"""A data folder with a real bundle, three accounts, and a clock that the test sets."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from visitor import EXAMPLES, PASSWORD, Visitor

from perda_rules.cli.inputs import Law, load_law
from perda_rules.web.accounts import Account, Accounts
from perda_rules.web.app import build
from perda_rules.web.database import Database
from perda_rules.web.settings import Settings


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the pages: they are the same on every Python."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("pages")


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 25, 9, tzinfo=timezone(timedelta(hours=7)))

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture(scope="session")
def law() -> Law:
    return load_law()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two departments with bundles, one without, and an inspector."""
    data = tmp_path_factory.mktemp("prepared")
    for name in ("dishub", "bagian-pbj"):
        shutil.copytree(EXAMPLES / f"{name}-2026", data / "bundles" / name)
    accounts = Accounts(Database(data))
    for name, role, organisation in (
        ("dishub", "department", "dishub"),
        ("dishub2", "department", "dishub"),
        ("pbj", "department", "bagian-pbj"),
        ("dinkes", "department", "dinkes"),
        ("irban", "inspector", None),
    ):
        accounts.add(Account(name, role, organisation), PASSWORD)
    return data


@pytest.fixture
def data(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "data"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(data: Path, law: Law, clock: Clock) -> Settings:
    return Settings(data=data, corpus=law.corpus, types=law.types, clock=clock, upload=2_000_000)


@pytest.fixture
def come(settings: Settings):
    """Let somebody come; with a name, signed in."""
    app = build(settings)
    visitors: list[Visitor] = []

    def visitor(name: str | None = None, **more: str) -> Visitor:
        visitors.append(Visitor(app, **more))
        if name:
            assert visitors[-1].sign_in(name).url.path != "/login"
        return visitors[-1]

    yield visitor
    for one in visitors:
        one.client.close()
