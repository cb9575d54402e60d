"""Slugs: a text as small letters, digits and hyphens, the form of ids and key words."""

from __future__ import annotations

import re

LONGEST = 100
_FOREIGN = re.compile(r"[^a-z0-9]+")


def slug(text: str, longest: int = LONGEST) -> str:
    """Return ``text`` in small letters and digits with hyphens between: "3/PMK.03/2022" → "3-pmk-03-2022".

    At most ``longest`` characters; empty where nothing of it is left.
    """
    return _FOREIGN.sub("-", text.lower()).strip("-")[:longest].strip("-")
