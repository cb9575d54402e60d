"""RD638: what becomes of rules that conflict with the act is said in two provisions, and differently."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft, Passage
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.periods import spans
from perda_rules.regulation.lint.vocabulary import pattern

_TREATED = re.compile(
    r"\b(?:peraturan|ketentuan|keputusan)\b[^.;]{0,120}?\byang bertentangan dengan\b[^.;]{0,120}?"
    r"\b(?P<fate>disesuaikan|menyesuaikan|dicabut|tidak berlaku|batal|tetap berlaku)\b",
    re.IGNORECASE,
)
_FATES = {"menyesuaikan": "disesuaikan", "tidak berlaku": "dicabut", "batal": "dicabut"}


@rule("RD638", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every provision on such rules that differs from the first one in what becomes of them, or until when."""
    first: tuple[str, str, Passage] | None = None
    for passage in draft.norms:
        treated = _TREATED.search(passage.text)
        if treated is None or passage.quoted or passage.placed is None:
            continue
        word = treated["fate"].lower()
        fate, until = _FATES.get(word, word), _until(passage.text)
        if first is None:
            first = fate, until, passage
        elif first[2].placed is not None and (fate, until) != first[:2]:
            yield at(
                passage, treated.start("fate"), fate=f"{treated['fate']} {until}".strip(), other=first[2].placed.called,
                first=f"{first[0]} {first[1]}".strip(), line=first[2].placed.unit.line,
            )  # fmt: skip


def _until(text: str) -> str:
    span = next(spans(text), None)
    if span is not None:
        return text[span.start : span.end]
    vague = pattern("vague_deadlines").search(text)
    return vague.group() if vague else ""
