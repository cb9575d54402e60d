"""The grammar of Indonesian legislative citations: from running text to paths of numbers, without looking at the act.

A citation is a chain of levels ("Pasal 5 ayat (1) huruf a"), several chains in a list or range, and the act that they
are of. What a chain leaves out it takes over from the one before: "Pasal 5 ayat (1) dan ayat (2)" cites Pasal 5 twice,
"ayat (1) dan (2)" an ayat twice. The older order, inner levels first, is read too ("ayat (2) Pasal 5"). Of a comma
before an inner level ("Pasal 5, ayat (1)") the older style is assumed, that is Pasal 5 ayat (1); after "dan" an inner
level is one of the place where the words stand ("Pasal 5 dan ayat (1)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from perda_rules.regulation.references.acts import ACT_STARTS, find_act, known_by_name, names_again
from perda_rules.regulation.references.models import ActName, Level, Step, Target
from perda_rules.regulation.references.numerals import counts, read_next, read_numeral
from perda_rules.regulation.references.words import any_of, spelled, words
from perda_rules.regulation.tokens import completes, speaks_of

DEPTH: Mapping[Level, int] = {
    "annex": 0, "book": 1, "chapter": 2, "part": 3, "subpart": 4, "article": 5, "paragraph": 6, "point": 7,
}  # fmt: skip
"""How deep a level lies in an act; points lie inside points."""

_BREAK = r"(?:-\s)?"
# The last letter of "Pasal" and of "ayat" is what OCR damages most.
_LEVEL = re.compile(
    rf"""
      (?P<annex>{spelled("Lampiran")}|LAMPIRAN)
    | (?P<book>Buku|BUKU)
    | (?P<chapter>[Bb][Aa][Bb])
    | (?P<part>{spelled("Bagian")})
    | (?P<subpart>{spelled("Paragraf")})
    | (?P<article>[Pp]{_BREAK}a{_BREAK}s{_BREAK}a{_BREAK}[l1I|tJ]|PASAL)
    | (?P<paragraph>[Aa]{_BREAK}y{_BREAK}a{_BREAK}[tl]|AYAT)
    | (?P<point>[Hh]{_BREAK}u{_BREAK}r{_BREAK}u{_BREAK}f|[Aa]{_BREAK}n{_BREAK}g{_BREAK}k{_BREAK}a
        | [Bb]utir|HURUF|ANGKA|BUTIR)
    """,
    re.VERBOSE,
)
_WORDS: Mapping[Level, str] = {
    "annex": "lampiran", "book": "buku", "chapter": "bab", "part": "bagian", "subpart": "paragraf", "article": "pasal",
    "paragraph": "ayat",
}  # fmt: skip
_POINTS: Mapping[str, str] = {"h": "huruf", "a": "angka", "b": "butir"}
_START = re.compile(rf"(?<![^\W_])(?:(?P<level>{_LEVEL.pattern})|(?P<act>{ACT_STARTS}))", re.VERBOSE)
_GAP = re.compile(r"[\s^_]{0,3}")
_THIS = re.compile(r"\s(?:ini)(?!\w)")
_VAGUE = re.compile(rf"\s{any_of(words('vague'))}(?!\w)")
_TO = re.compile(r",?\s?(?:s(?:am)?pai(?:\s(?:dengan|dgn\.?))?|hingga|s\s?[./]\s?d\.?)(?!\w)\s?|\s?[-–—]\s?")
_AND = re.compile(r"\s?,?\s?(?:dan\s?[/f]\s?a\s?tau|dan|atau|serta|maupun|jo\.?|juncto)(?![^\W_])[\s^_]{0,3}")
_COMMA = re.compile(r"\s?,[\s^]{0,2}")
_LISTED = re.compile(r"(?:[0-9]{1,4}[A-Za-z]?,\s?){0,60}[0-9]{1,4}[A-Za-z]?\s?,?\s(?:dan|atau|serta|sampai)(?!\w)")
_OF = re.compile(r"[\s^]{1,2}(?:(?:dari|dalam|pada|atas)\s(?:ketentuan\s)?)?")
_CITING = re.compile(r"[Dd]imaksud\s(?:pada|dalam)\s\Z")
_LEADS = re.compile(r"(?:pada|dalam|dimaksud|ketentuan|antara)\s\Z", re.IGNORECASE)
_NAMES = re.compile(rf"(?<!\w)(?P<name>{any_of(words('names'))})\s\Z", re.IGNORECASE)
_BILL = re.compile(r"(?i:rancangan)\s\Z")
_OPENS = re.compile(r"[\s^_]*(?:[A-Z]|\([0-9lI])")
_HEADINGS = ("article", "book", "chapter", "part", "subpart")
_BEFORE = 40
_DEEPEST = 16


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as it reads, before anything is known of what it cites."""

    start: int
    end: int
    targets: tuple[Target, ...]
    """Their status and eIds say nothing yet."""
    act: ActName | None = None


def citations(text: str) -> Iterator[Citation]:
    """Yield every citation in ``text``, in order. Takes time linear in its length."""
    position = 0
    while match := _START.search(text, position):
        found = _read_act(text, match.start()) if match["act"] else _read_chains(text, match.start())
        if found is not None and (found.targets or found.act):
            yield found
        position = found.end if found is not None else match.end()


def _read_act(text: str, start: int) -> Citation | None:
    """Read the name of an act, and what is cited of it if that comes after ("Undang-Undang Nomor 5 … Pasal 7").

    A bill ("Rancangan Undang-Undang tentang …") is no act, and "Undang-Undang tersebut" alone is no citation.
    """
    act = find_act(text, start)
    if act is None:
        return None
    gap = _OF.match(text, act.end)
    level = _LEVEL.match(text, gap.end()) if gap and gap.end() == act.end + 1 else None
    if level is not None and level.lastgroup in ("article", "chapter"):
        cited = _read_chains(text, level.start())
        if cited is not None and cited.act is None:
            return Citation(start, cited.end, cited.targets, act)
    bill = _BILL.search(text, max(0, start - _BEFORE), start) is not None and not act.number
    return Citation(start, act.end, (), None if bill or names_again(act) else act)


def _read_chains(text: str, start: int) -> Citation | None:
    reader = _Chains(text, start)
    if not reader.targets:
        return None
    targets = tuple(target.made(text) for target in reader.targets)
    end = reader.position
    named = _NAMES.search(text, max(0, start - _BEFORE), start) if text[start : start + 1] in "Pp" else None
    if named is not None:
        return Citation(start, end, targets, known_by_name(named["name"], named.start("name")))
    of = _OF.match(text, end)
    act_here = find_act(text, of.end(), attached=of.end() <= end + 2) if of else None
    if act_here is not None and reader.outermost <= DEPTH["article"]:
        return Citation(start, act_here.end, targets, act_here)
    return Citation(start, end, () if _is_heading(text, targets) else targets)


def _is_heading(text: str, targets: tuple[Target, ...]) -> bool:
    """Say whether a Pasal, BAB, Bagian or Paragraf is the heading of one, which damage has left in running text."""
    first = targets[0]
    level = first.path[0].level
    if len(targets) > 1 or len(first.steps) > 1 or first.path[0].numeral is None or level not in _HEADINGS:
        return False
    before = text[max(0, first.start - _BEFORE) : first.start].strip()
    opens = _OPENS.match(text, first.end) is not None
    return opens and (bool(before) and completes(before) if level == "article" else not speaks_of(before))


@dataclass(slots=True)
class _Chain:
    """A target in the making."""

    start: int
    end: int
    path: list[Step]
    taken: int = 0
    """How many of its first steps it takes over from the target before it."""
    until: list[Step] = field(default_factory=list)

    def made(self, text: str) -> Target:
        return Target(text[self.start : self.end], self.start, self.end, tuple(self.path), tuple(self.until))


class _Chains:
    """Reads chains from a place of the text as far as they go."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.position = start
        self.targets: list[_Chain] = []
        first = self._step(start)
        if first is None or not self._is_sure(first):
            return
        self.targets.append(_Chain(first.start, first.end, [first]))
        self.position = first.end
        while self._descend() or self._go_on():
            pass

    @property
    def outermost(self) -> int:
        """The depth of the outermost level that is cited."""
        return min(DEPTH[step.level] for target in self.targets for step in target.path)

    def _step(self, start: int) -> Step | None:
        """Read a level with its number at ``start``."""
        match = _LEVEL.match(self.text, start)
        if match is None or match.lastgroup is None:
            return None
        level: Level = match.lastgroup  # type: ignore[assignment]  # the groups are named after the levels
        word = _WORDS.get(level) or _POINTS[match.group()[0].lower()]
        end = match.end()
        if this := _THIS.match(self.text, end):
            return Step(level, word, self.text[start : this.end()], start, this.end(), this=True)
        gap = _GAP.match(self.text, end)
        numeral = read_numeral(level, word, self.text, gap.end() if gap else end)
        if numeral is not None:
            return Step(level, word, self.text[start : numeral.end], start, numeral.end, numeral)
        if level in ("article", "paragraph") and (vague := _VAGUE.match(self.text, end)):
            return Step(level, word, self.text[start : vague.end()], start, vague.end())
        after = self.text[end : end + 1]
        blank = level == "annex" and match.group().istitle()
        if not (after.isalnum() or after == "-") and (blank or self._needs_number(level, start)):
            return Step(level, word, match.group(), start, end)
        return None

    def _needs_number(self, level: Level, start: int) -> bool:
        """Say whether a number was left out: "sebagaimana dimaksud pada ayat dipidana"."""
        before = self.text[max(0, start - _BEFORE) : start]
        return level in ("article", "paragraph", "point") and _CITING.search(before) is not None

    def _is_sure(self, step: Step) -> bool:
        """Say whether a citation may begin with ``step``: an "angka 5" alone may be any number."""
        if step.word not in ("angka", "butir") or step.numeral is None:
            return True
        if counts(self.text, step.end):
            return False
        before = self.text[max(0, step.start - _BEFORE) : step.start]
        after = _GAP.match(self.text, step.end)
        above = _LEVEL.match(self.text, after.end()) if after else None
        return _LEADS.search(before) is not None or above is not None

    def _descend(self) -> bool:
        """Read a level that follows at once: an inner one, or the outer one of the older order."""
        gap = _GAP.match(self.text, self.position)
        step = self._step(gap.end()) if gap else None
        if step is None:
            return False
        last = self.targets[-1]
        path = last.until or last.path
        if path[-1].this and not step.this and DEPTH[step.level] <= DEPTH[path[-1].level]:
            return False
        if _lies_in(step, path):
            path.append(step)
        elif not self._turn(step):
            return False
        last.end = self.position = step.end
        return True

    def _turn(self, outer: Step) -> bool:
        """Put ``outer`` before what was read in the older order: "ayat (1) dan ayat (2) Pasal 5"."""
        for target in reversed(self.targets):
            is_last = target is self.targets[-1]
            own = target.path[target.taken :] if is_last else target.path
            if any(DEPTH[step.level] <= DEPTH[outer.level] for step in own):
                return not is_last
            inward = own[::-1] if own[0].level == "point" else own
            target.path = [outer, *sorted(inward, key=lambda step: DEPTH[step.level])]
            inner = [step for step in target.until if DEPTH[step.level] > DEPTH[outer.level]]
            target.until = [outer, *inner] if inner else []
            target.taken = 0
        return True

    def _go_on(self) -> bool:
        """Read a further target of the list, or the other end of a range."""
        last = self.targets[-1]
        if (to := _TO.match(self.text, self.position)) and not last.until:
            step = self._step(to.end()) or self._next(to.end())
            if step is not None:
                last.until = self._path(step)[0]
                last.end = self.position = step.end
            return step is not None
        comma = _COMMA.match(self.text, self.position)
        link = _AND.match(self.text, self.position) or comma
        if link is None:
            return False
        step = self._step(link.end())
        if step is None and (link is not comma or self._is_listed(link.end())):
            step = self._next(link.end())
        if step is None:
            return False
        path, taken = self._path(step)
        joins = link is comma and not (taken or step.this or last.until)
        if joins and _lies_in(step, last.path):
            last.path.append(step)
            last.end = step.end
        else:
            self.targets.append(_Chain(step.start, step.end, path, taken))
        self.position = step.end
        return True

    def _is_listed(self, start: int) -> bool:
        """Say whether bare figures at ``start`` are a list that ends as lists do ("3, 4, dan 5"), or no figures."""
        return not self.text[start : start + 1].isdigit() or _LISTED.match(self.text, start) is not None

    def _next(self, start: int) -> Step | None:
        """Read a number that goes on the level before it."""
        last = self.targets[-1].path[-1] if not self.targets[-1].until else self.targets[-1].until[-1]
        numeral = read_next(last.level, last.word, self.text, start)
        if numeral is None:
            return None
        return Step(last.level, last.word, self.text[numeral.start : numeral.end], numeral.start, numeral.end, numeral)

    def _path(self, step: Step) -> tuple[list[Step], int]:
        """Return the path of ``step``, and how many of its first steps it takes over from the target before it."""
        before = self.targets[-1].until or self.targets[-1].path
        for at in reversed(range(len(before))):
            if before[at].word == step.word and _bracketed(before[at]) == _bracketed(step):
                return [*before[:at], step], at
        kept = [above for above in before if DEPTH[above.level] < DEPTH[step.level]]
        if len(kept) == len(before):  # an inner level of where the words stand
            kept = []
        return [*kept, step], len(kept)


def _lies_in(step: Step, path: list[Step]) -> bool:
    """Say whether ``step`` can be an inner level of what ends ``path``."""
    last = path[-1]
    if len(path) >= _DEEPEST:
        return False
    if step.level == last.level == "point":
        return step.word != last.word or _bracketed(step) != _bracketed(last)
    return DEPTH[step.level] > DEPTH[last.level]


def _bracketed(step: Step) -> bool:
    """Say whether a point is printed with a bracket ("huruf a)"), which is a level of its own."""
    return step.level == "point" and step.numeral is not None and step.numeral.text.endswith(")")
