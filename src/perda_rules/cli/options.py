"""The options that several commands share, with their help in the language of the run, and how their values are read.

Values come in as text and are read here, so that a wrong one gets our own sentence in both languages.
"""

import re
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


def summary(name: str) -> dict[str, Any]:
    """Return the help of a command; a list of commands gives it whole and not its first words."""
    said = text(f"help.commands.{name}")
    return {"help": said, "short_help": said}


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


def now() -> datetime:
    """Return the moment in Pekalongan."""
    return datetime.now(JAKARTA)


YEARS = range(1900, 3000)
"""The years that an audit can be about; the longest length of time that the corpus may name leads out of none of them
to where there is no calendar."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def read_day(value: str | None, flag: str, default: date | None = None) -> date | None:
    """Read a day written YYYY-MM-DD. Raises InputError: no day of the calendar (U110), outside our years (U115)."""
    if value is None:
        return default
    try:
        day = _day(value)
    except ValueError:
        raise InputError(problem("U110", flag, flag=flag, value=value)) from None
    return _in_years(day, value, flag)


def _day(value: str) -> date:
    """Read a day; the library alone would also take weeks and days without hyphens."""
    if not _DAY.fullmatch(value):
        raise ValueError
    return date.fromisoformat(value)


def _in_years(day: date, value: str, flag: str) -> date:
    if day.year not in YEARS:
        raise InputError(problem("U115", flag, flag=flag, value=value, first=YEARS[0], last=YEARS[-1]))
    return day


def read_period(value: str | None, at: date) -> Period:
    """Read a year, or two days joined by ``/``; by default the calendar year of ``at``.

    Raises InputError: no such thing (U111), outside our years (U115).
    """
    if value is None:
        return Period(date(at.year, 1, 1), date(at.year, 12, 31))
    first, slash, last = value.partition("/")
    try:
        period = Period(_day(first if slash else f"{value}-01-01"), _day(last if slash else f"{value}-12-31"))
        if period.end < period.start:
            raise ValueError
    except ValueError:
        raise InputError(problem("U111", "--period", value=value)) from None
    return Period(_in_years(period.start, value, "--period"), _in_years(period.end, value, "--period"))


def read_choice(value: str, choices: Sequence[str], flag: str) -> str:
    """Read one of ``choices``. Raises InputError (U112)."""
    if value not in choices:
        raise InputError(problem("U112", flag, flag=flag, value=value, choices=", ".join(choices)))
    return value


def read_number(value: str, flag: str, *, least: int) -> int:
    """Read a whole number from ``least`` to 99999. Raises InputError (U114)."""
    if not (value.isascii() and value.isdecimal()) or len(value) > 5 or int(value) < least:
        raise InputError(problem("U114", flag, flag=flag, value=value, least=least))
    return int(value)


def read_folder(value: Path | None, flag: str) -> Path | None:
    """Read a folder that must exist. Raises InputError (U113)."""
    if value is not None and not value.is_dir():
        raise InputError(problem("U113", flag, flag=flag, value=value))
    return value
