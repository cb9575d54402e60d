"""Where the data folders are: ``obligations``, ``evidence_schemas`` and ``reports``.

In a wheel they lie inside the package; in a checkout they lie at its root. Nothing else in the program knows that.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Folder = Literal["obligations", "evidence_schemas", "reports"]
FOLDERS: tuple[Folder, ...] = ("obligations", "evidence_schemas", "reports")


class MissingDataError(FileNotFoundError):
    """A data folder is not where it should be: the installation is broken. Its argument is the folder's name."""


def data_folder(name: Folder) -> Path:
    """Return the folder ``name`` of the data that came with this program.

    Raises MissingDataError where neither the package nor a checkout around it has one.
    """
    package = Path(__file__).resolve().parent
    for candidate in (package / "data" / name, package.parents[1] / name):
        if candidate.is_dir():
            return candidate
    raise MissingDataError(name)
