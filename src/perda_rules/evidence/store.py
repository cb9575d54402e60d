"""Where the files of a bundle are kept, and the one way to open them: by a name that stays inside the bundle.

Here live the rule for names, the refusal that every store shares, and the store that is a folder; the store that is
an archive is in :mod:`perda_rules.evidence.archive`.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from perda_rules.errors import reason_of
from perda_rules.evidence.models import Limits

_DRIVE = re.compile(r"[A-Za-z]:")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?\Z", re.IGNORECASE)
_REPARSE_SURROGATE = 0x20000000
"""The bit that Windows sets in the tag of junctions and links, and not in that of files kept in a cloud."""


class Refused(Exception):  # noqa: N818 (an outcome, turned into a problem with its place by the caller)
    """A file cannot be used: the code of the problem, and what its sentence needs."""

    def __init__(self, code: str, **params: object) -> None:
        """Keep the parameters as printable text: they may come from a hostile file."""
        super().__init__(code)
        self.code = code
        self.params: dict[str, Any] = {key: printable(str(value)) for key, value in params.items()}


class Store(Protocol):
    """A place where the files of a bundle are kept."""

    refused: dict[str, Refused]
    """Entries that the store will not open, where it can list them."""

    def open(self, name: str) -> BinaryIO:
        """Open the file ``name`` for reading, from its start and seekable. Raises Refused."""
        ...

    def close(self) -> None:
        """Let go of what the store holds open."""
        ...


def printable(text: str, limit: int = 200) -> str:
    """Make text from a file fit to be shown: one line, no control characters, not endless."""
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text[: limit + 1])
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def safe_name(name: str) -> str:
    """Return ``name`` if it means the same file, inside the bundle, on every system. Raises Refused (B120, B121)."""
    parts = name.split("/")
    if name.startswith(("/", "\\")) or _DRIVE.match(name) or ".." in re.split(r"[/\\]", name):
        raise Refused("B120", name=name)
    if "\\" in name or ":" in name or not name.isprintable() or len(name) > 1000:
        raise Refused("B121", name=name)
    if any(part in ("", ".") or part[-1] in ". " or len(part) > 200 or _DEVICE.match(part) for part in parts):
        raise Refused("B121", name=name)
    return name


class FolderStore:
    """The files of a bundle that is a folder. No link is followed below it."""

    def __init__(self, root: Path, limits: Limits) -> None:
        """Keep the folder; nothing is read yet."""
        self.root = root
        self.limits = limits
        self.refused: dict[str, Refused] = {}

    def open(self, name: str) -> BinaryIO:
        """Open a regular file of the folder. Raises Refused (B120 to B122, B124 to B127)."""
        try:
            return self._open(safe_name(name))
        except OSError as error:
            if isinstance(error, FileNotFoundError | NotADirectoryError):
                raise Refused("B124", name=name) from error
            raise Refused("B122", name=name, reason=reason_of(error)) from error

    def _open(self, name: str) -> BinaryIO:
        place = self.root
        for part in name.split("/"):
            place = place / part
            state = os.lstat(place)
            if stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) & _REPARSE_SURROGATE:
                raise Refused("B125", name=name, link=place.relative_to(self.root).as_posix())
        if not stat.S_ISREG(state.st_mode):
            raise Refused("B126", name=name)
        if state.st_size > self.limits.file:
            raise Refused("B127", name=name, size=state.st_size, limit=self.limits.file)
        # NONBLOCK and the second look are for a file that is swapped for a pipe or link after the first look.
        flags = os.O_RDONLY
        for wish in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
            flags |= getattr(os, wish, 0)
        stream = os.fdopen(os.open(place, flags), "rb")
        opened = os.fstat(stream.fileno())
        if not os.path.samestat(opened, state):
            stream.close()
            raise Refused("B126", name=name)
        return stream

    def close(self) -> None:
        """Nothing is held open."""
