"""Where a draft uses the terms that it defines, however they are written there.

What is wrong with a use is the rules' business.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from perda_rules.regulation.lint.wording import WORD

if TYPE_CHECKING:
    from perda_rules.regulation.lint.draft import Definition, Passage
    from perda_rules.regulation.lint.wording import Word


JOINING = frozenset(
    (
        "atas",
        "atau",
        "bagi",
        "berbasis",
        "dalam",
        "dan",
        "dan/atau",
        "dari",
        "dengan",
        "di",
        "ke",
        "kepada",
        "melalui",
        "oleh",
        "pada",
        "secara",
        "serta",
        "terhadap",
        "untuk",
        "yang",
    )
)
"""Words that have no capital inside a term."""


class Use(NamedTuple):
    """A place where the name of a defined term stands: the longest name that fits there."""

    definition: Definition
    name: str
    """The term or the short form, as it was defined."""
    printed: str
    passage: Passage
    start: int
    """Where it begins in the text of the passage."""
    begins_sentence: bool
    titled: bool
    """Whether it stands in the title of an act, which is cited as it was enacted."""

    @property
    def is_term(self) -> bool:
        """Whether it is the term itself, not a short form."""
        return self.name == self.definition.term

    @property
    def exact(self) -> bool:
        """Whether it is written as it was defined."""
        return self.printed == self.name


def uses_of(definitions: Sequence[Definition], words: Iterable[Word]) -> Iterator[Use]:
    """Yield each use of what ``definitions`` define, in the order of the text, without the definitions' own heads."""
    names = _by_first_word(definitions)
    heads = {id(definition.placed.unit): len(definition.head) for definition in definitions}
    passage, behind = None, 0
    for word in words:
        if word.passage is not passage:
            passage, behind = word.passage, 0
            if passage.placed is not None and passage.kind == "definition":
                behind = heads.get(id(passage.placed.unit), 0)
        if word.start < behind:
            continue
        for name, definition in names.get(word.text.lower(), ()):
            end = word.start + len(name)
            printed = word.passage.text[word.start : end]
            if printed.lower() == name.lower() and not word.passage.text[end : end + 1].isalnum():
                yield Use(definition, name, printed, word.passage, word.start, word.begins_sentence, word.titled)
                behind = end
                break


def has_capitals(name: str) -> bool:
    """Say whether every word of a term begins with a capital, but for those that only join."""
    return not any(word[:1].islower() and word not in JOINING for word in name.split())


def _by_first_word(definitions: Iterable[Definition]) -> dict[str, list[tuple[str, Definition]]]:
    """Return the names by their first word, the longest first."""
    found: defaultdict[str, list[tuple[str, Definition]]] = defaultdict(list)
    for definition in definitions:
        for name in definition.names:
            first = WORD.match(name)
            if first:
                found[first.group().lower()].append((name, definition))
    for names in found.values():
        names.sort(key=lambda named: len(named[0]), reverse=True)
    return dict(found)
