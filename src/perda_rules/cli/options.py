"""The options that several commands share, with their help in the language of the run, and how their values are read.

Values come in as text and are read here, so that a wrong one gets our own sentence in both languages.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import typer

from perda_rules.assessment.deadlines import Period
from perda_rules.cli.language import text
from perda_rules.errors import InputError, problem

JAKARTA = timezone(timedelta(hours=7))
"""Western Indonesian time; it has no summer time."""


def option(name: str, *flags: str, default: Any = None, metavar: str | None = None) -> Any:
    """Make an option whose help is ``help.options.<name>``."""
    flags = flags or (f"--{name.replace('_', '-')}",)
    return typer.Option(default, *flags, metavar=metavar, help=text(f"help.options.{name}"))


def argument(name: str, metavar: str, default: Any = ...) -> Any:
    """Make an argument whose help is ``help.arguments.<name>``."""
    return typer.Argument(default, metavar=metavar, help=text(f"help.arguments.{name}"))


def lang() -> Any:
    """``--lang``; it is read before the commands are built, and only accepted here."""
    return option("lang", metavar="id|en")


def today() -> date:
    """Return the day in Pekalongan."""
    return datetime.now(JAKARTA).date()


def read_day(value: str | None, flag: str, default: date | None = None) -> date | None:
    """Read a day written YYYY-MM-DD. Raises InputError (U110)."""
    if value is None:
        return default
    try:
        if len(value) != 10:
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise InputError(problem("U110", flag, flag=flag, value=value)) from None


def read_period(value: str | None, at: date) -> Period:
    """Read a year, or two days joined by ``/``; by default the calendar year of ``at``. Raises InputError (U111)."""
    if value is None:
        return Period(date(at.year, 1, 1), date(at.year, 12, 31))
    try:
        if len(value) == 4 and value.isdecimal():
            return Period(date(int(value), 1, 1), date(int(value), 12, 31))
        first, slash, last = value.partition("/")
        period = Period(date.fromisoformat(first), date.fromisoformat(last))
        if not slash or period.end < period.start:
            raise ValueError
    except ValueError:
        raise InputError(problem("U111", "--period", value=value)) from None
    return period


def read_choice(value: str, choices: Sequence[str], flag: str) -> str:
    """Read one of ``choices``. Raises InputError (U112)."""
    if value not in choices:
        raise InputError(problem("U112", flag, flag=flag, value=value, choices=", ".join(choices)))
    return value


def read_number(value: str, flag: str, *, least: int) -> int:
    """Read a whole number of at least ``least``. Raises InputError (U114)."""
    if not value.isdecimal() or len(value) > 9 or int(value) < least:
        raise InputError(problem("U114", flag, flag=flag, value=value, least=least))
    return int(value)


def read_folder(value: Path | None, flag: str) -> Path | None:
    """Read a folder that must exist. Raises InputError (U113)."""
    if value is not None and not value.is_dir():
        raise InputError(problem("U113", flag, flag=flag, value=value))
    return value
