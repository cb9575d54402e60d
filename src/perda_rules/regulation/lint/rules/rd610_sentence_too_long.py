"""RD610: a sentence too long to be read in one go."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_MOST = 50
"""Words; hardly one in a hundred sentences of acts in force has more."""
_NAMED = r"(?:Pasal|ayat|huruf|angka) \(?\w+\)?"
_ASIDE = re.compile(
    rf"sebagaimana dimaksud (?:pada|dalam) {_NAMED}(?:(?:,|,? dan|,? atau| sampai dengan)? {_NAMED})*|\([^()]*\)"
    r"|\b(?:Nomor|Tahun) [\w./]+(?: tentang)?"
)


@rule("RD610", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every sentence of a norm with more words, references and brackets apart."""
    for passage in draft.norms:
        if passage.kind == "norm" and passage.text.count(" ") >= _MOST:
            for sentence in draft.sentences(passage):
                count = len(_ASIDE.sub("", sentence.text).split())
                if count > _MOST:
                    yield at(passage, sentence.start, count=count, limit=_MOST)
