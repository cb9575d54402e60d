"""RD830: a verb in -kan without the prefix that a norm needs."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import word_set

_ENDING = "kan"
_BEFORE = ("dan", "atau", "serta", "untuk", "wajib", "harus", "dapat")


@rule("RD830", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every root with -kan and nothing before it, behind a word that a full verb follows."""
    roots = word_set("roots")
    words = draft.words
    bare = {
        form
        for form in draft.forms
        if form.islower() and form.endswith(_ENDING) and form.removesuffix(_ENDING) in roots
        and form not in roots and form[:-2] not in roots
    }  # fmt: skip
    for index in range(1, len(words) if bare else 0):
        word, before = words[index], words[index - 1]
        behind = word.text in bare and before.text in _BEFORE and word.follows(before)
        if behind and word.passage.kind in ("norm", "definition"):
            yield at(word.passage, word.start, word=word.text)
