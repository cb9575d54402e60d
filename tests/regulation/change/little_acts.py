"""Little acts made for the tests: so many Pasal, each with its own words, numbered in the order they come in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from perda_rules.regulation.change.version import Version, version_of
from perda_rules.regulation.document import Piece, Section, SectionKind
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.text import clean

WHO = ("Dinas", "Badan", "Kecamatan", "Kelurahan", "Satuan", "Sekretariat", "Inspektorat")
WHAT = ("rencana", "laporan", "peta", "daftar", "anggaran", "pedoman", "kajian", "jadwal", "naskah", "katalog", "arsip")
OF = ("taman", "jembatan", "perpustakaan", "pasar", "terminal", "drainase", "lampu", "sungai", "parkir", "sekolah",
      "puskesmas", "kebun", "museum")  # fmt: skip


def sentence(number: int) -> str:
    """Return a norm that no other number gives, in words that others use too; for numbers below 1,001."""
    who, what, of = WHO[number % 7], WHAT[number % 11], OF[number % 13]
    return f"{who} wajib menyusun {what} {of} bersama pengelola {of} dan menyampaikannya kepada Wali Kota."


Pasal = int | tuple[int, ...]
"""A sentence, or an ayat of one each."""


def written(articles: Sequence[Pasal]) -> str:
    """Return an act of one BAB with ``articles``."""
    lines = ["BAB I", "PENGELOLAAN"]
    for number, article in enumerate(articles, start=1):
        lines += ["", f"Pasal {number}"]
        if isinstance(article, int):
            lines.append(sentence(article))
        else:
            lines += [f"({ayat}) {sentence(norm)}" for ayat, norm in enumerate(article, start=1)]
    return "\n".join(lines) + "\n"


def version(articles: Sequence[Pasal]) -> Version:
    """Return the act of :func:`written` as a version with its words."""
    return version_of(parse_document(written(articles)))


def section(kind: SectionKind, text: str) -> Section:
    """Make a section of the lines of ``text``."""
    return Section(kind, tuple(Piece(block.text, " ", block, 0) for block in clean(text)))


def without_words(found: Version) -> Version:
    """Return ``found`` as a register would give it."""
    return Version(found.provisions)


def article(number: int) -> str:
    """Return the address of a Pasal of such an act."""
    return f"chp_I__art_{number}"


def articles_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the pairs of Pasal among ``pairs``, by their numbers."""
    return {
        old.removeprefix("chp_I__art_"): new.removeprefix("chp_I__art_")
        for old, new in pairs
        if "__para" not in old and "__art_" in old
    }
