"""Waivers: a file may answer a finding with a reason, and a waiver that answers none is a finding itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from perda_rules.obligations.models import Corpus
from perda_rules.quality.models import Finding

STALE = "stale-waiver"


def waive(findings: Iterable[Finding], corpus: Corpus, ran: Collection[str]) -> tuple[Sequence[Finding], int]:
    """Return the findings that no file waives, then the waivers without a finding, and how many were waived.

    ``ran`` are the checks that were run: a waiver of another may well have its finding.
    """
    waivers = {
        (waiver.check, waiver.provision): ("waivers", number)
        for pasal in corpus.pasal
        for number, waiver in enumerate(pasal.waivers)
    }
    used: set[tuple[str, str]] = set()
    left: list[Finding] = []
    for finding in findings:
        key = (finding.check, finding.about)
        if key in waivers:
            used.add(key)
        else:
            left.append(finding)
    waived = len(used)
    left += [
        Finding(STALE, about, {"check": check}, path)
        for (check, about), path in waivers.items()
        if (check, about) not in used and check in ran
    ]
    return left, waived
