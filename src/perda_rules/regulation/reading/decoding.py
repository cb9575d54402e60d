"""From the bytes of a text to its characters, in whatever encoding it was saved.

No text is refused: what is not valid UTF-8 is taken for the old encoding of Windows, and said.
"""

from __future__ import annotations

import codecs
import re

from perda_rules.regulation.document import Remark
from perda_rules.regulation.reading.model import Refused

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 50
"""One control character in so many is dirt in a text; more of them, and it is no text."""
_OR_WINDOWS = "perda-rules-or-windows"
"""The name under which :mod:`codecs` knows :func:`_read_as_windows`."""


def decode(data: bytes) -> tuple[str, Remark | None]:
    """Return the text in ``data``, and a remark at the first byte that is not of its encoding.

    UTF-8, or UTF-16 and UTF-32; every byte that does not fit in UTF-8 is read as Windows-1252. Raises Refused (R003)
    where it is no text.
    """
    mark, encoding = next((marked for marked in _MARKS if data.startswith(marked[0])), (b"", _unmarked(data)))
    data = data[len(mark) :]
    first_bad: int | None = None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        first_bad = error.start
        text = data.decode(encoding, _OR_WINDOWS if encoding == "utf-8" else "replace")
    if len(_CONTROL.findall(text)) * _MOST_CONTROLS > len(text):
        raise Refused("R003")
    if first_bad is None:
        return text, None
    before = data[:first_bad].decode(encoding)
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return text, Remark("decoded", len(lines), len(lines[-1]) + 1, text[len(before) : len(before) + 1])


def _unmarked(data: bytes) -> str:
    """Tell UTF-16 that lost its mark by its zeros: in Latin letters every second byte is one."""
    for encoding, zeros, letters in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if zeros.count(0) * 2 > len(zeros) == len(letters) and not letters.count(0):
            return encoding
    return "utf-8"


def _read_as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_OR_WINDOWS, _read_as_windows)
