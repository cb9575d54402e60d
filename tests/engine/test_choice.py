from __future__ import annotations

import sys

import pytest

from perda_rules.engine import choice
from perda_rules.engine.both import BothMatcher
from perda_rules.engine.choice import choose_engine, engine_status
from perda_rules.engine.native import NativeMatcher
from perda_rules.errors import InputError
from perda_rules.messages import say_problem

durable_status, _ = engine_status()
needs_durable = pytest.mark.skipif(not durable_status.works, reason=f"durable-rules: {durable_status.detail}")


@pytest.fixture
def without_durable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "perda_rules.engine.durable", raising=False)
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)


@needs_durable
def test_durable_is_the_default_where_it_imports() -> None:
    assert choose_engine().name == "durable"
    assert choose_engine("durable").name == "durable"
    assert isinstance(choose_engine("both"), BothMatcher)


@needs_durable
def test_the_status_names_the_version() -> None:
    assert durable_status.detail == "durable-rules 2.0.28"


def test_native_is_there_for_the_asking() -> None:
    assert isinstance(choose_engine("native"), NativeMatcher)


@pytest.mark.usefixtures("without_durable")
def test_native_is_the_default_elsewhere() -> None:
    assert isinstance(choose_engine("auto"), NativeMatcher)


@pytest.mark.usefixtures("without_durable")
@pytest.mark.parametrize("name", ["durable", "both"])
def test_asking_for_what_does_not_import_says_what_to_do(name: choice.EngineName) -> None:
    with pytest.raises(InputError) as refused:
        choose_engine(name)
    (found,) = refused.value.problems
    assert found.code == "E001"
    what, do = say_problem(found, "en")
    assert f"engine {name}" in what
    assert "--engine native" in do


@pytest.mark.usefixtures("without_durable")
def test_the_status_says_why_not() -> None:
    durable, native = engine_status()
    assert (durable.name, durable.works) == ("durable", False)
    assert "durable_rules_engine" in durable.detail
    assert native.works


def test_a_version_that_is_not_recorded_is_a_question_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> str:
        raise choice.metadata.PackageNotFoundError

    monkeypatch.setattr(choice.metadata, "version", missing)
    assert choice._version() == "?"
