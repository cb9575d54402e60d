"""A document as it was read, as an outline that one takes in at a glance: front matter, tree, counts, remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.reports.drafts.lines import Line, line, title
from perda_rules.reports.drafts.outline import DraftTold, UnitTold
from perda_rules.reports.wording import clean, count_of, write_number

REMARKS_SHOWN = 20
_LONGEST = 90
_GROUPS = ("book", "chapter", "part", "subpart")


def outline_lines(told: DraftTold, language: Language, *, whole: bool = False) -> list[Line]:
    """Return the outline; of the remarks only the first are named, unless the ``whole`` is asked for."""
    return list(_lines(told, language, whole))


def _lines(told: DraftTold, language: Language, whole: bool) -> Iterator[Line]:
    front = told.front
    yield title(front.title or told.file)
    for name, value in (
        ("type", front.type),
        ("number", _numbered(front.number, front.year)),
        ("authority", front.authority),
        ("recital", told.counts["recital"]),
        ("basis", told.counts["basis"]),
    ):
        if value:
            yield line(1, f"{_tell(f'front.{name}', language)}: {_short(str(value))}")
    yield title(_tell("contents", language))
    for unit in told.units:
        yield from _unit(unit, 1, language)
    for section in told.sections:
        if section.kind != "opening":
            yield line(1, _section(section.kind, section.heading, len(section.notes), section.line, language))
    yield title(_tell("counts", language))
    for kind, number in told.counts.items():
        if number:
            yield line(1, f"{write_number(number, language):>6}  {_tell(f'kind.{kind}', language)}")
    if told.remarks:
        yield title(f"{_tell('remarks', language)}: {len(told.remarks)}")
        for kind, number in Counter(one.kind for one in told.remarks).items():
            yield line(1, f"{number:>6}  {_tell(f'remark.{kind}', language)}")
        shown = told.remarks if whole else told.remarks[:REMARKS_SHOWN]
        for one in shown:
            where = f"{told.file}:{one.line}:{one.column}"
            yield line(1, f"{where}: {_tell(f'remark.{one.kind}', language)}: {_short(one.text)}")
        if len(shown) < len(told.remarks):
            yield line(1, _tell("more", language, n=len(told.remarks) - len(shown)))


def _numbered(number: str | None, year: str | None) -> str | None:
    """Return number and year, with a dash for the one that a draft leaves open."""
    return " / ".join(part or "–" for part in (number, year)) if number or year else None


def _unit(unit: UnitTold, depth: int, language: Language) -> Iterator[Line]:
    if unit.kind in _GROUPS:
        articles = sum(1 for _ in _articles(unit))
        inside = count_of("outline.count.article", articles, language)
        yield line(depth, f"{_name(unit, language)} {_short(unit.heading or '')} ({inside})".replace("  ", " "))
        for child in unit.children:
            yield from _unit(child, depth + 1, language)
        return
    if unit.kind == "article":
        inside = _inside(unit, language)
        marks = [_tell("implied", language)] if unit.implied_number else []
        marks += [_tell(f"role.{unit.role}", language)] if unit.role in ("container", "placeholder", "empty") else []
        extra = "; ".join(filter(None, (inside, *marks)))
        yield line(depth, f"{_name(unit, language)}{f' ({extra})' if extra else ''}: {_short(unit.text)}".rstrip(": "))
    for child in _quoted(unit):
        yield from _unit(child, depth + 1, language)


def _articles(unit: UnitTold) -> Iterator[UnitTold]:
    for child in unit.children:
        if child.kind == "article":
            yield child
        elif child.kind in _GROUPS:
            yield from _articles(child)


def _quoted(unit: UnitTold) -> Iterator[UnitTold]:
    """Yield the provisions of another act that ``unit`` quotes, the outermost of them."""
    for child in unit.children:
        if child.quoted and child.kind in ("article", *_GROUPS):
            yield child
        else:
            yield from _quoted(child)


def _inside(unit: UnitTold, language: Language) -> str:
    tally: Counter[str] = Counter()
    pending = list(unit.children)
    while pending:
        child = pending.pop()
        if child.kind in ("paragraph", "point", "definition"):
            tally[child.kind] += 1
            pending.extend(child.children)
    return ", ".join(count_of(f"outline.count.{kind}", number, language) for kind, number in sorted(tally.items()))


def _name(unit: UnitTold, language: Language) -> str:
    key = f"citation.{unit.kind}"
    if unit.number is None:
        name = _tell(f"unnumbered.{unit.kind}", language)
    else:
        value = (unit.id or unit.number).rpartition("__")[2].rpartition("_")[2]
        name = say(f"{key}.numbered", language, number=unit.number, value=value)
    return f"{_tell('quoted', language)} {name}" if unit.quoted else name


def _section(kind: str, heading: str | None, notes: int, number: int, language: Language) -> str:
    name = _tell(f"section.{kind}", language)
    count = f" ({count_of('outline.count.note', notes, language)})" if notes else ""
    return f"{name}{f': {_short(heading)}' if heading else ''}{count}, {_tell('line', language, n=number)}"


def _tell(key: str, language: Language, **params: object) -> str:
    return say(f"outline.{key}", language, **params)


def _short(text: str) -> str:
    return clean(text, _LONGEST)
