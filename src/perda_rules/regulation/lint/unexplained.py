"""Names with capitals that neither the draft nor common knowledge explains.

Which of them is wrong is the rules' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from perda_rules.regulation.lint.phrases import Phrase, covered_by
from perda_rules.regulation.lint.vocabulary import pattern, phrases

if TYPE_CHECKING:
    from perda_rules.regulation.lint.language import Language

_WORD = re.compile(r"[A-Z][a-z]{2,}(?:-[A-Za-z][a-z]+)?\Z")
_ACT = re.compile(r"(?:\b[A-Z][\w-]*|\d) tentang \Z")
_CAPITALS = re.compile(r"\s+\S*[A-Z]{2}")


def unexplained_names(language: Language) -> Iterator[Phrase]:
    """Yield each name that is no known one, without the defined terms beside it where it also stands without them."""
    foreign = {word for listed in phrases("foreign") for word in listed.split()}
    covered = covered_by((use for use in language.uses if " " in use.name), language.words)
    alone = covered_by(language.uses, language.words)
    whole = {phrase.text for phrase in language.phrases}
    inside = {phrase.text for phrase in language.phrases if not phrase.first.begins_sentence}
    defining = " ".join(passage.text for passage in language.passages if passage.kind == "definition")
    variants = {id(variant.phrase) for variant in language.variants}
    for phrase in language.phrases:
        read = phrase.first.passage.kind in ("norm", "definition")
        if not read or id(phrase) in variants or _is_titular(phrase):
            continue
        name = phrase
        if phrase.first.begins_sentence and phrase.text not in inside:  # any word has a capital there
            tail = Phrase(phrase.words[1:])
            if not tail.words or not any(tail.without(alone)) or _begins_known_name(tail):
                continue
            name = tail if tail.text in whole else phrase
        if _begins_known_name(name) or name.text.startswith(language.place or "?") or not any(name.without(alone)):
            continue
        rest = [part for part in name.without(covered) if not _begins_known_name(part) and part.text != language.place]
        for part in [part for part in rest if part.text in whole] or ([name] if rest else []):
            explained = _is_doubtful(part) or _ends_known_name(part) or _is_defined(part.text, defining)
            if _is_sound(part, foreign) and not explained:
                yield part


def _is_doubtful(phrase: Phrase) -> bool:
    """Say whether the capital of a single word says nothing: a sentence begins there, or capitals follow."""
    word = phrase.first
    return len(phrase.words) == 1 and (word.begins_sentence or bool(_CAPITALS.match(word.passage.text, word.end)))


def _begins_known_name(phrase: Phrase) -> bool:
    """Say whether a known name stands where it begins."""
    return pattern("known_names").match(phrase.first.passage.text, phrase.first.start) is not None


def _ends_known_name(phrase: Phrase) -> bool:
    """Say whether it is the end of a known name with "dan" in it."""
    passage, start = phrase.first.passage, phrase.first.start
    if not passage.text[:start].endswith(" dan "):
        return False
    return any(found.start() < start < found.end() for found in pattern("known_names").finditer(passage.text))


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


def _is_defined(text: str, defining: str) -> bool:
    """Say whether the definitions define ``text``, also where the number of the definition was lost."""
    stem = text.removesuffix("nya")
    defines = (f"{stem} adalah", f"{stem} yang selanjutnya", f"disebut {stem}", f"disingkat {stem}", f"sebagai {stem}")
    return any(words in defining for words in defines)
