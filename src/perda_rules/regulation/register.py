"""The register: every provision of a document, with address, short heading and fingerprint, and no sentence of it.

Generated from the document, kept in ``obligations/register.yaml``, and compared with a newer document.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import RootModel

from perda_rules.errors import InputError, problem, reason_of
from perda_rules.regulation.document import Document, Unit
from perda_rules.regulation.duty import states_duty
from perda_rules.regulation.fingerprint import context_fingerprint, fingerprint
from perda_rules.regulation.heading import defined_terms, short_heading
from perda_rules.regulation.models import Provision
from perda_rules.source import Source, validate

State = Literal["same", "changed", "missing", "new"]

_GROUPS = ("chapter", "part", "subpart")
_HEADER = """\
# The register of provisions, generated from the text of the regulation. Do not edit: generate it again.
# It holds addresses, short headings and fingerprints (SHA-256), and no sentence of the regulation.
"""


class _Register(RootModel[tuple[Provision, ...]]):
    """The shape of the file."""


@dataclass(frozen=True, slots=True)
class ProvisionText:
    """The words of a provision in the document, for quoting."""

    leads: tuple[str, ...]
    """The words that lead into it, of its Pasal, its ayat and the points above it, outermost first."""
    text: str
    line: int
    """Where it stands in the document, counted from 1."""

    @property
    def lead_in(self) -> str:
        """The words that lead into it, as one text; joined on demand, for a long lead-in may serve many points."""
        return " ".join(self.leads)


def provision_texts(document: Document) -> dict[str, ProvisionText]:
    """Return the words of every addressed provision of ``document``, by eId; a BAB or Bagian has its title."""
    found: dict[str, ProvisionText] = {}
    for unit, above in document.walk():
        if unit.id is not None:
            found[unit.id] = ProvisionText(_lead_in(above), _words(unit), unit.line)
    return found


def texts_as_registered(document: Document, register: Iterable[Provision]) -> dict[str, ProvisionText]:
    """Return the words of the provisions of ``document`` that are worded as in ``register``, by eId."""
    printed = {provision.id: provision.context for provision in build_register(document)}
    alike = {provision.id for provision in register if printed.get(provision.id) == provision.context}
    return {eid: words for eid, words in provision_texts(document).items() if eid in alike}


def build_register(document: Document) -> tuple[Provision, ...]:
    """Return every addressed provision of ``document``, in the order of the text."""
    terms = defined_terms(document)
    register: list[Provision] = []
    for unit, above in document.walk():
        if unit.id is None:
            continue
        leaf = unit.kind not in _GROUPS and not unit.children
        register.append(
            Provision(
                id=unit.id,
                kind=unit.kind,
                number=unit.number,
                heading=short_heading(unit, above, terms),
                parent=next((group.id for group in reversed(above) if group.id is not None), None),
                fingerprint=fingerprint(_words(unit)),
                context=context_fingerprint(_lead_in(above), _words(unit)),
                implied_number=unit.implied_number,
                leaf=leaf,
                role=unit.role,
                duty=leaf and unit.kind != "definition" and states_duty(_lead_in(above), _words(unit), terms),
            )
        )
    return tuple(register)


def _words(unit: Unit) -> str:
    return unit.heading or "" if unit.kind in _GROUPS else unit.text


def _lead_in(above: Sequence[Unit]) -> tuple[str, ...]:
    return tuple(unit.text for unit in above if unit.kind not in _GROUPS and unit.text)


def compare(register: Iterable[Provision], document: Document) -> dict[str, State]:
    """Say of every provision, by eId, how the document stands to the register.

    ``changed``: its words or those that lead into it differ. ``missing``: the document lacks it. ``new``: the register
    lacks it; these come last.
    """
    now = {provision.id: provision.context for provision in build_register(document)}
    states: dict[str, State] = {}
    for provision in register:
        context = now.pop(provision.id, None)
        states[provision.id] = (
            "missing" if context is None else "same" if context == provision.context else "changed"
        )  # fmt: skip
    states.update(dict.fromkeys(now, "new"))
    return states


def dump_register(register: Iterable[Provision]) -> str:
    """Write a register as YAML: one line for each provision, always the same bytes for the same register."""
    return _HEADER + "".join(f"- {{{_fields(provision)}}}\n" for provision in register)


def _fields(provision: Provision) -> str:
    values = provision.model_dump(exclude_defaults=True)
    # Addresses, kinds and hashes are plain words; what was printed may look like a number or hold a colon.
    return ", ".join(
        f"{key}: {json.dumps(value, ensure_ascii=False) if key in ('number', 'heading') else _plain(value)}"
        for key, value in values.items()
    )


def _plain(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else value


def write_register(register: Iterable[Provision], path: Path) -> None:
    """Write ``register`` to ``path``; a reader sees the old file or the new one, never half of it.

    Raises InputError (R004) where the file cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(dump_register(register))
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(problem("R004", path, reason=reason_of(error))) from error


def read_register(source: Source) -> tuple[Provision, ...]:
    """Read a register from YAML that was parsed, and check that it hangs together.

    Raises InputError: the shape is wrong (S001 to S005), an eId stands twice (R005), a parent is not there (R006).
    """
    register = validate(_Register, source).root
    problems = []
    known: set[str] = set()
    for position, provision in enumerate(register):
        if provision.id in known:
            problems.append(source.problem("R005", (position, "id"), eid=provision.id))
        if provision.parent is not None and provision.parent not in known:
            problems.append(source.problem("R006", (position, "parent"), eid=provision.id, parent=provision.parent))
        known.add(provision.id)
    if problems:
        raise InputError(problems)
    return register


@dataclass(frozen=True, slots=True)
class Entry:
    """A provision in the outline of a register, with what stands in it."""

    provision: Provision
    children: tuple[Entry, ...] = ()


def outline(register: Sequence[Provision]) -> tuple[Entry, ...]:
    """Return the register as the tree that its parents describe."""
    below: dict[str | None, list[Provision]] = {}
    for provision in register:
        below.setdefault(provision.parent, []).append(provision)
    return _entries(None, below)


def _entries(parent: str | None, below: Mapping[str | None, list[Provision]]) -> tuple[Entry, ...]:
    return tuple(Entry(provision, _entries(provision.id, below)) for provision in below.get(parent, ()))
