"""The clauses that an act needs to live: what it delegates, when it enters into force, what it repeals. Facts only.

Each is read from one sentence of a provision; what is wrong with its words is the rules' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from perda_rules.regulation.document import Unit
from perda_rules.regulation.lint.draft import Draft, Passage, Placed, Sentence

ChapterKind = Literal["general", "investigation", "penal", "transitional", "closing"]

_CHAPTERS: dict[str, ChapterKind] = {
    "ketentuan umum": "general", "ketentuan penyidikan": "investigation", "penyidikan": "investigation",
    "ketentuan pidana": "penal", "ketentuan peralihan": "transitional", "ketentuan penutup": "closing",
}  # fmt: skip
_TYPE = r"(?:Undang-[ ]?[Uu]ndang|Peraturan|Qanun|Keputusan)(?: [A-Z][\w-]*)*"
_ITSELF = re.compile(rf"\b(?:{_TYPE}|peraturan|undang-undang) ini\b")
_DELEGATES = re.compile(
    r"\b(?P<verb>diatur(?: lebih lanjut| lebih rinci| lebih terperinci| kemudian| tersendiri)*) "
    r"(?P<link>dengan (?:dan/)?atau berdasarkan|berdasarkan|dengan|di dalam|dalam|oleh|melalui|menurut) "
    r"(?P<instrument>(?:suatu |sebuah )?"
    r"(?:undang-|peraturan|keputusan|qanun|ketentuan|surat|instruksi|pedoman|petunjuk)(?:(?!\bdiatur\b)[^,;.:(])*)",
    re.IGNORECASE,
)
_NOT_DELEGATED = re.compile(
    r"(?:\b(?:yang|sebagaimana|telah|sudah|belum|tidak|harus|untuk)(?: (?:telah|belum|sudah|akan|cukup))?|[,(]) \Z",
    re.IGNORECASE,
)
_ENTERS = re.compile(
    rf"(?P<itself>{_TYPE})(?: (?P<this>\S{{2,3}}))? "
    r"(?P<verb>(?:dinyatakan )?mulai berlaku|berlaku(?= (?:pada|sejak|setelah)\b))(?P<when>[^.;]*)"
)
_THIS = re.compile(r"[i1lm][nm1]?[i1lm]?\Z")
"""The word "ini", as scans read it."""
_STATED = r"(?:dinyatakan|dianggap|sudah|telah|menjadi)"
_REPEALS = re.compile(
    rf"\b(?:{_STATED} )?dicabut\b(?! kembali)(?:[^.;]{{0,60}}?\btidak berlaku(?: lagi)?\b)?"
    rf"|\b{_STATED} tidak berlaku(?: lagi)?\b|\btidak berlaku lagi\b",
    re.IGNORECASE,
)
_AN_ACT = re.compile(r"\b(?:undang-[ ]?undang|peraturan|keputusan|qanun|ordonansi|ketentuan)\b", re.IGNORECASE)


class Delegation(NamedTuple):
    """A sentence that leaves something to another act."""

    passage: Passage
    start: int
    """Where the sentence begins."""
    subject: str
    """Its words before "diatur"."""
    verb: str
    verb_at: int
    link: str
    """"dengan", "dalam", "dengan atau berdasarkan", "oleh", …; in small letters."""
    link_at: int
    instrument: str
    """What it is left to, as printed."""
    instrument_at: int

    @property
    def placed(self) -> Placed:
        """The provision that holds it."""
        assert self.passage.placed is not None  # noqa: S101 (it is a norm)
        return self.passage.placed


class Clause(NamedTuple):
    """A sentence on the life of an act, and where in its passage the telling words stand."""

    passage: Passage
    sentence: Sentence
    at: int
    words: str
    """The telling words, as printed."""
    rest: str = ""
    """Of an entry into force: when."""


def chapter_kind(unit: Unit) -> ChapterKind | None:
    """Return what a BAB is by its title, where it is one of those that every act has."""
    return (
        _CHAPTERS.get(" ".join((unit.heading or "").lower().rstrip(" .").split())) if unit.kind == "chapter" else None
    )


def stands_in(placed: Placed) -> ChapterKind | None:
    """Return the kind of the BAB in which a unit stands."""
    return next((kind for unit in placed.above if (kind := chapter_kind(unit))), None)


def delegations(draft: Draft) -> Iterator[Delegation]:
    """Yield every sentence of the norms that leaves something to another act."""
    for passage in draft.norms:
        if passage.kind != "norm" or passage.quoted or "diatur" not in passage.text:
            continue
        for sentence in draft.sentences(passage):
            for found in _DELEGATES.finditer(sentence.text):
                before = sentence.text[: found.start()]
                if _NOT_DELEGATED.search(before[-40:]) or re.search(r"\bini\b", found["instrument"]):
                    continue
                begins = sentence.start
                yield Delegation(
                    passage, begins, before.strip(), found["verb"].lower(), begins + found.start("verb"),
                    found["link"].lower(), begins + found.start("link"), found["instrument"].strip(),
                    begins + found.start("instrument"),
                )  # fmt: skip


def entries(draft: Draft, *, quoted: bool = False) -> Iterator[Clause]:
    """Yield every sentence that says when the draft enters into force; ``quoted``: also those in what it quotes."""
    for passage in draft.norms:
        if passage.kind != "norm" or (passage.quoted and not quoted) or " berlaku" not in passage.text:
            continue
        for sentence in draft.sentences(passage):
            found = _ENTERS.match(sentence.text)
            if found is not None and (_THIS.match(found["this"] or "") or found["itself"] == draft.kind):
                at = sentence.start + found.start("verb")
                yield Clause(passage, sentence, at, found["verb"], found["when"].strip())


def repeals(draft: Draft) -> Iterator[Clause]:
    """Yield every sentence that takes the force of other acts, outside the norms on licences and the like."""
    for passage in draft.norms:
        if passage.kind != "norm" or passage.quoted or passage.placed is None:
            continue
        if "cabut" not in passage.text and "tidak berlaku" not in passage.text:
            continue
        for sentence in draft.sentences(passage):
            found = _REPEALS.search(sentence.text)
            if found is not None and _is_repeal(sentence.text[: found.start()], passage.placed):
                yield Clause(passage, sentence, sentence.start + found.start(), found[0])


def _is_repeal(before: str, placed: Placed) -> bool:
    """Say whether the words before "dicabut" name acts, and the act that repeals them or a list of them."""
    named = _AN_ACT.search(_ITSELF.sub("", before)) is not None
    opens = re.match(r"(?:pada saat|dengan berlakunya|sejak|segala|semua)\b", before, re.IGNORECASE) is not None
    return named and (opens or stands_in(placed) in ("transitional", "closing"))
