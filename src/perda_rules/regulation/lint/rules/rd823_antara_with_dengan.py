"""RD823: "antara … dengan", where "antara" wants "dan"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_PAIR = re.compile(r"\bantara (?:(?!\bdan\b)[^,.;:()]){3,80}? (?P<word>dengan)\b")


@rule("RD823", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "antara" whose second part "dengan" introduces."""
    joined = {phrase.text for phrase in draft.phrases if " dan " in phrase.text}
    for passage in draft.norms:
        text = passage.text
        if "antara " not in text:
            continue
        for name in joined:  # "dan" inside a name joins no pair
            text = text.replace(name, name.replace(" dan ", " ___ "))
        for found in _PAIR.finditer(text):
            yield at(passage, found.start("word"), words=passage.text[found.start() : found.end()])
