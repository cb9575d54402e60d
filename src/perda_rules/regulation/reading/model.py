"""What comes of reading a file: its pieces of text, and beside them what is no text of the regulation.

How each format is read is in the modules beside this one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from perda_rules.regulation.document import Remark
from perda_rules.regulation.text import Block

Format = Literal["text", "html", "docx", "pdf"]

MAX_TEXT = 20_000_000
"""The most characters that a file of any format may hold."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read: every word of it is in a block or in a remark."""

    blocks: tuple[Block, ...]
    format: Format
    remarks: tuple[Remark, ...] = ()


class Refused(Exception):  # noqa: N818 (an outcome: nothing can be read from this file)
    """The content cannot be read; the problem's code and parameters say why. The edge adds the name of the file."""

    def __init__(self, code: str, **params: str) -> None:
        """Keep the code of the problem and what fills its sentences in."""
        self.code = code
        self.params = params
        super().__init__(code, params)
