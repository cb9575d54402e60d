"""What kind of regulation a title names ("PERATURAN DAERAH KOTA PEKALONGAN"), and which office or region makes it.

The kinds are listed in ``instruments.yaml``. Number, year and subject of a regulation are not read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from perda_rules.source import parse_yaml

RegionKind = Literal["provinsi", "kabupaten", "kota", "desa"]

_FILE = Path(__file__).with_name("instruments.yaml")
_DRAFT = re.compile(r"\s*(?:RANCANGAN\b)?\s*", re.IGNORECASE)
_NATION = re.compile(r"\s*\bREPUBLIK INDONESIA\b.*", re.IGNORECASE | re.DOTALL)
_KINDS: tuple[RegionKind, ...] = ("provinsi", "kabupaten", "kota", "desa")
_LINKS = frozenset(("dan", "atau", "di", "dari", "untuk", "dengan", "pada", "serta", "tentang", "yang"))


@dataclass(frozen=True, slots=True)
class Region:
    """A province, kabupaten, kota or desa."""

    kind: RegionKind | None
    """None where the title does not say it."""
    name: str
    code: str | None = None
    """Its official code, where it is known here."""

    @property
    def called(self) -> str:
        """Kind and name: "Kota Pekalongan"."""
        return f"{self.kind.capitalize()} {self.name}" if self.kind else self.name


@dataclass(frozen=True, slots=True)
class Instrument:
    """A kind of regulation, and who makes it."""

    name: str
    """"Peraturan Daerah"."""
    short: str
    """"PERDA"."""
    made_by: str | None = None
    """What its title has to name as its maker: an "office", a "region" or one kind of region; else None."""
    region: Region | None = None
    office: str | None = None
    """The office that the name leaves open: "Menteri Keuangan"."""


@cache
def _listed() -> dict[str, Any]:
    value = parse_yaml(_FILE.read_bytes(), _FILE.name).value
    assert isinstance(value, dict)  # noqa: S101 (a mistake in our own file)
    return value


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, dict[str, Any]]]:
    """Return a pattern for the names of the kinds, long and short, and what is listed under each, in small letters."""
    named = {str(kind[key]).lower(): kind for key in ("short", "name") for kind in _listed()["instruments"]}
    longest_first = sorted(named, key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE), named


def instrument(title: str) -> Instrument | None:
    """Return what ``title`` names, whatever follows it ("PERATURAN MENTERI KEUANGAN"); None if no kind is known."""
    words = " ".join(title.split())
    for other, usual in _listed()["spellings"].items():
        words = re.sub(rf"\b{other}\b", usual, words, flags=re.IGNORECASE)
    begun = _DRAFT.match(words)
    pattern, named = _kinds()
    found = pattern.match(words, begun.end() if begun else 0)
    if found is None:
        return None
    kind = named[found.group().lower()]
    rest = _titled(_NATION.sub("", words[found.end() :]).strip(" ,."))
    made = Instrument(str(kind["name"]), str(kind["short"]), kind.get("maker"))
    if made.made_by is None or not rest:
        return made
    if made.made_by == "office":
        return replace(made, office=f"{made.name.partition(' ')[2]} {rest}".strip())
    return replace(made, region=_region(rest, made.made_by))


def _region(called: str, made_by: str) -> Region:
    first, _, name = called.partition(" ")
    printed = made_by == "region"
    kind = next((kind for kind in _KINDS if kind == (first.lower() if printed else made_by)), None)
    region = Region(kind, name if kind and printed else called)
    return replace(region, code=_listed()["regions"].get(region.called))


def _titled(words: str) -> str:
    """Write what stands in capitals as a name: "MENTERI HUKUM DAN HAM" has no small letters to keep."""
    if not words.isupper():
        return words
    return " ".join(word.lower() if word.lower() in _LINKS else word.capitalize() for word in words.split())
