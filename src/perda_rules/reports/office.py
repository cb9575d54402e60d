"""What Word documents and workbooks have in common: both are archives that note when they were written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

LINE = 15
"""Points that a line of text takes in a row of a sheet."""
HIGHEST = 409
"""Points: no spreadsheet shows a row that is higher."""
_STAMP = (1980, 1, 1, 0, 0, 0)
_STAMPED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")


def without_clock(data: bytes) -> bytes:
    """Return the document without the time at which it was written: one assessment gives one file."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "docProps/core.xml":
                content = _STAMPED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", content)
            new.writestr(zipfile.ZipInfo(member.filename, _STAMP), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def row_height(cells: Iterable[tuple[object, int]], *, line: float = LINE, highest: float = HIGHEST) -> float:
    """Return the points that a row needs for its texts, each with the width of its column in characters.

    Programs differ in how they fit a row to its texts, and some do not at all.
    """
    lines = 1
    for value, width in cells:
        # Words are not split, so a line holds a little less than the column could.
        held = max(width - 2, 1)
        needed = sum(-(-int(len(part) * 1.1) // held) or 1 for part in str(value or "").split("\n"))
        lines = max(lines, needed)
    return min(line * lines + 3, highest)
