"""Fingerprints of provisions: they change when the words change, and only then.

Normalised away is what an OCR run or a word processor may alter between two readings of the same words: Unicode forms,
white space, line breaks, the shape of quotation marks and dashes. Kept are capitals and punctuation, for in a law they
carry meaning ("Daerah" is a defined term, "dan" or "atau" before the last point decides).
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from perda_rules.regulation.text import tidy

_SHAPES = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‐": "-", "‑": "-", "–": "-", "—": "-",
})  # fmt: skip


def normalise(text: str) -> str:
    """Return ``text`` as it is compared: NFKC, one kind of quotation mark and dash, single spaces."""
    return tidy(unicodedata.normalize("NFKC", text).translate(_SHAPES))


def fingerprint(text: str) -> str:
    """Return the SHA-256 of the normalised ``text``, in hexadecimal."""
    return hashlib.sha256(normalise(text).encode()).hexdigest()


def context_fingerprint(lead_in: Iterable[str], text: str) -> str:
    """Return the SHA-256 of a provision together with the words that lead into it, outermost first."""
    digest = _begun(tuple(part for part in lead_in if part)).copy()
    digest.update(normalise(text).encode())
    return digest.hexdigest()


@lru_cache(maxsize=16)
def _begun(lead_in: tuple[str, ...]) -> hashlib._Hash:
    """Begin a digest; the points of a list share it, so that a long lead-in is read once and not for each of them."""
    return hashlib.sha256("".join(f"{normalise(part)}\n" for part in lead_in).encode())
