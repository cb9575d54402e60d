"""Bounding the work of a library on a file that may be hostile, by what it does and not by the clock.

So a file is refused on every machine or on none. What is too much, the caller says.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

_Result = TypeVar("_Result")


class TooMuchWork(BaseException):
    """Raised inside the library, past every ``except Exception`` of its own."""


def bounded(work: Callable[[], _Result], calls: int) -> _Result:
    """Do ``work``, but stop it with TooMuchWork after so many calls: the one way to end a loop in pure Python."""
    left = calls

    def count(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise TooMuchWork

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        return work()
    finally:
        sys.setprofile(before)
