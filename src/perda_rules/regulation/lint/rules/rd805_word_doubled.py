"""RD805: a word, or two words, that stand twice in a row."""

from collections.abc import Iterator
from itertools import pairwise

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_READ = ("norm", "definition", "recital", "heading", "elucidation")


@rule("RD805", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every word that follows itself, and every pair of words that follows itself."""
    words = draft.words
    for index in range(1, len(words)):
        word = words[index]
        if word.passage.kind not in _READ or len(word.text) == 1 or word.text.isupper():
            continue
        before = words[index - 1]
        if before.text == word.text and word.follows(before):
            yield at(word.passage, word.start, words=word.text)
        elif index >= 3 and words[index - 2].text == word.text and words[index - 3].text == before.text:
            run = words[index - 3 : index + 1]
            if all(later.follows(earlier) for earlier, later in pairwise(run)):
                yield at(word.passage, before.start, words=f"{before.text} {word.text}")
