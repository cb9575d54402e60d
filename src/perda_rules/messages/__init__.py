"""The message catalogue: every sentence that the program says, in Indonesian and English.

The sentences live in the YAML files of this folder, one file per area, ``key: {id: …, en: …}``; keys are joined with
dots (``problem.B101.what``). Code names a key and gives the parameters; it holds no sentence of its own.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from perda_rules.errors import Problem
from perda_rules.language import Language


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Load all sentences: full key → language → sentence."""
    found: dict[str, dict[str, str]] = {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for file in sorted(resources.files(__name__).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml"):
            _flatten("", yaml.load(file.read_text(encoding="utf-8"), Loader=loader), found)  # noqa: S506 (safe loaders)
    return found


def _flatten(prefix: str, node: dict[str, Any], found: dict[str, dict[str, str]]) -> None:
    for key, value in node.items():
        name = f"{prefix}{key}"
        if set(value) == {"id", "en"} and all(isinstance(text, str) for text in value.values()):
            if name in found:
                raise ValueError(f"message {name} is defined twice")
            found[name] = value
        else:
            _flatten(f"{name}.", value, found)


def say(key: str, language: Language, /, **params: object) -> str:
    """Return the sentence of ``key`` in ``language`` with its ``{parameters}`` filled in.

    Raises KeyError for a key or parameter that does not exist: a defect of the program, caught by the tests.
    """
    return catalogue()[key][language].format_map(params)


def say_problem(found: Problem, language: Language) -> tuple[str, str]:
    """Return what is wrong and what to do, as two sentences."""
    key = f"problem.{found.code}"
    return say(f"{key}.what", language, **found.params), say(f"{key}.do", language, **found.params)
