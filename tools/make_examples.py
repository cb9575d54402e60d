"""Make the example bundles: from the scenarios' evidence, grouped by who answers, with the gaps of example_gaps.yaml.

Usage: tools/make_examples.py [--check]. Writes examples/bundles anew, the same bytes on every run; what is no longer
made is deleted. A scenario that is added shows in the examples with the next run. --check writes nothing and exits
with 1 where the committed files differ.
"""

from __future__ import annotations

import copy
import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests" / "scenarios")]

from example_files import Document, Words, describe, write  # noqa: E402
from example_yaml import listing  # noqa: E402
from scenario_harness import Scenario, corpus, expand, obligations, scenarios, types  # noqa: E402

from perda_rules.language import write_month  # noqa: E402
from perda_rules.obligations.models import Obligation  # noqa: E402
from perda_rules.source import read_yaml  # noqa: E402

TARGET = ROOT / "examples" / "bundles"
Item = dict[str, Any]
EDITS = ("change", "without", "place", "file")
"""The kinds of edit of a gap that name an item; ``drop``, ``add`` and ``context`` stand beside them."""


@dataclass(frozen=True)
class Made:
    """One bundle: the files by their path below the bundle."""

    name: str
    files: Mapping[str, bytes]


@cache
def plan() -> dict[str, Any]:
    """Return how the bundles are made (examples.yaml)."""
    read: dict[str, Any] = read_yaml(ROOT / "tools" / "examples.yaml").value
    return read


@cache
def gaps() -> list[dict[str, Any]]:
    """Return what is wrong on purpose (example_gaps.yaml); a gap that is a duty's near miss says how it misses."""
    read: list[dict[str, Any]] = read_yaml(ROOT / "tools" / "example_gaps.yaml").value["gaps"]
    return [{**_missed(gap["near_miss"]), **gap} if "near_miss" in gap else gap for gap in read]


# Which evidence ------------------------------------------------------------------------------------------------------


@cache
def told() -> dict[str, Scenario]:
    """Return the first scenario of every duty; others show that the law leaves a choice."""
    first: dict[str, Scenario] = {}
    for scenario in scenarios():
        first.setdefault(scenario.obligation, scenario)
    return {duty: first[duty] for duty in obligations() if duty in first}


def judged_on(bundle: Mapping[str, Any]) -> Iterator[Obligation]:
    """Yield the duties that the bundle's organisation is judged on when it is audited alone."""
    organisation = bundle["organisation"]
    for id_ in told():
        duty = obligations()[id_]
        if duty.scope == "each" or organisation in (duty.lead, *duty.support):
            yield duty


def facts(bundle: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context: what the scenarios presuppose, unless the plan says otherwise."""
    stated = {name: value for duty in judged_on(bundle) for name, value in told()[duty.id].context.items()}
    stated = {name: value["value"] if set(value) == {"value"} else value for name, value in stated.items()}
    return {**stated, **{name: value for name, value in bundle.get("context", {}).items() if name in stated}}


@cache
def archive() -> tuple[tuple[Item, ...], dict[str, dict[str, list[int]]]]:
    """Return the documents of the city, one each however many duties it serves.

    And for each duty where those are that its scenario tells of, by the id that they have there.
    """
    kept: list[Item] = []
    places: dict[str, dict[str, list[int]]] = {}
    for id_, scenario in told().items():
        if obligations()[id_].scope == "city":
            places[id_] = {
                raw["id"]: [_add(item, kept) for item in _repeated(_same_document(raw))] for raw in scenario.evidence
            }
    return tuple(_with_telling_ids(kept)), places


def evidence(bundle: Mapping[str, Any]) -> list[Item]:
    """Return the items of a bundle without a gap: the documents of the duties that apply to it."""
    stated = facts(bundle)
    kept, places = archive()
    chosen: set[int] = set()
    own: list[Item] = []
    for duty in judged_on(bundle):
        if any(_holds(stated.get(when.fact)) is not when.equals for when in duty.applies_when):
            continue
        if duty.scope == "each":
            own += [_own(item, bundle) for raw in told()[duty.id].evidence for item in _repeated(raw)]
        else:
            chosen.update(at for documents in places[duty.id].values() for at in documents)
    return _with_telling_ids([*(kept[at] for at in sorted(chosen)), *own])


def _holds(statement: object) -> object:
    return statement["value"] if isinstance(statement, dict) else statement


def _repeated(raw: Item) -> list[Item]:
    """Expand a repeated item and name each by its month; meetings are held on working days."""
    made = expand([raw])
    if len(made) == 1:
        return made
    for at, item in enumerate(made):
        item["id"] = f"{raw['id']}-{item['date']:%Y-%m}"
        item["title"] = f"{raw['title']} {write_month(item['date'], 'id')}"
        if item["type"] in plan()["meetings"] and item["date"].weekday() > 4:
            made[at] = _earlier(item, timedelta(days=item["date"].weekday() - 4))
    return made


def _earlier(value: Any, by: timedelta) -> Any:
    if isinstance(value, dict):
        return {key: _earlier(each, by) for key, each in value.items()}
    return value - by if isinstance(value, date) else value


def _own(item: Item, bundle: Mapping[str, Any]) -> Item:
    """Give a department its own document of a duty that each department owes."""
    changes = plan()["own"]
    words = {changes[key]: bundle[key] for key in ("head", "organisation", "name")}

    def own(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: own(each) for key, each in value.items()}
        if isinstance(value, list):
            return [own(each) for each in value]
        if isinstance(value, str):
            return words.get(value) or value.replace(changes["name"], bundle["name"])
        return value

    return _changed(own(item), bundle.get("own", {}).get(item["id"], {}))


def _same_document(item: Item) -> Item:
    """Bring what several scenarios tell of one document under its one title and date."""
    for document in plan()["documents"]:
        if item["title"] in (document["title"], *document.get("told_as", ())):
            return _changed({**item, "title": document["title"]}, document.get("set", {}))
    return item


def _add(item: Item, kept: list[Item]) -> int:
    """Add a document, or what an item says of one that is there; return where it is."""
    for at, other in enumerate(kept):
        union = _union(other, item)
        if union is not None:
            kept[at] = union
            return at
    kept.append(item)
    return len(kept) - 1


def _union(one: Item, other: Item) -> Item | None:
    """Return the document that says what both items say, or None where they are two documents."""
    if any(one.get(key) != other.get(key) for key in ("type", "title", "date")):
        return None
    union: Item | None = _joined({**other, "id": one["id"]}, one)
    # Registers of which one leaves open what the other fills in are two: a row must be whole.
    return union if union is None or len({frozenset(row) for row in union.get("rows", ())}) < 2 else None


def _joined(other: Any, one: Any) -> Any:
    """Join two values that do not contradict each other; None where they do."""
    if isinstance(one, dict) and isinstance(other, dict):
        made = dict(one)
        for key, value in other.items():
            made[key] = _joined(value, one[key]) if key in one else value
            if made[key] is None:
                return None
        return made
    if isinstance(one, list) and isinstance(other, list):
        made_list = list(one)
        taken: set[int] = set()
        for value in other:
            at = next((n for n in range(len(one)) if n not in taken and _same_entry(one[n], value)), None)
            if at is None:
                made_list.append(value)
            else:
                taken.add(at)
                made_list[at] = _joined(value, one[at])
        return made_list
    return one if one == other else None


def _same_entry(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        shared = set(one) & set(other)
        return bool(shared) and all(one[key] == other[key] for key in shared)
    return bool(one == other)


def _with_telling_ids(items: Sequence[Item]) -> list[Item]:
    """Make ids unique: a second document of an id is named by its month, then by a number."""
    seen: set[str] = set()
    made = []
    for item in items:
        id_, number = item["id"], 1
        if id_ in seen:
            id_ = f"{item['id']}-{item['date']:%Y-%m}"
        while id_ in seen:
            number += 1
            id_ = f"{item['id']}-{item['date']:%Y-%m}-{number}"
        seen.add(id_)
        made.append({**item, "id": id_})
    return made


# Gaps ----------------------------------------------------------------------------------------------------------------


def _missed(duty: str) -> dict[str, Any]:
    """Return the edits that make the near miss of a duty's scenario out of the city's documents."""
    kept, places = archive()
    drop: list[str] = []
    change: dict[str, Any] = {}
    for told_id, wanted in told()[duty].near_miss["change"].items():
        ids = [kept[at]["id"] for at in places[duty][told_id]]
        if wanted == "absent":
            drop += ids
        else:
            change.update(dict.fromkeys(ids, wanted))
    return {"drop": drop, "change": change}


def held(name: str) -> frozenset[str]:
    """Return the ids of the items that a bundle holds before its gaps."""
    return frozenset(item["id"] for item in evidence(plan()["bundles"][name]))


def gaps_of(name: str, ids: frozenset[str]) -> list[dict[str, Any]]:
    """Return the gaps of a bundle that holds the items ``ids``: its own, and the city's in documents that it holds."""
    return [gap for gap in gaps() if (name in gap["bundles"] if "bundles" in gap else _named(gap) & ids)]


def _named(gap: Mapping[str, Any]) -> set[str]:
    return {*gap.get("drop", ())} | {id_ for edit in EDITS for id_ in gap.get(edit, {})}


def _gapped(name: str, items: Sequence[Item], stated: dict[str, Any]) -> tuple[list[Item], dict[str, Any], list[str]]:
    """Apply what is wrong on purpose; return items, facts and what each gap shows."""
    made = [copy.deepcopy(item) for item in items]
    shown = []
    for gap in gaps_of(name, frozenset(item["id"] for item in items)):
        unknown = _named(gap) - {item["id"] for item in items}
        if "bundles" in gap and unknown:
            raise ValueError(f"gap {gap['id']} of {name}: no item {sorted(unknown)}")
        shown.append(gap["shows"])
        made = [item for item in made if item["id"] not in gap.get("drop", ())]
        made = [_changed(item, gap.get("change", {}).get(item["id"], {})) for item in made]
        for item in made:
            _without(item, gap.get("without", {}).get(item["id"], {}))
            item["_place"] = {**item.get("_place", {}), **gap.get("place", {}).get(item["id"], {})}
            item["_file"] = gap.get("file", {}).get(item["id"], item.get("_file"))
        made += [copy.deepcopy(item) for item in gap.get("add", ())]
        stated = {**stated, **gap.get("context", {})}
    return made, {fact: value for fact, value in stated.items() if value is not None}, shown


def _without(item: Item, lists: Mapping[str, Mapping[str, Any]]) -> None:
    """Take the entries out of an item's lists that have these values."""
    for name, values in lists.items():
        holder = item if name == "rows" else item["attributes"]
        left = [entry for entry in holder[name] if not values.items() <= entry.items()]
        if len(left) == len(holder[name]):
            raise ValueError(f"{item['id']}: no {name} with {values}")
        holder[name] = left


def _changed(item: Item, change: Mapping[str, Any]) -> Item:
    """Merge a change into an item, one level below its mappings too; null deletes."""
    made = dict(item)
    for key, value in change.items():
        if isinstance(value, dict) and isinstance(made.get(key), dict):
            made[key] = {k: v for k, v in {**made[key], **value}.items() if v is not None}
        elif value is None:
            made.pop(key, None)
        else:
            made[key] = value
    return made


# Files ---------------------------------------------------------------------------------------------------------------


@cache
def _words() -> Words:
    return Words({slug: actor.name for slug, actor in corpus().actors.items()}, corpus().parts)


def _form(item: Item) -> str:
    formats = plan()["formats"]
    for form, listed in formats.items():
        if item["type"] in listed:
            return str(form)
    if types()[item["type"]].columns:
        return "xlsx"
    return "docx" if item.get("status") == "draf" else "pdf"


def _filed(item: Item) -> tuple[Item, bytes | None]:
    """Write the file of an item, and say in the item where it is and where its parts stand."""
    item = dict(item)
    places, fate = item.pop("_place", {}), item.pop("_file", None)
    pattern = plan()["numbers"].get(item["type"])
    if pattern and "number" not in item and item.get("status") != "draf":
        day = item["date"].timetuple().tm_yday
        item["number"] = pattern.format(day=day, week=1 + day // 7, year=item["date"].year)
    if fate == "none":
        return item, None
    form = _form(item)
    document: Document = describe(item, types()[item["type"]], _words())
    data, found = write(document, form)
    item["file"] = f"bukti/{item['type']}/{item['id']}.{form}"
    if form in plan()["digests"]:
        item["sha256"] = hashlib.sha256(data).hexdigest()
    if found:
        item["memuat"] = {**found, **places}
    if fate == "other":  # what was sent in later is not what the listing was made from
        later = {**item, "title": f"{item['title']} (perbaikan)"}
        data = write(describe(later, types()[item["type"]], _words()), form)[0]
    return item, {"missing": None, "empty": b""}.get(fate, data)


def make(name: str) -> Made:
    """Make one bundle."""
    bundle = plan()["bundles"][name]
    items, stated, shown = _gapped(name, evidence(bundle), facts(bundle))
    files: dict[str, bytes] = {}
    listed = []
    for item in sorted(items, key=lambda each: (each["type"], each["date"], each["id"])):
        filed, data = _filed(item)
        listed.append(filed)
        if data is not None:
            files[filed["file"]] = data
    organisation = {"id": bundle["organisation"], "name": bundle["name"]}
    files["bundle.yaml"] = listing(bundle["about"], shown, organisation, stated, listed, types()).encode()
    return Made(name, files)


def build() -> dict[str, bytes]:
    """Make every bundle: path below examples/bundles → content."""
    return {f"{name}/{path}": data for name in plan()["bundles"] for path, data in make(name).files.items()}


def committed() -> dict[str, bytes]:
    """Return what is there now."""
    return {
        path.relative_to(TARGET).as_posix(): path.read_bytes() for path in sorted(TARGET.rglob("*")) if path.is_file()
    }


def main() -> int:
    """Write the examples, or check them."""
    made, there = build(), committed()
    different = sorted(path for path in {*made, *there} if made.get(path) != there.get(path))
    if "--check" in sys.argv[1:]:
        print("\n".join(different) or "examples are as they are made")
        return 1 if different else 0
    for path in different:
        place = TARGET / path
        if path in made:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(made[path])
        else:
            place.unlink()
    for folder in sorted((p for p in TARGET.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    size = sum(map(len, made.values()))
    print(f"{len(made)} files, {size / 1e6:.2f} MB; {len(different)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
