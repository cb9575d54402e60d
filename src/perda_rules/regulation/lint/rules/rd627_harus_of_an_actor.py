"""RD627: "harus" bids somebody to act, where the convention says "wajib"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_HARUS = re.compile(r"(?P<actor>(?:[A-Z][\w/-]{1,40} ){1,8})(?P<harus>harus) (?P<verb>me[lmn][a-z]+)")
_STATES = frozenset(
    ("memenuhi", "memiliki", "mempunyai", "memuat", "mencakup", "mencerminkan", "mendapat", "mendapatkan")
)
_CONDITION = re.compile(
    r"\b(?:per)?syarat|\bpermohonan\b|\b[Uu]ntuk (?:men|mem|dapat)|\bagar dapat\b|\bcalon\b|\bpemohon\b", re.IGNORECASE
)


@rule("RD627", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every one whose sentence speaks of no requirement, application or purpose to be reached."""
    for passage in draft.norms:
        if passage.kind == "norm" and "harus" in passage.text and not _CONDITION.search(passage.text):
            for found in _HARUS.finditer(passage.text):
                if found["verb"] not in _STATES:
                    yield at(passage, found.start("harus"), actor=found["actor"].strip(), verb=found["verb"])
