"""RD412: a definition of more than one sentence."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD412", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every definition that goes on after its first sentence."""
    for passage in draft.passages:
        if passage.kind != "definition":
            continue
        for sentence in list(draft.sentences(passage))[1:2]:
            # Where the next definition has lost its number, or the head of a page got in, it is none of this one.
            lost = " adalah " in sentence.text or sentence.text.split()[0].isupper()
            if not lost and len(sentence.text.split()) > 1:
                yield at(passage, sentence.start, words=" ".join(sentence.text.split()[:6]))
