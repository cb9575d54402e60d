"""What the file of an item proves: that it is there, whole, of the kind that it says, with the places named in it."""

from __future__ import annotations

import hashlib
from typing import BinaryIO, NamedTuple

from perda_rules.errors import reason_of
from perda_rules.evidence.kinds import check_kind, known_kind
from perda_rules.evidence.models import Limits
from perda_rules.evidence.places import Places, read_places
from perda_rules.evidence.signatures import Signature, Trust
from perda_rules.evidence.store import Refused, Store, safe_name
from perda_rules.evidence.text_cache import TextCache
from perda_rules.evidence.texts import Text, read_text

_CHUNK = 1 << 20


class Examined(NamedTuple):
    """What is known of one file."""

    digest: str | None = None
    """SHA-256 in lower-case hex; none where the file could not be read."""
    refusal: Refused | None = None
    """Why it counts for nothing."""


class Files:
    """The files of one bundle. Each is examined once, however many items name it."""

    def __init__(self, store: Store, limits: Limits, *, texts: bool = False) -> None:
        """Keep the store; nothing is read yet. ``texts`` says that the words of files will be asked for."""
        self._store = store
        self._limits = limits
        self._left = limits.bundle
        self._examined: dict[str, Examined] = {}
        self._places: dict[str, Places | Refused | None] = {}
        self._signatures: dict[str, Signature | None] = {}
        self._texts = None if not texts else TextCache()

    def examine(self, name: str) -> Examined:
        """Read the file ``name`` once, from beginning to end."""
        if name not in self._examined:
            self._examined[name] = self._examine(name)
        return self._examined[name]

    def _examine(self, name: str) -> Examined:
        digest = None
        try:
            known_kind(safe_name(name))
            with self._store.open(name) as stream:
                size = stream.seek(0, 2)
                if size == 0:
                    raise Refused("B130", name=name)
                if size > self._left:
                    raise Refused("B131", name=name, limit=self._limits.bundle)
                self._left -= size
                digest = _digest(stream, size)
                check_kind(stream, name, self._limits)
        except Refused as refusal:
            return Examined(digest, refusal)
        except OSError as error:
            return Examined(None, Refused("B122", name=name, reason=reason_of(error)))
        return Examined(digest)

    def places(self, name: str) -> Places | None:
        """Look up the places of a file that was examined and found good; None where its kind has none.

        Raises Refused (B153) where they cannot be read.
        """
        if name not in self._places:
            self._places[name] = self._look_up(name)
        found = self._places[name]
        if isinstance(found, Refused):
            raise found
        return found

    def _look_up(self, name: str) -> Places | Refused | None:
        try:
            with self._store.open(name) as stream:
                return read_places(stream, known_kind(name), self._limits)
        except (Refused, OSError):
            return Refused("B153", name=name)

    def text(self, name: str) -> Text | None:
        """Read the words of a file that was examined and found good; None where its kind has none.

        Raises Refused (B153) where they cannot be read.
        """
        digest = self._examined[name].digest or ""
        found = self._texts.recall(digest) if self._texts else None
        if found is not None:
            return found
        try:
            with self._store.open(name) as stream:
                text = read_text(stream, known_kind(name), self._limits)
        except OSError as error:
            raise Refused("B153", name=name) from error
        if text is not None and self._texts:
            self._texts.keep(digest, text)
        return text

    def signature(self, name: str, trust: Trust) -> Signature | None:
        """Examine the electronic signatures of a file that was found good; None where it bears none."""
        if known_kind(name) != "pdf":
            return None
        if name not in self._signatures:
            try:
                with self._store.open(name) as stream:
                    self._signatures[name] = trust.examine(stream)
            except (Refused, OSError):
                self._signatures[name] = None
        return self._signatures[name]

    def close(self) -> None:
        """Close what was opened beside the store."""
        if self._texts:
            self._texts.close()


def _digest(stream: BinaryIO, size: int) -> str:
    """Hash as much as was measured: a file that somebody is still writing to has no end."""
    stream.seek(0)
    made = hashlib.sha256()
    while size > 0 and (chunk := stream.read(min(_CHUNK, size))):
        made.update(chunk)
        size -= len(chunk)
    return made.hexdigest()
