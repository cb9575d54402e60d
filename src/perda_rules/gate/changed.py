"""What a change touches: the items of a bundle that differ from a revision, and the duties that they bear on.

Git is asked by its own program. A bundle that is in no repository, or a revision that does not exist, is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from perda_rules.assessment.demand import paths
from perda_rules.errors import InputError
from perda_rules.evidence.bundle import NAME
from perda_rules.evidence.repository import ask_git
from perda_rules.obligations.models import Corpus, Triggered
from perda_rules.source import parse_yaml


def touched(bundles: Sequence[Path], corpus: Corpus, revision: str) -> set[str]:
    """Return the duties that changed items of ``bundles`` bear on, since ``revision``.

    A changed fact, answer or waiver touches every duty of its bundle. Raises InputError (K101, K102).
    """
    kinds: set[str] = set()
    everything = False
    for path in bundles:
        now = _items(_read(path))
        then_text = _show(path, revision)
        then = _items(then_text)
        files = _changed_files(path, revision)
        for key in {*now, *then}:
            item, old = now.get(key, {}), then.get(key, {})
            if item != old or item.get("file") in files:
                kinds |= {str(one["type"]) for one in (item, old) if one.get("type")}
        everything = everything or _rest(_read(path)) != _rest(then_text)
    if everything:
        return {duty.id for pasal in corpus.pasal for duty in pasal.obligations}
    return {duty.id for pasal in corpus.pasal for duty in pasal.obligations if kinds & set(_types(duty))}


def _types(duty: Any) -> Iterable[str]:
    demand = duty.deadline.nil if isinstance(duty.deadline, Triggered) else duty.evidence
    if demand is not None:
        yield from (leaf.type for _, leaf in paths(demand))
    if isinstance(duty.deadline, Triggered):
        yield duty.deadline.events.type
        if duty.deadline.response.type:
            yield duty.deadline.response.type


def _read(path: Path) -> str:
    return (path / NAME).read_text(encoding="utf-8-sig")


def _items(text: str) -> dict[str, Mapping[str, Any]]:
    value = parse_yaml(text, NAME, tolerant=True).value if text else None
    items = value.get("items") if isinstance(value, dict) else None
    return {str(item["id"]): item for item in items or () if isinstance(item, dict) and "id" in item}


def _rest(text: str) -> Any:
    value = parse_yaml(text, NAME, tolerant=True).value if text else None
    return {key: part for key, part in value.items() if key != "items"} if isinstance(value, dict) else None


def _show(path: Path, revision: str) -> str:
    """Return the listing at a revision; nothing where it was not there yet."""
    top = _git(path, "rev-parse", "--show-prefix").strip()
    _git(path, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return _git(path, "show", "--end-of-options", f"{revision}:{top}{NAME}")
    except InputError:
        return ""


def _changed_files(path: Path, revision: str) -> set[str]:
    names = _git(path, "diff", "--name-only", "--relative", "-z", "--end-of-options", revision, "--", ".")
    return {name for name in names.split("\0") if name}


def _git(path: Path, *arguments: str) -> str:
    return ask_git(path, *arguments).decode(errors="replace")
