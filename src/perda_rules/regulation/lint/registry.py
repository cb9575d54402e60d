"""Finding the rules: every module of the folder ``rules`` is one, and the YAML file of its name describes it."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from perda_rules.errors import InputError, problem
from perda_rules.regulation.lint.models import Description, Rule
from perda_rules.source import parse_yaml, validate

FOLDER = Path(__file__).parent / "rules"


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its code, in the order of the codes."""
    found: dict[str, Rule] = {}
    for code, stem in _stems().items():
        module = importlib.import_module(f"perda_rules.regulation.lint.rules.{stem}")
        found[code] = module.check
        if module.check.code != code:
            raise ValueError(f"{stem} holds the rule {module.check.code}")
    return found


def describe(code: str) -> Description:
    """Return what the rule ``code`` says of itself. Raises KeyError for a code that no rule has."""
    path = FOLDER / f"{_stems()[code]}.yaml"
    return validate(Description, parse_yaml(path.read_bytes(), path.name))


def select(selected: Sequence[str] = (), ignored: Sequence[str] = ()) -> tuple[Rule, ...]:
    """Return the rules whose codes begin with one of ``selected`` (all, where none is) and with none of ``ignored``.

    Raises InputError (R020) for a code or beginning of a code that no rule has.
    """
    every = rules()
    unknown = [code for code in (*selected, *ignored) if not code or not any(known.startswith(code) for known in every)]
    if unknown:
        raise InputError([problem("R020", code or "-", rule=code) for code in unknown])
    return tuple(
        rule
        for code, rule in every.items()
        if code.startswith(tuple(selected) or "") and not (ignored and code.startswith(tuple(ignored)))
    )


@cache
def _stems() -> dict[str, str]:
    stems = sorted(path.stem for path in FOLDER.glob("rd*.py"))
    return {stem.partition("_")[0].upper(): stem for stem in stems}
