"""Addresses of whole regulations, as the Akoma Ntoso Naming Convention 1.0 (section 4) writes them.

``/akn/id-3375/act/perda/2025/3``: country and region, kind of document and of regulation, who makes it where the kind
leaves that open, year and number.
"""

from __future__ import annotations

import re

from perda_rules.regulation.instrument import Instrument
from perda_rules.slugs import slug

UNKNOWN_NUMBER = "nn"
UNKNOWN_YEAR = "9999"
"""A year that none can be; the convention leaves no year out."""

_YEAR = re.compile(r"[0-9]{4}")


def work_uri(kind: Instrument | None, number: str | None, year: str | None) -> str:
    """Return the address of a regulation; what is not known of it has a neutral value in its place."""
    place = "id"
    parts = ["act"]
    if kind is not None:
        parts.append(slug(kind.short))
        if kind.region is not None:
            place = f"id-{kind.region.code or slug(kind.region.called)}"
        if kind.office is not None:
            parts.append(slug(kind.office))
    known = year if year is not None and _YEAR.fullmatch(year) else year_of(number or "") or UNKNOWN_YEAR
    return "/".join(("/akn", place, *parts, known, slug(number or "") or UNKNOWN_NUMBER))


def year_of(number: str) -> str | None:
    """Return the year that ends a number such as "3/PMK.03/2022"; None where none does."""
    last = number.rpartition("/")[2]
    return last if last != number and _YEAR.fullmatch(last) else None
