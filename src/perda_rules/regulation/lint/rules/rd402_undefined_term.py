"""RD402: a term with capitals that is used again and again and not defined."""

import re
from collections import Counter
from collections.abc import Iterator, Set

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.phrases import Phrase, covered_by
from perda_rules.regulation.lint.vocabulary import pattern, phrases

_WORD = re.compile(r"[A-Z][a-z]{2,}(?:-[A-Za-z][a-z]+)?\Z")
_ACT = re.compile(r"(?:\b[A-Z][\w-]*|\d) tentang \Z")
_CAPITALS = re.compile(r"\s+\S*[A-Z]{2}")
_OFTEN = 2
_OFTEN_ALONE = 3
"""Of a single word, whose capital may be a slip."""


@rule("RD402", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find, at its first use, every name with capitals that nothing defines and nobody knows by itself."""
    if draft.amending or not draft.definitions:
        return  # the definitions stand in the amended act
    defining = " ".join(passage.text for passage in draft.passages if passage.kind == "definition")
    first: dict[str, Phrase] = {}
    times: Counter[str] = Counter()
    for phrase in _names(draft):
        first.setdefault(phrase.text, phrase)
        times[phrase.text] += 1
    for text, phrase in first.items():
        often = _OFTEN if " " in text else _OFTEN_ALONE
        if times[text] >= often and not _defined(text, defining):
            yield at(phrase.first.passage, phrase.first.start, term=text, times=times[text])


def _names(draft: Draft) -> Iterator[Phrase]:
    """Yield each name that is no known one, without the defined terms beside it where it also stands without them."""
    known = pattern("known_names")
    foreign = {word for listed in phrases("foreign") for word in listed.split()}
    covered = covered_by((use for use in draft.uses if " " in use.name), draft.words)
    alone = covered_by(draft.uses, draft.words)
    whole = {phrase.text for phrase in draft.phrases}
    inside = {phrase.text for phrase in draft.phrases if not phrase.first.begins_sentence}
    variants = {id(variant.phrase) for variant in draft.variants}
    for phrase in draft.phrases:
        read = phrase.first.passage.kind in ("norm", "definition")
        if not read or id(phrase) in variants or _is_titular(phrase):
            continue
        name = phrase
        if phrase.first.begins_sentence and phrase.text not in inside:  # any word has a capital there
            tail = Phrase(phrase.words[1:])
            if not tail.words or not any(tail.without(alone)) or known.match(tail.text):
                continue
            name = tail if tail.text in whole else phrase
        if known.match(name.text) or name.text.startswith(draft.place or "?"):
            continue
        rest = [part for part in name.without(covered) if not known.match(part.text) and part.text != draft.place]
        for part in [part for part in rest if part.text in whole] or ([name] if rest else []):
            if _is_sound(part, foreign) and not (len(part.words) == 1 and _is_doubtful(part)):
                yield part


def _is_doubtful(phrase: Phrase) -> bool:
    """Say whether the capital of a single word says nothing: a sentence begins there, or capitals follow."""
    word = phrase.first
    return word.begins_sentence or _CAPITALS.match(word.passage.text, word.end) is not None


def _is_titular(phrase: Phrase) -> bool:
    """Say whether it stands before the "adalah" of a definition, or in the title of an act to be made."""
    passage, start = phrase.first.passage, phrase.first.start
    if passage.kind == "definition" and start < passage.text.find(" adalah "):
        return True
    return _ACT.search(passage.text[max(0, start - 40) : start]) is not None


def _is_sound(phrase: Phrase, foreign: Set[str]) -> bool:
    """Say whether its words are words of Indonesian: no abbreviations, and no letters that a scan parted."""
    if not all(_WORD.match(word.text) for word in phrase.words):
        return False
    return not all(word.text.lower() in foreign for word in phrase.words)


def _defined(text: str, defining: str) -> bool:
    """Say whether the definitions define ``text``, also where the number of the definition was lost."""
    stem = text.removesuffix("nya")
    defines = (f"{stem} adalah", f"{stem} yang selanjutnya", f"disebut {stem}", f"disingkat {stem}", f"sebagai {stem}")
    return any(words in defining for words in defines)
