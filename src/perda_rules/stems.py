"""Whether two words are of one root: "penyusunan" and "disusun". Said generously, for rules that ask for kinship."""

from __future__ import annotations

import re
from functools import lru_cache

_PREFIX = re.compile(r"(?:me(?:ng|ny|n|m)?|pe(?:ng|ny|n|m|r|l)?|be[rl]?|te[r]?|di|ke|se)")
_SUFFIX = re.compile(r"(?<=\w{3})(?:nya|lah|kan|i?sasi|an|i)\Z")
_REMEMBERED = 50_000
_SHORTEST = 4
_LONGEST = 6


@lru_cache(maxsize=_REMEMBERED)
def stems(word: str) -> frozenset[str]:
    """Return what ``word`` may be formed from, with and without the first letter, which a prefix may have swallowed."""
    found = {word.lower()}
    for _ in range(2):
        found |= {_SUFFIX.sub("", one) for one in found}
    for _ in range(2):
        found |= {one[end:] for one in found for end in _ends(one)}
    return frozenset(found | {one[1:] for one in found if len(one) > _SHORTEST})


def _ends(word: str) -> list[int]:
    """Return where each prefix that ``word`` may begin with ends."""
    return [end for end in range(2, min(len(word) - 2, _LONGEST)) if _PREFIX.fullmatch(word, 0, end)]
