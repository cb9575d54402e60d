"""Comparing what documents say: words in lower case without their punctuation, and names without their spaces."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, without punctuation."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def joined(text: str) -> str:
    """Return the letters of ``text`` alone: a name may be spaced, hyphenated or broken anywhere, with "dan" or "&"."""
    return "".join(word for word in folded(text) if word != "dan")
