"""RD605: the same duty has two different deadlines or periods."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft, Placed
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.periods import Span, spans
from perda_rules.regulation.lint.verbs import words
from perda_rules.regulation.lint.vocabulary import phrases

_COUNT = re.compile(r"\b(?:terhitung|sejak|setelah|sesudah|sebelum)\b[^,;.]*")
_FEWEST = 3
_NO_SUBJECT = frozenset(("paling", "lama", "lambat", "cepat", "waktu", "jangka", "tanggal", "wajib", "harus", "kerja"))


@rule("RD605", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every sentence that, but for its span of time and what it is counted from, has the words of another one."""
    seen: dict[frozenset[str], tuple[Span, Placed]] = {}
    plain = {*phrases("function_words"), *_NO_SUBJECT}
    for passage in draft.norms:
        found = list(spans(passage.text)) if passage.kind == "norm" else []
        if len(found) != 1 or not found[0].bound or passage.placed is None:
            continue
        span = found[0]
        rest = _COUNT.sub("", passage.text[: span.start] + passage.text[span.end :])
        key = frozenset(word.text for word in words(rest)) - plain
        if len(key) < _FEWEST:
            continue
        first, where = seen.setdefault(key, (span, passage.placed))
        if first.length != span.length:
            yield at(
                passage, span.start, span=passage.text[span.start : span.end], provision=passage.placed.called,
                other=where.called, first=where.unit.text[first.start : first.end], line=where.unit.line,
            )  # fmt: skip
