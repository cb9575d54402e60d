"""RD311: some items of a list begin with a verb, others with a noun."""

import re
from collections.abc import Iterator
from typing import Literal

from perda_rules.regulation.lint.draft import Draft, Placed
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import phrases

_VERB = re.compile(r"(?:me[lmnrwy]|ber)[a-z]{3,}\Z")
_NOUN = re.compile(r"(?:(?:pe|ke)[a-z]{3,}an|[a-z]+(?:asi|itas))\Z")


@rule("RD311", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first item of the smaller kind in every such list."""
    for chosen in draft.item_lists:
        kinds: dict[Literal["verb", "noun"], list[Placed]] = {"verb": [], "noun": []}
        for item in chosen.items:
            first = item.unit.text.partition(" ")[0].strip(",;.").lower()
            if first not in phrases("words_like_verbs"):
                if _VERB.match(first):
                    kinds["verb"].append(item)
                elif _NOUN.match(first):
                    kinds["noun"].append(item)
        fewer, more = sorted(kinds.values(), key=len)
        if fewer:
            yield at(fewer[0], 0, item=fewer[0].named, word=_first(fewer[0]), other=_first(more[0]), like=more[0].named)


def _first(item: Placed) -> str:
    return item.unit.text.partition(" ")[0].strip(",;.")
