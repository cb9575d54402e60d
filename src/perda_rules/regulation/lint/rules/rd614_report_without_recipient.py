"""RD614: somebody must report, and the text does not say to whom."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_REPORTS = re.compile(r"\b(?:melaporkan|menyampaikan(?: [\w/-]+){0,2} laporan|menyampaikan laporan)\b(?!nya)")
_PURPOSE = re.compile(r"\b(?:untuk|yang|guna|dalam|dengan|agar)(?: [\w,/-]+){0,6} \Z")
_RECIPIENT = re.compile(r"\b[Kk]epada\b|\bmelaporkan diri\b|\bke [A-Z]")


@rule("RD614", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such duty in a sentence that names no recipient, nor do the words that lead into it."""
    for passage in draft.norms:
        placed = passage.placed
        if placed is None or passage.kind != "norm":
            continue
        led = placed.above[-1].text if placed.above else ""
        for sentence in draft.sentences(passage):
            report = _REPORTS.search(sentence.text)
            before = sentence.text[max(0, report.start() - 80) : report.start()] if report else ""
            if report and not (_RECIPIENT.search(sentence.text) or _RECIPIENT.search(led) or _PURPOSE.search(before)):
                yield at(passage, sentence.start + report.start(), verb=report.group())
