"""The message catalogue: every sentence that the program says, in Indonesian and English.

The sentences live in the YAML files of this folder, one file per area, ``key: {id: …, en: …}``; keys are joined with
dots (``problem.B101.what``). Code names a key and gives the parameters; it holds no sentence of its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard

from perda_rules.cache import keep, recall
from perda_rules.errors import Problem
from perda_rules.language import Language

Sentences = dict[str, dict[str, str]]
"""Full key → language → sentence."""


def catalogue() -> Sentences:
    """Load all sentences."""
    return _shelf(problems=False) | _shelf(problems=True)


@cache
def _shelf(*, problems: bool) -> Sentences:
    """Load the sentences about problems, which fill half of the catalogue and are seldom said, or all the others."""
    files = {
        file.name: file.read_bytes()
        for file in sorted(Path(__file__).parent.glob("*.yaml"))
        if file.name.startswith("problems") == problems
    }
    key = hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()
    kept = recall("messages", key)
    if kept is not None:
        with suppress(ValueError):
            found = json.loads(kept)
            if _is_whole(found):
                return found
    found = _read(files)
    keep("messages", key, json.dumps(found, ensure_ascii=False).encode())
    return found


def _is_whole(kept: object) -> TypeGuard[Sentences]:
    return isinstance(kept, dict) and all(
        isinstance(said, dict) and said.keys() == {"id", "en"} and all(isinstance(text, str) for text in said.values())
        for said in kept.values()
    )


def _read(files: Mapping[str, bytes]) -> Sentences:
    # Reading the YAML takes a tenth of an audit, and is the only use of its library in most commands.
    import yaml

    found: Sentences = {}
    for content in files.values():
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        _flatten("", yaml.load(content, Loader=loader), found)  # noqa: S506 (safe loaders)
    return found


def sentences(key: str, /) -> dict[str, str]:
    """Return the sentence of ``key`` in every language. Raises KeyError for a key that does not exist."""
    return _shelf(problems=key.startswith("problem."))[key]


def _flatten(prefix: str, node: dict[str, Any], found: dict[str, dict[str, str]]) -> None:
    for key, value in node.items():
        name = f"{prefix}{key}"
        if set(value) == {"id", "en"} and all(isinstance(text, str) for text in value.values()):
            if name in found:
                raise ValueError(f"message {name} is defined twice")
            found[name] = value
        else:
            _flatten(f"{name}.", value, found)


def sentence_keys() -> Container[str]:
    """Return the keys of everything that is no problem, to ask whether there is a sentence at all."""
    return _shelf(problems=False).keys()


def say(key: str, language: Language, /, **params: object) -> str:
    """Return the sentence of ``key`` in ``language`` with its ``{parameters}`` filled in.

    Raises KeyError for a key or parameter that does not exist: a defect of the program, caught by the tests.
    """
    return sentences(key)[language].format_map(params)


def say_problem(found: Problem, language: Language) -> tuple[str, str]:
    """Return what is wrong and what to do, as two sentences."""
    key, params = f"problem.{found.code}", dict(found.params)
    refusal = f"refusal.{params.get('reason')}"
    if refusal in sentence_keys():
        params["reason"] = say(refusal, language)
    return say(f"{key}.what", language, **params), say(f"{key}.do", language, **params)
