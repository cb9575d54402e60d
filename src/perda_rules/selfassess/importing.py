"""Taking what people filled in into a bundle: what they changed, and nothing else.

A form knows how each entry was when it was made, and the bundle how it was when it was last taken in (``.form.json``).
An entry that only the bundle changed since stays; one that only the form changed is taken; one that both changed is a
conflict, which is told and left alone. Nothing is ever deleted but an own answer or a fact that was cleared.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from perda_rules import yaml_text
from perda_rules.errors import Problem, reason_of
from perda_rules.evidence.models import Bundle, Item, Limits
from perda_rules.evidence.store import FolderStore, Refused, Store
from perda_rules.selfassess.carried import digest, of_answer, of_fact, of_item, plainly
from perda_rules.selfassess.filled import Filled, Form
from perda_rules.selfassess.listing import remove_answer, remove_fact
from perda_rules.selfassess.scaffold import FOLDER
from perda_rules.writing import write_file

STATE = ".form.json"
"""Digests of what was last taken in, by kind and key."""
Outcome = Literal["added", "changed", "same"]
State = dict[str, str]


@dataclass(slots=True)
class Taken:
    """What came of a form."""

    text: str
    """The new text of ``bundle.yaml``."""
    outcomes: dict[Outcome, list[str]] = field(default_factory=lambda: {"added": [], "changed": [], "same": []})
    problems: list[Problem] = field(default_factory=list)
    state: State = field(default_factory=dict)
    files: int = 0
    """Files that were copied into the bundle."""


def take(text: str, bundle: Bundle, form: Form, files: Files, state: State) -> Taken:
    """Return the listing ``text`` of ``bundle`` with what ``form`` changed; ``files`` copies what its items name."""
    made = Taken(text, state=dict(state))
    _items(made, bundle, form, files)
    answers = {key: of_answer(answer) for key, answer in bundle.answers.items()}
    made.text = _pairs(made, "answers", form.answers, answers, remove_answer)
    facts = {key: of_fact(told) for key, told in bundle.context.items()}
    made.text = _pairs(made, "context", form.facts, facts, remove_fact)
    return made


def _items(made: Taken, bundle: Bundle, form: Form, files: Files) -> None:
    old = {one.item.id: one.item for one in bundle.items}
    shown = []
    for filled in _with_ids(form.items, old):
        item = old.get(filled.key)
        values = dict(filled.values)
        try:
            named = files.place(values, item)
        except Refused as refused:
            cell = filled.file or filled.cell
            made.problems.append(cell.problem(refused.code, **{key: str(v) for key, v in refused.params.items()}))
            continue
        if named:
            values["file"] = named
        new = plainly({"id": filled.key, **values})
        changed = _decide(made, f"items/{filled.key}", filled, new, of_item(item) if item else None)
        same_file = item is not None and item.file == named and not files.renewed(named)
        kept = {"sha256": item.sha256} if item and item.sha256 and same_file else {}
        if changed:
            shown.append(_in_order({**new, **kept}, item))
        elif item and item.sha256 and files.renewed(item.file):
            # The digest of a file that is not the same any more would be wrong.
            shown.append(_in_order(of_item(item), item))
    made.text = yaml_text.put_entries(made.text, "items", shown)
    made.files = files.copied


def _in_order(values: Mapping[str, Any], old: Item | None) -> dict[str, Any]:
    """Return an item as it is written, its attributes in the order that they had."""
    shown = {key: values[key] for key in Item.model_fields if key in values}
    if "attributes" in shown and old is not None:
        before = [key for key in old.attributes if key in shown["attributes"]]
        shown["attributes"] = {**dict.fromkeys(before), **shown["attributes"]}
    return shown


def _with_ids(items: Iterable[Filled], old: Mapping[str, Item]) -> list[Filled]:
    """Give an id to every item that has none: that of the item with its file, else one of its kind and date."""
    by_file = {item.file: key for key, item in old.items() if item.file}
    taken = {one.key for one in items}
    found = []
    for one in items:
        key = one.key
        if not key:
            base = f"{one.values['type'][:80]}-{one.values['date'].isoformat()}"
            tries = [by_file.get(str(one.values.get("file"))), base, *(f"{base}-{n}" for n in range(2, 1000))]
            key = next(each for each in tries if each and each not in taken)
            taken.add(key)
        found.append(Filled(key, one.values, one.base, one.cell, one.file))
    return found


def _pairs(
    made: Taken,
    part: str,
    filled: Iterable[Filled],
    old: Mapping[str, Mapping[str, Any]],
    remove: Callable[[str, str], str],
) -> str:
    text, shown = made.text, {}
    for one in filled:
        if not _decide(made, f"{part}/{one.key}", one, one.values, old.get(one.key)):
            continue
        if one.values:
            bare = part == "context" and set(one.values) == {"value"}
            shown[one.key] = one.values["value"] if bare else dict(one.values)
        else:
            text = remove(text, one.key)
    return yaml_text.put_pairs(text, part, shown)


def _decide(made: Taken, key: str, filled: Filled, new: Mapping[str, Any], old: Mapping[str, Any] | None) -> bool:
    """Say whether the entry is to be written, and note what came of it."""
    mine, theirs = digest(new) if new else "", digest(old) if old else ""
    known = {filled.base, made.state.get(key, filled.base)}
    name = key.partition("/")[2]
    if mine == theirs or mine in known:
        made.outcomes["same"].append(name)
        if mine == theirs:
            made.state[key] = mine
        return False
    if theirs not in known:
        made.problems.append(filled.cell.problem("W207", id=name))
        return False
    made.outcomes["changed" if old else "added"].append(name)
    made.state[key] = mine
    return True


class Files:
    """Copies the files that a form names from a folder into the bundle. It never leaves either, and follows no link."""

    def __init__(self, source: Path, bundle: Path, limits: Limits | None = None) -> None:
        """Keep the folders; ``source`` may be the bundle itself."""
        self.limits = limits or Limits()
        self.bundle = bundle
        self.source = source
        self.stores: dict[Path, Store] = {each: FolderStore(each, self.limits) for each in (bundle, source)}
        self.copied = 0
        self._renewed: set[str] = set()
        self._names: dict[str, list[str]] | None = None

    def renewed(self, name: object) -> bool:
        """Say whether the content of the file was replaced."""
        return name in self._renewed

    def place(self, values: Mapping[str, Any], item: Item | None) -> str | None:
        """Return the name within the bundle of the file that ``values`` name, copied there where it was elsewhere.

        Raises Refused: a name that leads out, a link, too large (B120 to B127), not there (W208), several (W209).
        """
        name = str(values.get("file") or "").replace("\\", "/").strip()
        if not name:
            return None
        if self.source != self.bundle and (found := self._find(name)):
            return self._copy(found, values["type"], item)
        if (item and item.file == name) or self._there(self.bundle, name):
            return name
        raise Refused("W208", name=name)

    def _find(self, name: str) -> str | None:
        """Return the path of a file in the source: as it is named, or the one of its name in any folder."""
        if self._there(self.source, name):
            return name
        if self._names is None:
            self._names = {}
            for path in sorted(self.source.rglob("*"))[: self.limits.members]:
                if path.is_file() and not path.is_symlink():
                    shown = path.relative_to(self.source).as_posix()
                    self._names.setdefault(path.name.casefold(), []).append(shown)
        same = self._names.get(PurePosixPath(name).name.casefold(), []) if "/" not in name else []
        if len(same) > 1:
            raise Refused("W209", name=name, found=", ".join(same[:5]))
        return same[0] if same else None

    def _there(self, folder: Path, name: str) -> bool:
        try:
            self.stores[folder].open(name).close()
        except Refused as refused:
            if refused.code == "B124":
                return False
            raise
        except OSError as error:
            raise Refused("B122", name=name, reason=reason_of(error)) from error
        return True

    def _copy(self, found: str, kind: str, item: Item | None) -> str:
        with self.stores[self.source].open(found) as stream:
            content = stream.read()
        wanted = PurePosixPath(FOLDER, kind, PurePosixPath(found).name)
        own = item.file if item else None
        tries = [own] if own and PurePosixPath(own).name == wanted.name else []
        tries += [str(wanted), *(str(wanted.with_stem(f"{wanted.stem}-{number}")) for number in range(2, 1000))]
        for name in tries:
            there = self._content(name)
            if there == content:
                return name
            if there is None or name == own:
                write_file(self.bundle / name, content)
                self.copied += 1
                if there is not None:
                    self._renewed.add(name)
                return name
        raise Refused("W209", name=found, found=str(wanted))

    def _content(self, name: str) -> bytes | None:
        if not self._there(self.bundle, name):
            return None
        with self.stores[self.bundle].open(name) as stream:
            return stream.read(self.limits.file + 1)

    def close(self) -> None:
        """Let go of the folders."""
        for store in self.stores.values():
            store.close()


def read_state(bundle: Path) -> State:
    """Return what was last taken in; nothing where that is unknown, so that a conflict is told rather than missed."""
    try:
        value = json.loads((bundle / STATE).read_bytes()[:50_000_000])
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(key): str(each) for key, each in value.items()} if isinstance(value, dict) else {}


def write_state(bundle: Path, state: State) -> None:
    """Keep what was taken in, in the order of the keys."""
    write_file(bundle / STATE, json.dumps(dict(sorted(state.items())), indent=1).encode() + b"\n")
