"""Of which type a document is, by what such documents are called on their face."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from perda_rules.evidence.proposals.models import Confidence, Found, Line, Place
from perda_rules.evidence.proposals.words import folded
from perda_rules.evidence.types import EvidenceType

_LATER = 0.06
"""What each place further down in the list of a type takes from a phrase."""
_BY_WORDS = (0.0, 0.7, 1.0, 1.2, 1.3)
"""What a phrase of so many words is worth: a longer one says more."""
_INSIDE = 0.35
"""What a phrase is worth that does not begin the title."""
_ALONE = 1.25
"""What a phrase is worth that is all there is in a line."""
_AGAINST, _AGAINST_BEGINNING = 0.35, 0.7
"""What words against it leave of a phrase, and of one that begins the title."""
_HEAD_LINE, _NAME, _FOLDER = 0.9, 0.3, 1.0
_USUAL = 1.12
_ROWS_OF_HEADINGS = 40
_ENOUGH_OF_A_ROW = 0.6
_LEAST = 0.2
_OTHERS = 2


class _Phrase(NamedTuple):
    type: str
    words: tuple[tuple[str, ...], ...]
    """The words between the gaps."""
    weight: float


class _Match(NamedTuple):
    score: float
    place: Place


class Recogniser:
    """All types, laid out by the first word of each of their phrases."""

    def __init__(self, types: Mapping[str, EvidenceType], counts_as: Mapping[str, str]) -> None:
        """Lay out ``types``; ``counts_as`` tells the wider office of an office."""
        self._counts_as = counts_as
        self._types = {name: kind for name, kind in types.items() if kind.recognise is not None}
        self._phrases: dict[str, list[_Phrase]] = {}
        self._against: dict[str, list[tuple[str, ...]]] = {}
        self._usual: dict[str, frozenset[str]] = {}
        self._columns: dict[str, dict[str, list[list[str]]]] = {}
        self.generic: set[str] = set()
        """What kinds of documents are called, which alone is no title."""
        self.capitals: set[str] = set()
        """Abbreviations that the names of types bear."""
        for name, kind in self._types.items():
            assert kind.recognise is not None  # noqa: S101 (chosen so above)
            count = len(kind.recognise.title)
            for rank, phrase in enumerate(kind.recognise.title):
                parts = tuple(tuple(folded(part)) for part in phrase.split("…"))
                size = min(sum(map(len, parts)), len(_BY_WORDS) - 1)
                weight = _BY_WORDS[size] * (1 - min(0.5, _LATER * rank * 10 / max(count, 10)))
                self._phrases.setdefault(parts[0][0], []).append(_Phrase(name, parts, weight))
                self.generic.add(" ".join(folded(phrase)))
            self.generic.add(" ".join(folded(kind.label.id)))
            self.capitals |= {
                word for word in kind.label.id.replace("(", " ").replace(")", " ").split() if word.isupper()
            }
            self._against[name] = [tuple(folded(phrase)) for phrase in kind.recognise.against]
            self._usual[name] = frozenset(kind.recognise.signed_by)
            columns: dict[str, list[list[str]]] = {}
            for words in (folded(column.label.id) for column in kind.columns.values()):
                columns.setdefault(words[0] if words else "", []).append(words)
            self._columns[name] = columns

    def words_of(self, name: str | None) -> frozenset[str]:
        """Return the words that documents of a type are called by."""
        kind = self._types.get(name or "")
        titles = kind.recognise.title if kind and kind.recognise else ()
        return frozenset(word for phrase in titles for word in folded(phrase))

    def recognise(
        self,
        title: Found | None,
        head: Sequence[Line],
        rows: Sequence[Line],
        name: str,
        folder: str,
        signatory: str | None,
    ) -> Found | None:
        """Return the type: by title, head and headings of rows, the names of file and folder, and who signed."""
        spoken = folded(str(title.value)) if title else []
        shown: dict[str, list[_Match]] = {}
        best: dict[str, _Match] = {}
        if title:
            self._keep(best, self._matches(spoken, spoken), title.place, 1.0)
        for line in head:
            self._keep(best, self._matches(folded(line.text), spoken, begin_only=True), line.place, _HEAD_LINE)
        for kind, match in best.items():
            shown.setdefault(kind, []).append(match)
        for kind, match in self._by_columns(rows).items():
            shown.setdefault(kind, []).append(match)
        read = bool(shown)
        words = folded(name.rpartition(".")[0] or name)
        named: dict[str, _Match] = {}
        self._keep(named, self._matches(words, words), Place("file-name", name), 1.0 if not spoken else _NAME)
        for kind, match in named.items():
            shown.setdefault(kind, []).append(match)
        if folder in self._types:
            shown.setdefault(folder, []).append(_Match(_FOLDER, Place("folder", folder)))
            read = True
        return self._choose(shown, signatory, read=read)

    def _choose(self, shown: Mapping[str, list[_Match]], signatory: str | None, *, read: bool) -> Found | None:
        offices = {signatory, self._counts_as.get(signatory or "")}
        scores = {
            kind: sum(match.score for match in matches) * (_USUAL if self._usual[kind] & offices else 1.0)
            for kind, matches in shown.items()
        }
        ranked = sorted(scores, key=lambda kind: (-scores[kind], kind))
        if not ranked or scores[ranked[0]] < _LEAST:
            return None
        top, second = scores[ranked[0]], scores[ranked[1]] if len(ranked) > 1 else 0.0
        sure: Confidence = "low"
        if read and top >= 0.85 and top >= 1.4 * second:
            sure = "high"
        elif read and top >= 0.55 and top >= 1.1 * second:
            sure = "medium"
        others = tuple(kind for kind in ranked[1:] if scores[kind] >= top / 2)[:_OTHERS]
        return Found(ranked[0], sure, max(shown[ranked[0]]).place, others)

    @staticmethod
    def _keep(best: dict[str, _Match], matches: Iterable[tuple[str, float]], place: Place, worth: float) -> None:
        for kind, score in matches:
            if kind not in best or best[kind].score < score * worth:
                best[kind] = _Match(score * worth, place)

    def _matches(
        self, words: Sequence[str], spoken: Sequence[str], *, begin_only: bool = False
    ) -> Iterable[tuple[str, float]]:
        for at, word in enumerate(words[:1] if begin_only else words):
            for phrase in self._phrases.get(word, ()):
                end = _found(phrase.words, words, at)
                if end is None:
                    continue
                score = phrase.weight * (1.0 if at == 0 else _INSIDE)
                if at == 0 and end == len(words):
                    score *= _ALONE
                said = [*words[:at], *words[end:], "", *spoken] if words is not spoken else words
                inside = [part for each in phrase.words for part in each]
                if any(
                    _contains(said, against) and not _contains(inside, against)
                    for against in self._against[phrase.type]
                ):
                    score *= _AGAINST if at else _AGAINST_BEGINNING
                yield phrase.type, score

    def _by_columns(self, rows: Sequence[Line]) -> dict[str, _Match]:
        """Match rows of headings against the columns of registers: how much of a row they account for."""
        best: dict[str, _Match] = {}
        for row in [row for row in rows if row.place.spot in ("sheet", "line")][:_ROWS_OF_HEADINGS]:
            words = folded(row.text)
            if not 3 <= len(words) <= 120:
                continue
            for kind, columns in self._columns.items():
                share = _share(words, columns)
                if share >= _ENOUGH_OF_A_ROW and (kind not in best or best[kind].score < share):
                    best[kind] = _Match(share, row.place)
        return best


def _found(parts: Sequence[tuple[str, ...]], words: Sequence[str], at: int) -> int | None:
    """Return where a phrase that begins at ``at`` ends; gaps take any words."""
    for number, part in enumerate(parts):
        starts = range(at, len(words)) if number else (at,)
        start = next((one for one in starts if tuple(words[one : one + len(part)]) == part), None)
        if start is None:
            return None
        at = start + len(part)
    return at


def _contains(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    return any(tuple(words[at : at + len(phrase)]) == phrase for at in range(len(words) - len(phrase) + 1))


def _share(words: Sequence[str], columns: Mapping[str, Sequence[list[str]]]) -> float:
    """Return how much of a row of headings the names of columns, by first word, account for; two at least."""
    at = covered = count = 0
    while at < len(words):
        begun = columns.get(words[at], ())
        fits = [len(column) for column in begun if words[at : at + len(column)] == column]
        covered += max(fits, default=0)
        count += bool(fits)
        at += max(fits, default=1)
    return covered / len(words) if count >= 2 else 0.0
