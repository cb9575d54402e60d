"""RD611: a norm stands twice."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft, Placed
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import phrases

_WORD = re.compile(r"[\w/-]+")
_FEWEST = 7
_HERE = (" ayat (", "huruf ")
_JOINING_TOO = frozenset(("mencakup", "meliputi", "memuat", "menjangkau", "termasuk"))


@rule("RD611", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal, ayat and item with the words of one before it, whatever joins them.

    One that cites an ayat of its own Pasal means another thing in another place, as does an item behind other words.
    """
    seen: dict[tuple[str, ...] | frozenset[str], Placed] = {}
    joining = {*phrases("function_words"), *_JOINING_TOO}
    for passage in draft.norms:
        placed = passage.placed
        if placed is None or passage.kind != "norm" or placed.unit.children or any(h in passage.text for h in _HERE):
            continue
        said = [word for word in _WORD.findall(passage.text.lower()) if word not in joining]
        if len(said) < _FEWEST:
            continue
        key = (placed.above[-1].text, *said) if placed.unit.kind == "point" else frozenset(said)
        other = seen.setdefault(key, placed)
        if other is not placed:
            yield at(passage, 0, provision=placed.called, other=other.called, line=other.unit.line)
