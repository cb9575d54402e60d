"""RD606: the figure and the words of a number differ."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.periods import number_in_words

_NUMBER = re.compile(
    r"(?<![\d.,/])(?P<figure>[1-9]\d{0,2}(?:\.\d{3}){1,5}|[1-9]\d{0,17}|0)(?:,0+)?%? ?\((?P<words>[a-zA-Z ]{3,90})\)"
)


@rule("RD606", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every number whose words are a number too, and another one."""
    for passage in draft.passages:
        for found in _NUMBER.finditer(passage.text):
            figure, words = int(found["figure"].replace(".", "")), number_in_words(found["words"])
            if words is not None and words != figure:
                yield at(passage, found.start(), figure=found["figure"], words=found["words"])
