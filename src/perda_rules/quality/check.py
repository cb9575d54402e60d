"""The corpus check: all checks of the files and, where the text is given, the net of signal words over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from perda_rules.errors import Problem
from perda_rules.evidence.types import EvidenceType
from perda_rules.obligations.against_draft import require_same_regulation
from perda_rules.obligations.models import Corpus
from perda_rules.quality import checks, net, places
from perda_rules.quality.models import Finding
from perda_rules.quality.waiving import waive
from perda_rules.regulation.reading.reader import read_document
from perda_rules.regulation.register import build_register, texts_as_registered


class Outcome(BaseModel):
    """What the check found."""

    model_config = ConfigDict(frozen=True)

    obligations: int
    provisions: int | None
    """How many smallest provisions the net was cast over; None without a text."""
    unlike: int
    """Provisions of the register whose wording in the text differs, so that the net says nothing about them."""
    waived: int
    counts: dict[str, int]
    """Findings that are left, by check."""
    problems: tuple[Problem, ...]


def check_corpus(
    corpus: Corpus, types: Mapping[str, EvidenceType], folder: Path, schemas: Path, draft: Path | None = None
) -> Outcome:
    """Check the encoding of ``corpus``, which was read from ``folder``, and of the text ``draft``.

    Raises InputError: the draft or the signal words cannot be read, or the draft is another regulation (R030).
    """
    findings: list[Finding] = list(checks.find(corpus, types))
    ran = set(places.CODES)
    cast_over: int | None = None
    unlike = 0
    if draft is not None:
        document = read_document(draft)
        require_same_regulation(corpus, build_register(document), draft)
        texts = texts_as_registered(document, corpus.register_)
        unlike = sum(1 for provision in corpus.register_ if provision.leaf and provision.id not in texts)
        signals = net.load_signals(folder)
        findings += net.cast(corpus, signals, texts)
        ran |= set(signals)
        cast_over = sum(1 for provision in corpus.register_ if provision.leaf and provision.id in texts)
    left, waived = waive(findings, corpus, ran)
    return Outcome(
        obligations=sum(len(pasal.obligations) for pasal in corpus.pasal),
        provisions=cast_over,
        unlike=unlike,
        waived=waived,
        counts=dict(sorted(Counter(finding.check for finding in left).items())),
        problems=tuple(places.problems(left, corpus, folder, schemas)),
    )
