"""What every OSCAL document shares: stable ids, metadata, properties, and the check against the models of trestle.

Ids are derived from what they name (UUID version 5), so that the same input gives the same bytes, and the same finding
keeps its id from one assessment to the next.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, timezone
from typing import Any, Literal
from uuid import UUID, uuid5

from perda_rules import __version__
from perda_rules.errors import InputError, problem

Kind = Literal[
    "catalog", "mapping-collection", "component-definition", "assessment-results", "plan-of-action-and-milestones"
]
VERSION = "1.2.1"
"""The version of OSCAL that the documents are written in."""
NAMESPACE = "urn:perda-rules:oscal"
"""Of our own properties."""
_JAKARTA = timezone(timedelta(hours=7))
_ROOT = UUID("7e8b6a0e-6a55-5d4f-9d4c-0a6d1c1b7f52")
_MODULES: Mapping[str, str] = {
    "catalog": "catalog",
    "mapping-collection": "mapping",
    "component-definition": "component",
    "assessment-results": "assessment_results",
    "plan-of-action-and-milestones": "poam",
}


def identify(*parts: str) -> str:
    """Return the id of what ``parts`` name."""
    return str(uuid5(_ROOT, "\n".join(parts)))


def token(name: str) -> str:
    """Return an obligation's id as OSCAL allows one."""
    return name.replace("#", ".")


def line(text: str) -> str:
    """Put a text on one line, as titles and values must be."""
    return " ".join(text.split()) or "–"


def moment(day: date) -> str:
    """Write a day as the moment at which it begins in the city."""
    return datetime.combine(day, time(), _JAKARTA).isoformat()


def property_of(name: str, value: object) -> dict[str, str]:
    """Make a property of our own."""
    return {"name": name, "ns": NAMESPACE, "value": line(str(value))}


def properties(pairs: Iterable[tuple[str, object]]) -> list[dict[str, str]]:
    """Make properties of all pairs that have a value."""
    return [property_of(name, value) for name, value in pairs if value not in (None, "", ())]


def metadata(title: str, day: date, version: str, parties: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """Make the metadata of a document about ``day``; ``parties`` are ids and names of organisations."""
    named = [{"uuid": identify("party", id_), "type": "organization", "name": line(name)} for id_, name in parties]
    made: dict[str, Any] = {
        "title": line(title),
        "last-modified": moment(day),
        "version": version,
        "oscal-version": VERSION,
        "props": [property_of("program", f"perda-rules {__version__}")],
    }
    return {**made, "parties": named} if named else made


def write_document(kind: Kind, body: Mapping[str, Any]) -> bytes:
    """Write a document, once the models of trestle accept it.

    Raises InputError where trestle is not installed (U125).
    """
    document = {kind: body}
    model_of(kind).model_validate(document)
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def model_of(kind: str) -> Any:
    """Return trestle's model of a file that holds a document of ``kind``. Raises InputError (U125)."""
    try:
        return importlib.import_module(f"trestle.oscal.{_MODULES[kind]}").Model
    except ImportError as error:
        raise InputError(problem("U125", "oscal")) from error
