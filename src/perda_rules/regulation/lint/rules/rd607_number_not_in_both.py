"""RD607: a number without its words in brackets, or in words alone."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import any_of, phrases
from perda_rules.regulation.numerals import cardinal

_ONES = tuple(cardinal(number) for number in range(1, 10))
_WORDS = rf"(?:{any_of(_ONES)}(?: belas| puluh(?: {any_of(_ONES)})?)?|sepuluh|sebelas)"
_BEGINNINGS = (*_ONES, "sepuluh", "sebelas")
_NOT_COUNTED = r"(?<!tanggal )(?<!Tahun )(?<!tahun )(?<!Nomor )(?<!nomor )(?<!Pasal )(?<!ayat )(?<!angka )(?<!pukul )"
_MONEY = re.compile(r"\bRp ?\d[\d.]{0,30}(?:,\d\d|,-)?(?![\d.,]*\d)(?! ?[(\d])")


@rule("RD607", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every figure before a unit, and every amount of money, without words; and every number in words alone."""
    units = any_of(phrases("counted_units"))
    figure = re.compile(rf"{_NOT_COUNTED}(?<![\w.,/-])\d[\d.]{{0,30}}(?:,\d{{1,6}})? ?(?:%(?! ?\()|{units}\b)")
    words = re.compile(rf"(?<!\()(?<!alah )\b{_WORDS} {units}\b(?! pintu)")
    for passage in draft.norms:
        text = passage.text
        if passage.kind != "norm":
            continue
        digits = (figure, _MONEY) if re.search(r"\d", text) else ()
        for kind in (*digits, *((words,) if any(one in text for one in _BEGINNINGS) else ())):
            for found in kind.finditer(text):
                yield at(passage, found.start(), number=found.group().strip())
