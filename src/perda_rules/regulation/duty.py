"""Whether a provision lays a duty on somebody: an actor that the document defines, and a verb of doing after it.

Deliberately coarse and on the safe side of one error only: what is flagged may not be declared away without a person
looking, so a definition, a purpose, a permission and a list of contents must not be flagged. The words are those of
Indonesian legislative language; the actors come from the document's own definitions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_ACTIVE = r"(?:secara \w+ )?(?:me[a-z]{3,}|ber(?:tugas|tanggung|koordinasi|kewajiban)[a-z]*|wajib|harus)\b"
_NO_DOING = frozenset((
    "mencakup", "meliputi", "memuat", "merupakan", "menjadi", "mendapat", "mempunyai", "memiliki", "melibatkan",
    "memungkinkan",
))  # fmt: skip
"""Verbs that describe a thing and bid nobody do anything."""
_PURPOSE = re.compile(r"\b(?:bertujuan|dimaksudkan|dengan maksud)\b")
_PERMISSION = re.compile(r"\A\W*dapat\b")
_FIRST_WORD = re.compile(r"\A\W*([a-z]+)\b")


def states_duty(lead_in: Sequence[str], text: str, actors: Collection[str]) -> bool:
    """Say whether ``text``, after the words that lead into it, bids one of ``actors`` to do something.

    ``lead_in`` goes from the outermost words inward. A point of a list inherits the actor in whose sentence it stands.
    """
    nearest = lead_in[-1] if lead_in else ""
    if _PURPOSE.search(nearest) or _PURPOSE.search(text.split(",")[0]):
        return False
    if any(_bids(text, actor) or _bids(nearest, actor) for actor in actors):
        return True
    opening = _FIRST_WORD.match(text.strip().lower())
    if opening is None or opening.group(1) in _NO_DOING or not re.fullmatch(_ACTIVE, opening.group(1)):
        return False
    return any(_ends_with(nearest, actor) for actor in actors)


def _bids(text: str, actor: str) -> bool:
    for match in re.finditer(rf"(?<!\w){re.escape(actor)},?\s+", text, re.IGNORECASE):
        rest = text[match.end() :].lower()
        verb = re.match(_ACTIVE, rest)
        if verb and verb.group().split()[-1] not in _NO_DOING and not _PERMISSION.match(rest):
            return True
    return False


def _ends_with(lead_in: str, actor: str) -> bool:
    """Say whether the words leading in end in the actor, give or take an adverb ("… secara berkala:")."""
    return re.search(rf"(?<!\w){re.escape(actor)}(?:,? secara \w+)?\s*:?\s*\Z", lead_in, re.IGNORECASE) is not None
