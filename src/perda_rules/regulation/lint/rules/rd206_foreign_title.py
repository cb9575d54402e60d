"""RD206: a title in a foreign language, or with foreign words in it."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import pattern


@rule("RD206", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first foreign word of each title outside brackets; a hyphen parts a code from a word."""
    foreign = pattern("foreign")
    for passage in draft.headings:
        parted = passage.text.replace("-", " ")
        found = [match for text in {passage.text, parted} if (match := foreign.search(text.partition("(")[0]))]
        if found and passage.placed:
            start, end = min(match.span() for match in found)
            yield at(passage, start, word=passage.text[start:end], group=passage.placed.named, heading=passage.text)
