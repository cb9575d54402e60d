"""The net of signal words, cast over the text beside the encoding: what a provision says that its encoding leaves open.

Deliberately coarse: a hit is no error but a question, which the encoding answers or a waiver of the file does. A
provision that is set aside with a reason is answered by its reason, except where it bids somebody do something.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from perda_rules.obligations.loading import SIGNALS
from perda_rules.obligations.models import Corpus, Obligation
from perda_rules.obligations.register_index import RegisterIndex
from perda_rules.quality.answers import Hit, answered
from perda_rules.quality.models import Finding, Signal, Signals
from perda_rules.regulation.register import ProvisionText
from perda_rules.source import read_yaml, validate

DUTY, REFERENCE = "duty", "reference"
"""The two checks that are more than a look at the words: what is set aside is not answered by its reason, and a
reference has a target."""

_NUMBER = r"(?:\d+|\w+)(?: \(\w+\))?"
_CITED = re.compile(
    r"dimaksud (?:pada|dalam) (?:pasal (?P<article>\d+[a-z]?))?(?: ?ayat \((?P<paragraph>\d+)\))?"
    r"(?: ?huruf (?P<point>[a-z])\b)?"
)


def load_signals(folder: Path) -> Mapping[str, Signal]:
    """Read ``signals.yaml`` of a corpus. Raises InputError."""
    return validate(Signals, read_yaml(folder / SIGNALS)).root


def cast(corpus: Corpus, signals: Mapping[str, Signal], texts: Mapping[str, ProvisionText]) -> Iterator[Finding]:
    """Yield every signal in ``texts`` that ``corpus`` leaves unanswered, in the order of the document.

    A provision that no file accounts for yet is left to the coverage.
    """
    index = RegisterIndex(corpus.register_)
    duties: defaultdict[str, list[Obligation]] = defaultdict(list)
    away: set[str] = set()
    for pasal in corpus.pasal:
        for duty in pasal.obligations:
            duties[duty.provision].append(duty)
        for skipped in pasal.not_assessed:
            away.update(leaf.id for leaf in index.leaves(skipped.provision))
    patterns = {check: _pattern(signal) for check, signal in signals.items()}
    for provision in corpus.register_:
        eid = provision.id
        if not provision.leaf or eid not in texts or (eid not in duties and eid not in away):
            continue
        for check, signal in signals.items():
            if eid in away and check != DUTY:
                continue
            for words in _hits(signal, patterns[check], texts[eid]):
                targets = _targets(texts[eid], eid, index) if check == REFERENCE else frozenset[str]()
                if not answered(Hit(signal, words, duties[eid], targets), corpus):
                    yield Finding(check, eid, {"words": words})


def _hits(signal: Signal, pattern: re.Pattern[str], text: ProvisionText) -> list[str]:
    """Return the words of the signal that stand in the text, each once."""
    said = (*text.leads, text.text) if signal.inherited else (text.text,)
    found: dict[str, None] = {}
    for words in said:
        for match in pattern.finditer(" ".join(words.lower().split())):
            if match["unless"] is None:
                found.setdefault(match[0])
    return list(found)


def _pattern(signal: Signal) -> re.Pattern[str]:
    """Longer phrases first, and before all those that mean nothing of the kind, so that they use the words up."""
    unless, words = (
        "|".join(_phrase(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or r"(?!)"
        for phrases in (signal.unless, signal.words)
    )
    return re.compile(rf"\b(?:(?P<unless>{unless})|(?:{words}))(?!\w)")


def _phrase(phrase: str) -> str:
    return _NUMBER.join(re.escape(part) for part in phrase.lower().split("#"))


def _targets(text: ProvisionText, eid: str, index: RegisterIndex) -> frozenset[str]:
    """Return what the references of a provision may mean: a Pasal number may stand in several places."""
    found: set[str] = set()
    for match in _CITED.finditer(" ".join((text.lead_in + " " + text.text).lower().split())):
        own = index.ancestor(eid, "article")
        starts = [own.id] if own is not None else []
        if match["article"]:
            articles = (index[eid] for eid in index.ids if index[eid].kind == "article")
            starts = [article.id for article in articles if article.number == match["article"].upper()]
        if not match["paragraph"] and match["point"] and not match["article"]:
            within = index.ancestor(eid, "paragraph")
            starts = [within.id] if within is not None else starts
        for kind in ("paragraph", "point"):
            if match[kind]:
                starts = [
                    child.id for start in starts for child in index.children(start) if child.number == match[kind]
                ]
        found.update(starts)
    return frozenset(found)
