"""RD217: the title of a Bagian or Paragraf in capitals throughout."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.wording import WORD

_SHORTENED = 5
"""Words of so few letters may be short forms."""


@rule("RD217", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every title of a Bagian or Paragraf that has no small letter."""
    for passage in draft.headings:
        placed = passage.placed
        long = any(len(word) > _SHORTENED for word in WORD.findall(passage.text.replace("-", " ")))
        if placed is not None and placed.unit.kind != "chapter" and long and passage.text.isupper():
            yield at(passage, 0, group=placed.named, heading=passage.text)
