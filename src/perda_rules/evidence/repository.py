"""What the git repository that a bundle is kept in knows of it. Git is asked by its own program, and only to read."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from perda_rules.errors import InputError, problem

SECONDS = 60
"""How long one question to git may take."""
MAX_VERSIONS = 2_000
"""How many versions of a listing are looked into."""
_ID = re.compile(rb"""\bid["']?\s*:\s*["']?([a-z0-9]+(?:-[a-z0-9]+)*)""")


class Kept(NamedTuple):
    """When the repository first had something, and when it last changed; days of the commits, as their clocks said."""

    first: date
    last: date


def ask_git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Ask git about the repository that ``folder`` is in.

    Raises InputError: there is no git (K101), or it refused, with what it said (K102).
    """
    if not folder.is_dir():
        raise InputError(problem("K102", folder, reason="–"))
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise InputError(problem("K101", folder)) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise InputError(problem("K102", folder, reason=(said or ["?"])[0][:200]))
    return done.stdout


def is_shallow(folder: Path) -> bool:
    """Say whether only the newest part of the history is here, as in CI services. Raises InputError (K101, K102)."""
    return ask_git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"


def files_kept(folder: Path) -> Mapping[str, Kept]:
    """Return when each file below ``folder`` was first and last committed. Raises InputError (K101, K102).

    A file that was renamed counts from its new name: under that name nobody could see it before.
    """
    log = ask_git(
        folder,
        "log",
        "-z",
        "--format=%x01%cs",
        "--name-only",
        "--no-renames",
        "--full-history",
        "--relative",
        "--",
        ".",
    )
    found: dict[str, Kept] = {}
    for commit in log.split(b"\x01")[1:]:
        day, *names = (part.strip(b"\n") for part in commit.split(b"\x00"))
        _note(found, (name.decode(errors="replace") for name in names if name), date.fromisoformat(day.decode()))
    return found


def entries_kept(folder: Path, listing: str, ids: Collection[str]) -> Mapping[str, Kept]:
    """Return since when each of ``ids`` stands in the ``listing`` of ``folder``. Raises InputError (K101, K102)."""
    if not ids:
        return {}
    log = ask_git(folder, "log", f"--max-count={MAX_VERSIONS}", "--format=%H %cs", "--full-history", "--", listing)
    prefix = ask_git(folder, "rev-parse", "--show-prefix").strip()
    versions = [line.split() for line in log.splitlines()]
    asked = b"".join(b"%s:%s%s\n" % (revision, prefix, listing.encode()) for revision, _ in versions)
    blobs = _blobs(ask_git(folder, "cat-file", "--batch", given=asked))
    found: dict[str, Kept] = {}
    for (_, day), text in zip(versions, blobs, strict=True):
        named = {match.decode() for match in _ID.findall(text)}
        _note(found, named & set(ids), date.fromisoformat(day.decode()))
    return found


def _note(found: dict[str, Kept], names: Iterable[str], day: date) -> None:
    for name in names:
        before = found.get(name, Kept(day, day))
        found[name] = Kept(min(before.first, day), max(before.last, day))


def _blobs(said: bytes) -> list[bytes]:
    """Take apart what ``git cat-file --batch`` says; nothing for a version in which the file was deleted."""
    found: list[bytes] = []
    at = 0
    while at < len(said):
        end = said.index(b"\n", at)
        head = said[at:end].split()
        size = int(head[2]) if len(head) == 3 and head[1] == b"blob" else None
        found.append(said[end + 1 : end + 1 + size] if size is not None else b"")
        at = end + 1 + (size + 1 if size is not None else 0)
    return found
