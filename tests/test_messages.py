"""Every sentence exists in both languages, says the same things in both, and is used; every key in the code exists."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from perda_rules.messages import catalogue, say

pytestmark = pytest.mark.rules
SOURCE = Path(__file__).resolve().parents[1] / "src" / "perda_rules"
TEMPLATES = Path(__file__).resolve().parents[1] / "reports"
CODE = re.compile(r"[A-Z][0-9]{3}\Z")


ORDINALS = {"citation.part.numbered", "citation.subpart.numbered"}
"""Indonesian writes the ordinal of a Bagian as printed, English as a figure: each has its own parameter."""


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_a_sentence_names_the_same_parameters_in_both_languages(key: str) -> None:
    sentences = catalogue()[key]
    assert sentences["id"].strip()
    assert sentences["en"].strip()
    if key in ORDINALS:
        assert (fields(sentences["id"]), fields(sentences["en"])) == ({"number"}, {"value"})
    else:
        assert fields(sentences["id"]) == fields(sentences["en"])


def test_every_problem_says_what_is_wrong_and_what_to_do() -> None:
    codes = {key.split(".")[1] for key in catalogue() if key.startswith("problem.")}
    assert codes
    for code in codes:
        assert f"problem.{code}.what" in catalogue()
        assert f"problem.{code}.do" in catalogue()


def literals() -> Iterator[tuple[Path, int, str]]:
    """Yield every string constant of the program, f-strings with ``*`` where something is filled in."""
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
                yield path, node.lineno, node.value
            elif isinstance(node, ast.JoinedStr):
                parts = [p.value if isinstance(p, ast.Constant) else "*" for p in node.values]
                yield path, node.lineno, "".join(str(part) for part in parts)


def test_every_problem_code_in_the_program_has_its_sentences() -> None:
    missing = [
        f"{path.name}:{line}: {text}"
        for path, line, text in literals()
        if CODE.match(text) and f"problem.{text}.what" not in catalogue()
    ]
    assert not missing


def test_every_problem_code_in_the_catalogue_is_used() -> None:
    used = {text for _, _, text in literals() if CODE.match(text)}
    codes = {key.split(".")[1] for key in catalogue() if key.startswith("problem.")}
    assert codes - used == set()


def spoken() -> Iterator[tuple[str, str]]:
    """Yield the keys that the program says, with ``*`` for what is filled in."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            first = node.args[0]
            if name in {"say", "text", "both", "label", "_say"}:
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield f"{path.name}:{node.lineno}", first.value
                elif isinstance(first, ast.JoinedStr):
                    parts = [p.value if isinstance(p, ast.Constant) else "*" for p in first.values]
                    yield f"{path.name}:{node.lineno}", "".join(str(part) for part in parts)


def test_every_key_that_the_program_says_is_in_the_catalogue() -> None:
    keys = list(catalogue())
    missing = []
    for where, key in spoken():
        if key in ("id", "en"):
            continue
        pattern = re.compile(re.escape(key).replace(r"\*", ".+") + r"\Z")
        if not any(pattern.match(known) for known in keys):
            missing.append(f"{where}: {key}")
    assert not missing


def test_a_missing_parameter_is_a_defect_and_not_an_empty_sentence() -> None:
    with pytest.raises(KeyError):
        say("problem.Y002.what", "id")
