"""RD832: "peraturan yang berlaku": rules are called those in force, which all rules of law are."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_READ = ("norm", "definition", "recital", "elucidation")
_SUPERFLUOUS = re.compile(
    r"\b(?:hukum|ketentuan|(?:ketentuan )?peraturan(?: perundang-undangan)?|regulasi|undang-undang) yang berlaku\b"
    r"(?! (?:atas|bagi|dalam|di|mulai|pada|sampai|secara|sejak|selama|surut|umum|untuk)\b)",
    re.IGNORECASE,
)


@rule("RD832", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such phrase, but where it goes on to say for whom, where or since when the rules are in force."""
    for passage in draft.passages:
        if passage.kind in _READ:
            for found in _SUPERFLUOUS.finditer(passage.text):
                yield at(passage, found.start(), words=found.group())
