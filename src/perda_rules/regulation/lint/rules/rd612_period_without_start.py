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
        if passage.kind != "norm" or not any(span.bound for span in spans(passage.text)):
            continue
        for sentence in draft.sentences(passage):
            within = [span for span in spans(sentence.text) if span.bound and not span.bound.startswith("untuk")]
            lasts = within and pattern("spans_without_start").search(sentence.text)
            for span in within if not (lasts or counted_from(sentence.text)) else ():
                yield at(passage, sentence.start + span.start, span=sentence.text[span.start : span.end])
