"""Lists that titles elaborate: a BAB opens with "… meliputi: a. …; b. …", and each item has its Bagian. Facts only.

Items and titles are compared by their words, less those that join and those that most titles of the series share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from perda_rules.regulation.document import Unit
from perda_rules.regulation.lint.draft import Draft, ItemList, Placed
from perda_rules.regulation.lint.vocabulary import phrases
from perda_rules.regulation.lint.wording import WORD

_FEWEST = 3
"""So few titles that are items of lists show that the lists are meant to be elaborated."""
_LONGEST = 20
"""An item of more words is no name."""
_MOST = 60_000
"""No draft has so many titles times items; to compare them would take too long."""
_SHARED = 0.5
_ALIKE = 0.6
_GENERAL = ("umum", "ketentuan ")

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Series:
    """The groups that a draft, BAB or Bagian is divided into, the first of which is a general one, with its lists."""

    holder: Unit | None
    """The BAB or Bagian; None for the draft."""
    groups: tuple[Placed, ...]
    """Those with a title that could elaborate an item: not the general ones, not those on penalties, closing, …"""
    lists: tuple[ItemList, ...]
    """The lists of names that the first group holds."""
    short_forms: Mapping[str, Words]
    """What the short forms of the draft stand for, in small letters."""

    def words(self, text: str) -> Words:
        """Return the words of ``text`` that name something, short forms written out."""
        found = (word.lower() for word in WORD.findall(text))
        written_out = (self.short_forms.get(word, (word,)) for word in found)
        return frozenset(word for words in written_out for word in words) - frozenset(phrases("function_words"))


@dataclass(frozen=True, slots=True)
class Elaboration:
    """Lists, and the series of groups that elaborates them."""

    groups: tuple[Placed, ...]
    items: tuple[Placed, ...]
    """The items of the lists of which at least one has a group, in the order of the text."""
    pairs: tuple[tuple[Placed, Placed], ...]
    """Each group that elaborates an item, with the item, in the order of the groups."""
    elaborated: frozenset[int]
    """The identities of the items that a group, or a group inside one, elaborates."""


def series(draft: Draft) -> Iterator[Series]:
    """Yield what is divided into groups, the first of them general, where that one holds lists."""
    divided: dict[int, list[Placed]] = {}
    for placed in draft.groups:
        if not placed.unit.nested:
            divided.setdefault(id(placed.above[-1]) if placed.above else 0, []).append(placed)
    lists = _lists_of_names(draft)
    short_forms = {
        alias.lower(): frozenset(word.lower() for word in WORD.findall(definition.term))
        for definition in draft.definitions
        for alias in definition.aliases
        if " " not in alias
    }
    for groups in divided.values():
        titled = tuple(placed for placed in groups if placed.unit.heading and not _is_general(placed.unit))
        opening = lists.get(id(groups[0].unit))
        if opening and len(titled) >= _FEWEST and _opens(groups[0].unit):
            holder = groups[0].above[-1] if groups[0].above else None
            yield Series(holder, titled, tuple(opening), short_forms)


def elaboration(one: Series) -> Elaboration | None:
    """Return the lists of ``one`` that its groups elaborate; None where they are not meant to."""
    titles = [one.words(placed.unit.heading or "") for placed in one.groups]
    counts = Counter(word for words in titles for word in words)
    shared = frozenset(word for word, count in counts.items() if count > _SHARED * len(titles))
    named = [
        (item, words - shared or words)
        for chosen in one.lists
        for item in chosen.items
        if (words := one.words(item.unit.text))
    ]
    if len(titles) * len(named) > _MOST:
        return None
    found = [_named_by(words - shared or words, named) for words in titles]
    pairs = tuple((placed, item) for placed, item in zip(one.groups, found, strict=True) if item is not None)
    if len(pairs) < _FEWEST or 2 * len(pairs) < len(titles):
        return None
    direct = {id(item.unit) for _, item in pairs}
    inner = (
        _named_by(one.words(child.heading), named)
        for placed in one.groups
        for child in placed.unit.children
        if child.heading
    )
    items = [
        item for chosen in one.lists if any(id(item.unit) in direct for item in chosen.items) for item in chosen.items
    ]
    return Elaboration(one.groups, tuple(items), pairs, frozenset(direct | {id(item.unit) for item in inner if item}))


def name_of(item: Placed) -> str:
    """Return the words of an item without what closes it: "data dan informasi; dan" → "data dan informasi"."""
    return item.unit.text.partition(";")[0].rstrip(" .,:")


def _named_by(title: Words, named: Iterable[tuple[Placed, Words]]) -> Placed | None:
    """Return the item that ``title`` names: the one most alike, or one that names it among others."""
    best, most = None, 0.0
    for item, words in named:
        alike = len(title & words) / len(title | words) if title else 0.0
        if len(title & words) == min(len(title), len(words)) > 1:
            alike = max(alike, _ALIKE)
        if alike >= _ALIKE and alike > most:
            best, most = item, alike
    return best


def _lists_of_names(draft: Draft) -> dict[int, list[ItemList]]:
    """Return the lists of names by the identity of each group that they stand in."""
    found: dict[int, list[ItemList]] = {}
    for chosen in draft.item_lists:
        outer = chosen.holder.unit.kind in ("article", "paragraph") and not chosen.holder.quoted
        if outer and all(len(item.unit.text.split(None, _LONGEST)) <= _LONGEST for item in chosen.items):
            for unit in chosen.holder.above:
                if unit.kind in ("chapter", "part", "subpart"):
                    found.setdefault(id(unit), []).append(chosen)
    return found


def _opens(unit: Unit) -> bool:
    """Say whether a group is a general one; one whose title is missing is where its first Paragraf is."""
    first = unit.children[0] if unit.children and not unit.heading else unit
    return _is_general(first)


def _is_general(unit: Unit) -> bool:
    return (unit.heading or "").lower().startswith(_GENERAL)
