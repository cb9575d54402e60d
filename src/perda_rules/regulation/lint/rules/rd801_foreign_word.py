"""RD801: a foreign word in a norm."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD801", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every foreign word or phrase in recitals, definitions and norms, once for each unit that has it."""
    seen: set[tuple[int, str]] = set()
    for passage, run in draft.foreign:
        once = id(passage), run.text.lower()
        if not run.bracketed and once not in seen:
            seen.add(once)
            yield at(passage, run.start, word=run.text, better=run.better)
