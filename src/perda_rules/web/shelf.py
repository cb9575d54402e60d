"""The bundles of a data folder: each is read, changed and added to here, one change at a time.

Every form carries the mark of what it changes. A change to something that somebody else changed meanwhile is refused;
changes to different documents, answers or facts do not hinder each other, and an addition hinders nobody.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from perda_rules import yaml_text
from perda_rules.errors import InputError, problem, reason_of
from perda_rules.evidence.bundle import NAME
from perda_rules.obligations.models import Corpus
from perda_rules.source import parse_yaml
from perda_rules.web.submissions import Submissions
from perda_rules.writing import alone, write_file
from perda_rules.yaml_style import field

FOLDER = "bundles"


class StaleError(Exception):
    """What the form was made of is no longer so: somebody else has changed it."""


class ClosedError(Exception):
    """The bundle is with the inspectorate, and nothing in it may change."""


Listing = dict[str, Any]
"""The plain value of ``bundle.yaml``."""
Part = Callable[[Listing], Any]
"""Picks what a form changes."""


class Shelf:
    """The bundle folders, by organisation."""

    def __init__(self, data: Path, corpus: Corpus, submissions: Submissions) -> None:
        """Keep the place; folders are made when they are needed."""
        self._root = data / FOLDER
        self._corpus = corpus
        self._submissions = submissions
        self._turns: dict[str, Lock] = defaultdict(Lock)

    @contextmanager
    def turn(self, organisation: str) -> Iterator[Path]:
        """Wait for one's turn with a bundle, among the visitors of this server; yields its folder.

        Other programs are held off by the file's own lock, for which nobody waits long. In a crowd before one bundle
        some would wait for that in vain.
        """
        with self._turns[organisation]:
            yield self.folder(organisation)

    def folder(self, organisation: str) -> Path:
        """Return the bundle folder of an organisation, begun where there was none. Raises InputError (U121)."""
        if organisation not in self._corpus.actors:
            raise KeyError(organisation)
        folder = self._root / organisation
        listing = folder / NAME
        if not listing.exists():
            folder.mkdir(parents=True, exist_ok=True)
            with alone(listing):
                if not listing.exists():
                    name = self._corpus.actors[organisation].name.id
                    lines = ["bundle: 1", *field("organisation", {"id": organisation, "name": name}), ""]
                    write_file(listing, "\n".join(lines).encode())
        return folder

    def text(self, organisation: str) -> str:
        """Return the listing as it stands, unexamined. Raises InputError where it cannot be read (Y001, Y003)."""
        path = self.folder(organisation) / NAME
        try:
            return path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise InputError(problem("Y001", NAME, reason=reason_of(error))) from error
        except UnicodeDecodeError as error:
            raise InputError(problem("Y003", NAME)) from error

    def change(self, organisation: str, change: Callable[[str, Listing], str], part: Part, mark: str | None) -> None:
        """Change a listing, alone and whole or not at all.

        ``change`` gets the text as it is now, and its value; ``part`` picks what is changed, ``mark`` is what it bore
        when the form was made (None for an addition). Raises StaleError, ClosedError, and InputError (Y…, U121, U122).
        """

        def changed(text: str) -> str:
            if self._submissions.is_open(organisation):
                raise ClosedError
            value = plain(text)
            if mark is not None and mark_of(part(value)) != mark:
                raise StaleError
            return change(text, value)

        with self.turn(organisation) as folder:
            yaml_text.update(folder / NAME, changed)

    def submit(self, organisation: str, mark: str, note: Callable[[], None]) -> None:
        """Hand a bundle in as it was seen: ``note`` is done while nobody can change it. Raises as :meth:`change`."""

        def unchanged(text: str) -> str:
            if self._submissions.is_open(organisation):
                raise ClosedError
            if revision_of(text) != mark:
                raise StaleError
            note()
            return text

        with self.turn(organisation) as folder:
            yaml_text.update(folder / NAME, unchanged)


@lru_cache(maxsize=4)
def plain(text: str) -> Listing:
    """Return the value of a listing, to be read alone; what spoils one value is for the reader of bundles to tell.

    A large listing takes a good part of a second to read, and is asked for whenever somebody saves.
    """
    value = parse_yaml(text, NAME, tolerant=True).value
    return value if isinstance(value, dict) else {}


def revision_of(text: str) -> str:
    """Return the digest of a whole listing."""
    return hashlib.sha256(text.encode()).hexdigest()


def mark_of(part: Any) -> str:
    """Return the digest of a part of a listing, the same however it is written."""
    return hashlib.sha256(json.dumps(part, sort_keys=True, default=str).encode()).hexdigest()[:32]


def item_of(listing: Listing, name: str) -> Listing | None:
    """Return the entry of the document ``name``, as it is written."""
    items = listing.get("items")
    for one in items if isinstance(items, list) else ():
        if isinstance(one, dict) and one.get("id") == name:
            return one
    return None


def entry_of(listing: Listing, part: str, key: str) -> Any:
    """Return the value under ``key`` of the mapping ``part``, as it is written; None where there is none."""
    pairs = listing.get(part)
    return pairs.get(key) if isinstance(pairs, dict) else None


def ids_of(listing: Listing) -> set[str]:
    """Return the ids that are taken."""
    items = listing.get("items")
    return {str(one.get("id")) for one in (items if isinstance(items, list) else ()) if isinstance(one, dict)}
