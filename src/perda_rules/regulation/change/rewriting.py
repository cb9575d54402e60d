"""Citations rewritten to other numbers, within the words that they stand in. Which numbers, the caller says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from perda_rules.regulation.references.models import Reference, Step

Numbers = Callable[[str], str | None]
"""From the eId of a cited unit to the number to print, without brackets; None where that is the number that it has."""


def edits(references: Iterable[Reference], numbers: Numbers) -> dict[int, tuple[int, str]]:
    """Return what to print for each number of the resolved ``references``: where it begins → where it ends, and what.

    A reference that is missing, ambiguous or incomplete, or cites another act, is left as it stands.
    """
    found: dict[int, tuple[int, str]] = {}
    for reference in references:
        for target in reference.targets:
            if target.status == "resolved":
                found.update(_edits(target.steps, numbers))
    return found


def rewritten(text: str, references: Iterable[Reference], numbers: Numbers) -> str:
    """Return ``text`` with the numbers of its resolved ``references`` as ``numbers`` gives them."""
    found = edits(references, numbers)
    parts, end = [], 0
    for start in sorted(found):
        stop, printed = found[start]
        parts += [text[end:start], printed]
        end = stop
    return "".join((*parts, text[end:]))


def _edits(steps: Iterable[Step], numbers: Numbers) -> dict[int, tuple[int, str]]:
    found = {}
    for step in steps:
        numeral = step.numeral
        number = numbers(step.eids[0]) if numeral is not None and len(step.eids) == 1 else None
        if numeral is not None and number is not None:
            small = numeral.text.islower() and numeral.text.isalpha()
            found[numeral.start] = (numeral.end, numeral.rewritten(number.lower() if small else number))
    return found


def by_source(references: Iterable[Reference]) -> Mapping[str, list[Reference]]:
    """Return the references in the words of each unit, by its eId; those in headings are left out."""
    found: defaultdict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        if reference.source is not None and reference.place == "norm":
            found[reference.source].append(reference)
    return found
