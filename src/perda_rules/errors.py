"""Problems: what is wrong with an input, where, and what to do about it.

A :class:`Problem` is plain data (code, place, parameters); its sentences are in the message catalogue under
``problem.<code>.what`` and ``problem.<code>.do``. Problems are collected, so that one bad line hides no other;
:class:`InputError` carries them to the edge of the program when nothing sensible can be done without the input.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import PurePath
from typing import Literal

from pydantic import BaseModel, ConfigDict

Severity = Literal["error", "warning", "notice"]


class Place(BaseModel):
    """Where in an input something stands. Lines and columns count from 1; 0 means the file as a whole."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write the place as ``file:line:column``, the form that editors and CI systems follow."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Problem(BaseModel):
    """One thing that is wrong with an input.

    ``code`` names the sentence in the catalogue, ``params`` fill it in, ``subject`` is the id of the item or
    obligation that the problem belongs to, where there is one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    code: str
    place: Place
    params: dict[str, str] = {}
    severity: Severity = "error"
    subject: str | None = None


def problem(
    code: str,
    file: str | PurePath,
    line: int = 0,
    column: int = 0,
    *,
    severity: Severity = "error",
    subject: str | None = None,
    **params: object,
) -> Problem:
    """Make a :class:`Problem`; every parameter is written as text, so that problems compare and serialise plainly."""
    return Problem(
        code=code,
        place=Place(file=str(file), line=line, column=column),
        params={key: str(value) for key, value in params.items()},
        severity=severity,
        subject=subject,
    )


def reason_of(error: OSError) -> str:
    """Return why the system refused something, as its name for it (``ENOENT``): the catalogue has the words."""
    return errno.errorcode.get(error.errno or 0) or type(error).__name__


class PerdaRulesError(Exception):
    """The one family of errors that this program raises on purpose."""


class InputError(PerdaRulesError):
    """An input cannot be used. Carries every problem that was found, not only the first."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        """Keep the problems; a single one may be given bare."""
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(f"{p.place}: {p.code} {p.params}" for p in self.problems))
