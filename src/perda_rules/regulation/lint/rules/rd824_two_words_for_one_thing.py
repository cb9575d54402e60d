"""RD824: two words for one thing in one draft."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import instead, pattern

_READ = ("norm", "definition")


@rule("RD824", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find, at its first place, the rarer of two words of the list that the draft uses both."""
    kept = instead("one_thing_two_words")
    places: dict[str, list[Hit]] = {}
    for passage in draft.passages:
        if passage.kind in _READ:
            for found in pattern("one_thing_two_words").finditer(passage.text):
                places.setdefault(found.group().lower(), []).append(at(passage, found.start()))
    for thing in dict.fromkeys(kept.values()):
        used = sorted((word for word in places if kept[word] == thing), key=lambda word: len(places[word]))
        for word in used[:-1]:
            hit, usual = places[word][0], used[-1]
            params = {"word": word, "times": str(len(places[word])), "usual": usual, "more": str(len(places[usual]))}
            yield Hit(hit.line, hit.column, hit.eid, params)
