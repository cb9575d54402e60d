"""RD634: a duty of which nobody can show that it was fulfilled."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.verbs import Word, is_active, is_passive, words
from perda_rules.regulation.lint.vocabulary import instead

_PURPOSE = re.compile(r"\b(?:bertujuan|tujuan|dimaksudkan)\b")


@rule("RD634", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every norm whose first verb is such a one; among purposes it has its place."""
    beyond = instead("verbs_beyond_proof")
    for passage in draft.norms:
        placed = passage.placed
        if placed is None or passage.kind != "norm" or not any(verb in passage.text for verb in beyond):
            continue
        led = placed.above[-1].text if placed.above else ""
        verb = next((word for word in words(passage.text) if _is_verb(word)), None)
        if verb is not None and verb.text in beyond and not _PURPOSE.search(led):
            yield at(passage, verb.start, verb=verb.printed, instead=beyond[verb.text])


def _is_verb(word: Word) -> bool:
    return word.text == "yang" or (word.printed == word.text and (is_active(word.text) or is_passive(word.text)))
