"""What an Indonesian word is made of: prefixes, a root and suffixes, so that a regular form of a known word is known.

The roots are a word list. What an unknown word means is the rules' business.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from perda_rules.regulation.lint.vocabulary import word_set

_CLITICS = ("lah", "kah", "pun", "nya", "ku", "mu")
_SUFFIXES = ("kan", "an", "i", "is", "isme", "isasi", "wan", "man", "wati")
_BOUND = (
    "antar", "anti", "audio", "auto", "bio", "de", "eko", "ekstra", "elektro", "geo", "hidro", "infra", "inter",
    "intra", "ko", "kontra", "maha", "makro", "mikro", "mono", "multi", "nir", "non", "para", "pasca", "pra", "pro",
    "purna", "re", "semi", "serba", "sub", "supra", "swa", "tak", "tele", "tidak", "trans", "tri", "tuna", "ultra",
)  # fmt: skip
"""Elements that are written together with the word behind them."""
_PREFIXES = ("di", "ke", "se", "ter", "te", "ber", "be", "bel", "per", "pel", "pe", "me", "ku")
# A nasal prefix, what may follow it, and the first letter of the root that it has swallowed.
_NASALS = (
    ("mem", "bfpv", ""), ("mem", "aiueor", "p"), ("pem", "bfpv", ""), ("pem", "aiueor", "p"),
    ("men", "cdjstyz", ""), ("men", "aiueo", "t"), ("pen", "cdjstyz", ""), ("pen", "aiueo", "t"),
    ("meny", "aiueo", "s"), ("peny", "aiueo", "s"),
    ("meng", "aiueoghkrx", ""), ("meng", "aiueo", "k"), ("peng", "aiueoghkrx", ""), ("peng", "aiueo", "k"),
    ("menge", "bcdfghjklmnprstvz", ""), ("penge", "bcdfghjklmnprstvz", ""),
)  # fmt: skip
_BY_LETTER = {
    letter: tuple(found) for letter, found in groupby(sorted((*_PREFIXES, *_BOUND)), key=lambda prefix: prefix[0])
}
_SHORTEST = 2
_LONGEST = 30
_DEEPEST = 4
_REMEMBERED = 50_000


@lru_cache(maxsize=_REMEMBERED)
def is_known(word: str) -> bool:
    """Say whether ``word`` is a known word or a regular form of one. Hyphenated words are known by their parts."""
    lowered = word.lower()
    first, hyphen, second = lowered.partition("-")
    if hyphen:  # "menakut-nakuti" repeats its root with another first letter
        return is_known(first) and (is_known(second) or second[1:3] in first)
    return lowered in word_set("roots") or (len(lowered) <= _LONGEST and _is_form(lowered))


def _is_form(word: str) -> bool:
    return any(_is_rooted(base, _DEEPEST) for stem in _stripped(word, _CLITICS) for base in _stripped(stem, _SUFFIXES))


def _stripped(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    yield word
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) > _SHORTEST:
            yield word[: -len(ending)]


@lru_cache(maxsize=_REMEMBERED)
def _is_rooted(word: str, depth: int) -> bool:
    """Say whether ``word`` is a root, or one with up to ``depth`` prefixes."""
    if word in word_set("roots"):
        return True
    if not depth:
        return False
    for prefix in _BY_LETTER.get(word[:1], ()):
        rest = word[len(prefix) :]
        if len(rest) >= _SHORTEST and word.startswith(prefix) and _is_rooted(rest, depth - 1):
            return True
    if word[:1] in "mp":
        for prefix, following, swallowed in _NASALS:
            rest = word[len(prefix) :]
            fits = len(rest) >= _SHORTEST and word.startswith(prefix) and rest[0] in following
            if fits and _is_rooted(swallowed + rest, depth - 1):
                return True
    return False
