"""Bundles and documents that are ZIP archives, opened without trusting what they say of themselves.

Nothing is unpacked to disk under a name of the archive: a member is read in place, and never beyond its limit.
"""

from __future__ import annotations

import shutil
import stat
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from perda_rules.errors import reason_of
from perda_rules.evidence.models import Limits
from perda_rules.evidence.store import Refused, safe_name

ZIP_FAULTS = (
    zipfile.BadZipFile, RuntimeError, ValueError, OSError, EOFError, OverflowError, KeyError, struct.error, zlib.error,
)  # fmt: skip
"""What :mod:`zipfile` raises on a damaged, locked or hostile archive."""

_DIRECTORY_ENTRY = 1000
"""Bytes of the directory that one member may cost on average; a longer directory is no bundle of documents."""
_RATIO_FROM = 10_000_000
_IN_MEMORY = 8_000_000
_UNIX = 3


def open_zip(stream: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """Open an archive whose directory is of a sensible size.

    Raises Refused: it is no readable archive (B103), or its directory is too large to be read at all (B104).
    """
    # ZipFile reads the whole directory into objects at once, so its size is looked at before.
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 65_558))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise Refused("B103")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    if directory > limits.members * _DIRECTORY_ENTRY or tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        raise Refused("B104", limit=limits.members)
    try:
        archive = zipfile.ZipFile(stream)
    except ZIP_FAULTS as error:
        raise Refused("B103") from error
    if len(archive.infolist()) > limits.members:
        raise Refused("B104", limit=limits.members)
    return archive


def refuse_member(member: zipfile.ZipInfo, limits: Limits) -> None:
    """Raise Refused where a member is no plain file that may be unpacked (B120, B121, B126 to B128, B105)."""
    name = member.filename
    # ZipFile cuts a name at NUL and turns the system's separator; the name as stored must be as good.
    for written in (name, member.orig_filename):
        safe_name(written.removesuffix("/"))
    mode = stat.S_IFMT(member.external_attr >> 16) if member.create_system == _UNIX else 0
    if mode == stat.S_IFLNK:
        raise Refused("B125", name=name, link=name)
    if mode not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Refused("B126", name=name)
    if member.flag_bits & 0x41:
        raise Refused("B128", name=name)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused("B129", name=name)
    if member.file_size > limits.file:
        raise Refused("B127", name=name, size=member.file_size, limit=limits.file)
    if member.file_size > max(_RATIO_FROM, member.compress_size * limits.ratio):
        raise Refused("B105", name=name, limit=limits.ratio)


class ZipStore:
    """The files of a bundle that is an archive, with ``bundle.yaml`` at its root or in its one top folder."""

    def __init__(self, path: Path, limits: Limits) -> None:
        """Read the directory of the archive. Raises Refused (B102 to B104, B106, B122)."""
        self.limits = limits
        self.refused: dict[str, Refused] = {}
        self._members: dict[str, zipfile.ZipInfo] = {}
        try:
            self._stream = path.open("rb")
        except OSError as error:
            raise Refused("B122", name=path.name, reason=reason_of(error)) from error
        try:
            self._zip = open_zip(self._stream, limits)
            self._index()
        except BaseException:
            self._stream.close()
            raise

    def _index(self) -> None:
        taken: dict[str, str] = {}
        top = self._top()
        for member in self._zip.infolist():
            name = unicodedata.normalize("NFC", member.filename)
            if not name.startswith(top) or name.startswith("__MACOSX/"):
                continue
            name = name[len(top) :]
            try:
                refuse_member(member, self.limits)
            except Refused as refusal:
                self.refused[name] = refusal
            if not name or member.is_dir():
                continue
            # Two names that differ in case alone are one file on half of all systems: which one is meant?
            first = taken.setdefault(name.casefold(), name)
            if name in self._members or first != name:
                for twin in (name, first):
                    self.refused[twin] = Refused("B106", name=name, other=first)
            self._members[name] = member

    def _top(self) -> str:
        names = {member.filename for member in self._zip.infolist()}
        if "bundle.yaml" in names:
            return ""
        tops = [name[: -len("bundle.yaml")] for name in names if name.endswith("/bundle.yaml") and name.count("/") == 1]
        if len(tops) != 1:
            raise Refused("B102")
        return tops[0]

    def open(self, name: str) -> BinaryIO:
        """Open a member. Raises Refused: see :func:`refuse_member`; also not there (B124), damaged (B103)."""
        name = unicodedata.normalize("NFC", safe_name(name))
        if refusal := self.refused.get(name):
            raise refusal
        if name not in self._members:
            raise Refused("B124", name=name)
        copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (the caller closes it)
        try:
            # ZipFile never gives more than the size that was checked above, and compares the checksum at the end.
            with self._zip.open(self._members[name]) as member:
                shutil.copyfileobj(member, copy)
        except ZIP_FAULTS as error:
            copy.close()
            raise Refused("B107", name=name) from error
        copy.seek(0)
        return cast(BinaryIO, copy)

    def close(self) -> None:
        """Close the archive."""
        self._zip.close()
        self._stream.close()
