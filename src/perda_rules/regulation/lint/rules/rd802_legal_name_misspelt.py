"""RD802: the name of a kind of act, of an office or of a gazette that is not written as it is."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import instead, pattern, phrases

_READ = ("norm", "definition", "recital", "basis", "elucidation")


@rule("RD802", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such name in small letters, with too few capitals, glued or parted."""
    defined = {name.lower() for definition in draft.definitions for name in definition.names}
    right = {name.lower(): name for name in phrases("legal_names")}
    wrong = instead("legal_names_misspelt")
    for passage in draft.passages:
        if passage.kind not in _READ:
            continue
        for name in ("legal_names", "legal_names_misspelt"):
            for found in pattern(name).finditer(passage.text):
                printed = found.group()
                better = right.get(printed.lower()) or wrong[printed.lower()]
                # What the draft itself defines is a matter of its definitions.
                if printed != better and not printed.isupper() and printed.lower() not in defined:
                    yield at(passage, found.start(), printed=printed, better=better)
