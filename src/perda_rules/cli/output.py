"""Writing files and tables: atomically, inside the folder that the user named, and plain where there is no terminal."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from perda_rules.errors import InputError, problem, reason_of

if TYPE_CHECKING:
    from rich.console import Console


def console() -> Console:
    """Return a console on standard output: as wide as the terminal, or 100 columns of plain text."""
    from rich.console import Console

    return Console(highlight=False, emoji=False) if sys.stdout.isatty() else plain_console(sys.stdout)


def plain_console(stream: IO[str]) -> Console:
    """Return a console that writes 100 columns of plain text."""
    from rich.console import Console

    return Console(file=stream, highlight=False, emoji=False, width=100, no_color=True, force_terminal=False)


def print_line(out: Console, line: str) -> None:
    """Write one line as it is: nothing in it is markup, and nothing a terminal would obey is left of it."""
    from perda_rules.reports.wording import clean

    indent = line[: len(line) - len(line.lstrip())]
    out.print(indent + clean(line), markup=False, soft_wrap=True)


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises InputError (U121) where the place cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            mode = 0o666 & ~_umask()
            Path(name).chmod(mode)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise InputError(problem("U121", path, reason=reason_of(error))) from error


def deliver(content: bytes, path: Path | None) -> None:
    """Write ``content`` to the file that the user named and say so, or to standard output where none was named.

    Raises InputError (U121) where the file cannot be written.
    """
    from perda_rules.cli.language import text

    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    write_file(path, content)
    print_line(console(), text("audit.written", path=path))


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
