"""An assessment as JSON: written, read back with every doubt about the file reported, and described by a schema.

The JSON is the one complete form: every other report is made from it, so it holds the raw data and no wording.
"""

from __future__ import annotations

import ast
import codecs
import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from perda_rules import errors, language
from perda_rules.assessment import models
from perda_rules.assessment.models import Assessment
from perda_rules.errors import InputError, Problem, problem, reason_of
from perda_rules.source import parse_yaml

MAX_BYTES = 64_000_000
MAX_PROBLEMS = 50


def write_json(assessment: Assessment) -> bytes:
    """Write the assessment: UTF-8, keys in the order of the models, two spaces of indentation, a newline at the end."""
    return assessment.model_dump_json(indent=2).encode() + b"\n"


def comparable(assessment: Assessment) -> bytes:
    """Write the part that is compared byte for byte: everything but how the assessment was made (``run``).

    Two engines, two machines and two years give the same bytes for the same bundles, date, period and corpus.
    """
    return assessment.model_dump_json(indent=2, exclude={"run"}).encode() + b"\n"


def read_assessment(data: bytes, name: str = "assessment.json") -> Assessment:
    """Read what :func:`write_json` wrote; ``name`` is how problems call the file.

    Raises InputError: too large (A001), no JSON (A002), not an assessment of this format (A003), of another shape than
    the schema says (A004, one problem per place), or at odds with itself (A005: a result on a duty that it lacks).
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if len(data) > MAX_BYTES:
        raise InputError(problem("A001", name, limit=MAX_BYTES // 1_000_000))
    try:
        value = json.loads(data)
    except UnicodeDecodeError as error:
        raise InputError(problem("A002", name, reason=f"UTF-8: {error.reason}")) from error
    except json.JSONDecodeError as error:
        raise InputError(problem("A002", name, error.lineno, error.colno, reason=error.msg)) from error
    except (RecursionError, ValueError) as error:
        # Nested beyond any assessment, or a number of thousands of digits.
        raise InputError(problem("A002", name, reason=type(error).__name__)) from error
    expected = Assessment.model_fields["format"].default
    found = value.get("format") if isinstance(value, dict) else None
    if found != expected:
        raise InputError(problem("A003", name, found=_short(found), expected=expected))
    try:
        assessment = Assessment.model_validate_json(data)
    except ValidationError as error:
        raise InputError(_schema_problems(data, name, error)) from error
    orphans = list(dict.fromkeys(r.obligation for r in assessment.results if r.obligation not in assessment.duties))
    if orphans:
        raise InputError(problem("A005", name, obligation=_short(key)) for key in orphans[:MAX_PROBLEMS])
    return assessment


def read_assessment_file(path: Path) -> Assessment:
    """Read an assessment from a file. Raises InputError as :func:`read_assessment`, and Y001 where it has no access."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(problem("Y001", path, reason=reason_of(error))) from error
    return read_assessment(data, str(path))


def _schema_problems(data: bytes, name: str, error: ValidationError) -> Iterator[Problem]:
    try:
        # JSON is YAML, and the YAML reader knows where each value stands.
        source = parse_yaml(data, name)
    except InputError:
        source = None
    for detail in error.errors(include_url=False)[:MAX_PROBLEMS]:
        line, column = source.place(detail["loc"]) if source else (0, 0)
        path = ".".join(str(part) for part in detail["loc"])
        yield problem("A004", name, line, column, key=path or "-", reason=detail["msg"], value=_short(detail["input"]))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def assessment_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an assessment, with what the models say of each field."""
    schema = Assessment.model_json_schema(mode="serialization")
    docs = {name: text for module in (models, errors, language) for name, text in _field_docs(module)}
    for title, definition in [*schema["$defs"].items(), ("Assessment", schema)]:
        model = next(vars(module)[title] for module in (models, errors, language) if title in vars(module))
        for field, shape in definition.get("properties", {}).items():
            text = next((docs[base.__name__, field] for base in model.__mro__ if (base.__name__, field) in docs), None)
            if text and "description" not in shape:
                shape["description"] = text
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def plain_schema(model: type[BaseModel], mode: Literal["validation", "serialization"]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what people write for a model of plain data, or the program does."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(mode=mode)}


def write_schema() -> bytes:
    """Write the schema as it is published in ``docs/assessment.schema.json``."""
    return json.dumps(assessment_schema(), ensure_ascii=False, indent=2).encode() + b"\n"


def _field_docs(module: Any) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield (class, field) and the docstring that stands below the field.

    Read from the source only when the schema is asked for: pydantic's own option would read it at every start.
    """
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            for field, below in zip(node.body, node.body[1:], strict=False):
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and _is_text(below):
                    yield (node.name, field.target.id), inspect.cleandoc(below.value.value)  # type: ignore[attr-defined]


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
