"""Writing files whole or not at all, and one process at a time where several change the same file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from perda_rules.errors import InputError, problem, reason_of

WAIT_SECONDS = 10
"""How long a process waits for another that is changing the same file."""


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises InputError (U121) where the place cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise InputError(problem("U121", path, reason=reason_of(error))) from error


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold off every other process that changes ``path``, by a lock file beside it.

    Raises InputError: another process holds it for too long (U122), its place cannot be written (U121).
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=WAIT_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:
        raise InputError(problem("U122", path)) from error
    except OSError as error:
        raise InputError(problem("U121", path, reason=reason_of(error))) from error
    try:
        yield
    finally:
        lock.release()


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
