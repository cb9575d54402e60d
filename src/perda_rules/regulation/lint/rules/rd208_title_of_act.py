"""RD208: the name of the act is not in capitals, or ends with a punctuation mark."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD208", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first small letter of the name, or the mark that it ends with."""
    opening = draft.opening
    if opening is None or opening.scrambled or opening.title is None:
        return
    title = opening.title.text
    wrong = next((offset for offset, letter in enumerate(title) if letter.islower()), None)
    if wrong is None and title.endswith((".", ",", ";", ":")):
        wrong = len(title) - 1
    if wrong is not None:
        yield at(opening.passage, opening.title.start + wrong, title=title, wrong=title[wrong])
