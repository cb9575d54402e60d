"""Which engine to use, and what can be said about each: for ``--engine`` and for ``doctor``."""

from __future__ import annotations

import sys
from importlib import import_module, metadata
from typing import Literal, NamedTuple

from perda_rules.engine.both import BothMatcher
from perda_rules.engine.native import NativeMatcher
from perda_rules.engine.port import Matcher
from perda_rules.errors import InputError, problem

EngineName = Literal["auto", "durable", "native", "both"]
ENGINES: tuple[EngineName, ...] = ("auto", "durable", "native", "both")


class EngineStatus(NamedTuple):
    """Whether an engine can be used here."""

    name: str
    works: bool
    detail: str
    """What it is, with its version; or, technically, why it does not import."""


def choose_engine(name: EngineName = "auto") -> Matcher:
    """Return the engine of this name; ``auto`` is durable where it imports, else native.

    Raises InputError (E001) where durable is asked for and does not import.
    """
    if name == "native":
        return NativeMatcher()
    try:
        durable = _durable()
    except Exception as error:  # a compiled module can fail to import in any way
        if name == "auto":
            return NativeMatcher()
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise InputError(problem("E001", "--engine", engine=name, python=version, reason=_reason(error))) from error
    return BothMatcher(durable, NativeMatcher()) if name == "both" else durable


def engine_status() -> tuple[EngineStatus, ...]:
    """Try every engine and say what is there."""
    native = EngineStatus("native", True, f"Python {sys.version_info.major}.{sys.version_info.minor}")
    try:
        _durable()
    except Exception as error:
        return EngineStatus("durable", False, _reason(error)), native
    return EngineStatus("durable", True, f"durable-rules {_version()}"), native


def _durable() -> Matcher:
    matcher: Matcher = import_module("perda_rules.engine.durable").DurableMatcher()
    return matcher


def _version() -> str:
    try:
        return metadata.version("durable-rules")
    except metadata.PackageNotFoundError:
        return "?"


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
