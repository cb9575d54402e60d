"""RD642: "baik" leads into alternatives, and "maupun" does not join them."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_BAIK = re.compile(r"(?:\A|(?<=, ))[Bb]aik (?=[a-z])(?!dan\b)")
_PARTNER = re.compile(r"\b(?:maupun|ataupun)\b")


@rule("RD642", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "…, baik …" whose sentence goes on without its partner."""
    for passage in draft.norms:
        if "aik " in passage.text:
            for sentence in draft.sentences(passage):
                baik = _BAIK.search(sentence.text)
                if baik and not _PARTNER.search(sentence.text, baik.end()):
                    yield at(passage, sentence.start + baik.start())
