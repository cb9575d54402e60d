"""RD618: a sanction for breaking a Pasal or ayat that neither bids nor forbids anything."""

import re
from collections.abc import Iterator

from perda_rules.regulation.document import Unit
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_BROKEN = re.compile(
    r"\b(?:melanggar|pelanggaran(?: terhadap| atas)?|tidak (?:mematuhi|melaksanakan|memenuhi))"
    r" (?:ketentuan|kewajiban|larangan)\b",
    re.IGNORECASE,
)
_SANCTION = re.compile(r"\b(?:dikenai|dikenakan|dijatuhi|dipidana|diancam|diberi(?:kan)?)\b")
_CITED = re.compile(r"\bPasal (?P<article>\d+[A-Z]?)(?P<ayat>(?:,? (?:dan )?ayat \(\w+\))*)")
_AYAT = re.compile(r"ayat \((\w+)\)")
_BIDS = re.compile(
    r"\b(?:wajib|harus|dilarang|tidak boleh|tidak dapat|berkewajiban|hanya dapat|diwajibkan|larangan)\b", re.IGNORECASE
)


@rule("RD618", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every provision of the draft that is cited in a sanction and holds no such word."""
    articles = {placed.unit.number: placed.unit for placed in draft.articles}
    for passage in draft.norms:
        broken = _BROKEN.search(passage.text)
        if broken is None or not _SANCTION.search(passage.text):
            continue
        for cited in _CITED.finditer(passage.text, broken.end()):
            article = articles.get(cited["article"])
            numbers = _AYAT.findall(cited["ayat"])
            for number in numbers or ("",):
                unit = _find(article, number) if article else None
                if unit is not None and not _bids(unit):
                    named = f"Pasal {cited['article']}" + (f" ayat ({number})" if number else "")
                    yield at(passage, cited.start(), provision=named, line=unit.line)


def _find(article: Unit, number: str) -> Unit | None:
    return next((child for child in article.children if child.number == number), None) if number else article


def _bids(unit: Unit) -> bool:
    return _BIDS.search(unit.text) is not None or any(_bids(child) for child in unit.children)
