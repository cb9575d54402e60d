"""RD612: a deadline whose days nobody knows how to count: it says not from when."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.periods import counted_from, spans
from perda_rules.regulation.lint.vocabulary import pattern


@rule("RD612", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every bounded span whose sentence names no event; a punishment, a term of office and an age need none."""
    for passage in draft.norms:
        for span in spans(passage.text) if passage.kind == "norm" else ():
            sentence = next(one for one in draft.sentences(passage) if one.start <= span.at < one.start + len(one.text))
            lasts = pattern("spans_without_start").search(sentence.text)
            if span.bound and not (lasts or span.bound.startswith("untuk") or counted_from(sentence.text)):
                yield at(passage, span.start, span=passage.text[span.start : span.end].strip())
