"""RD822: "sesuai" before a noun, without "dengan"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import any_of, phrases

_READ = ("norm", "definition", "recital")


@rule("RD822", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "sesuai" that no "dengan" follows, where it means "according to"."""
    joining = any_of(phrases("function_words"))
    bare = re.compile(rf"(?<!yang )(?<!tidak )\bsesuai (?!{joining}\b)(?P<noun>[a-z]+)")
    for passage in draft.passages:
        if passage.kind in _READ:
            for found in bare.finditer(passage.text):
                yield at(passage, found.start(), words=found.group(), better=f"sesuai dengan {found['noun']}")
