"""What a command says and delivers: to the terminal, plain where there is none, or to the file that was named."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

from perda_rules.writing import write_file

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
