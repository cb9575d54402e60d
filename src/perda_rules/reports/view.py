"""What every report shows, in one language and in order: findings, heat map, evidence, and what stands outside.

:func:`make_view` turns an assessment into plain texts and numbers; the formats only place and escape them. Nothing
here judges, and nothing here knows a format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from perda_rules.assessment.findings import ordered_gaps
from perda_rules.assessment.models import GAPS, Assessment, Axis, Result, Roll, Shown, Verdict
from perda_rules.errors import Problem
from perda_rules.language import Language, write_date, write_percent
from perda_rules.messages import say, say_problem, sentence_keys
from perda_rules.reports.entries import Entry, Item, Named, Names, make_entry
from perda_rules.reports.wording import MAX_NAME, clean, count_of, write, write_number, write_reason, write_span

COLUMNS: tuple[Verdict, ...] = (*GAPS, "met", "not_due", "not_applicable")
"""The verdicts as tables show them: what asks for action first, worst first."""
BAR: tuple[Verdict, ...] = ("met", "late", "partial", "stale", "unmet", "needs_review", "not_due", "not_applicable")
"""The verdicts as the bar shows them: from what is done to what does not count."""
HEAT_LEVELS = 4


class Cell(NamedTuple):
    """How many results of one row have one verdict."""

    verdict: Named
    number: int
    heat: int
    """0 for none, else 1 to 4 by the share of the row."""
    start: float
    size: float
    """Where the verdict's part of the bar starts and how wide it is, in percent."""


class Row(NamedTuple):
    """One node of an axis with its counts and rate."""

    key: str
    name: str
    cells: tuple[Cell, ...]
    """In the order of COLUMNS."""
    bar: tuple[Cell, ...]
    """The cells that are not empty, in the order of BAR."""
    judged: int
    met: int
    of: int
    verified: int
    rate: str
    """Met of those that count, as a percentage; a dash over nothing."""
    verified_rate: str
    encoded: int
    note: str | None
    """Why nothing was judged here, where nothing was."""


class Group(NamedTuple):
    """The findings of one chapter or one objective."""

    node: Named
    findings: tuple[Entry, ...]


class Excluded(NamedTuple):
    """A statement that took duties out of an audit."""

    organisation: str
    fact: str
    value: str
    reason: str
    duties: tuple[str, ...]


class Trouble(NamedTuple):
    """A problem of a bundle as a reader sees it."""

    code: str
    place: str
    what: str
    do: str
    severity: Named


class Term(NamedTuple):
    """A term that the regulation defines, and where; the definition itself only from a draft that was supplied."""

    term: str
    citation: str
    text: str | None


class View(NamedTuple):
    """A whole report in one language."""

    language: Language
    title: str
    mode: Named
    explanation: str
    """What the mode means for the reader."""
    gap: str
    gaps: str
    """What a gap is called in this mode: one, and many (as a heading)."""
    facts: tuple[tuple[str, str], ...]
    corpus: str
    draft: str
    """Whether the text of the regulation was supplied, and of how many duties it is worded as what was encoded."""
    conclusion: tuple[str, ...]
    warnings: tuple[str, ...]
    total: Row
    axes: dict[str, tuple[Row, ...]]
    findings: tuple[Entry, ...]
    """The gaps, worst and most overdue first."""
    rest: tuple[tuple[Named, tuple[Entry, ...]], ...]
    """Everything else by verdict: met, not yet due, not applicable; in the order of the regulation."""
    items: tuple[Item, ...]
    exclusions: tuple[Excluded, ...]
    out_of_scope: tuple[Named, ...]
    glossary: tuple[Term, ...]
    decisions: tuple[tuple[str, str], ...]
    """Decisions that count for nothing, and why."""
    problems: tuple[Trouble, ...]
    leads: tuple[Named, ...]
    units: tuple[Named, ...]
    at: str
    made_by: str
    fingerprint: str

    def groups(self, axis: Literal["chapter", "objective", "element", "dimension"]) -> tuple[Group, ...]:
        """Return the findings by node, in the order of the nodes.

        Those that belong to no objective come last; of elements and dimensions only their own are returned.
        """
        none = Named("", say("report.without_objective", self.language))
        found: dict[Named, list[Entry]] = {}
        for entry in self.findings:
            node = getattr(entry, axis)
            if node or axis in ("chapter", "objective"):
                found.setdefault(node or none, []).append(entry)
        order = {row.key: place for place, row in enumerate(self.axes[axis])}
        nodes = sorted(found, key=lambda node: order.get(node.key, len(order)))
        return tuple(Group(node, tuple(found[node])) for node in nodes)


def make_view(assessment: Assessment, language: Language, *, gaps_only: bool = False) -> View:
    """Put an assessment into words. Pure: same assessment and language, same view.

    ``gaps_only`` leaves the duties without a gap out of ``rest``, for a view that does not show them.
    """
    names = Names(assessment, language)

    def entry(result: Result) -> Entry:
        return make_entry(assessment, result, names)

    def tell(key: str, **params: object) -> str:
        return say(f"report.{key}", language, **params)

    findings = tuple(entry(result) for result in ordered_gaps(assessment))
    rest = tuple(
        (_verdict(verdict, language), tuple(entry(r) for r in assessment.results if r.verdict == verdict))
        for verdict in COLUMNS
        if verdict not in GAPS and not gaps_only
    )
    every = [*findings, *(e for _, entries in rest for e in entries)]
    mode = assessment.mode
    return View(
        language=language,
        title=tell("title"),
        mode=Named(mode, tell(f"mode.{mode}.name")),
        explanation=tell(f"mode.{mode}.explanation"),
        gap=tell(f"mode.{mode}.gap"),
        gaps=tell(f"mode.{mode}.gaps"),
        facts=_facts(assessment, language, tell),
        corpus=_corpus(assessment, language, tell),
        draft=_draft(assessment, names, tell),
        conclusion=_conclusion(assessment, findings, language),
        # That the corpus is incomplete is said by `corpus`, with the counts.
        warnings=tuple(write_reason(r, language) for r in assessment.warnings if r.code != "corpus_incomplete"),
        total=_row(assessment.total, language),
        axes={
            axis: _rows(assessment, axis, language)
            for axis in ("chapter", "objective", "lead", "element", "dimension", "principle")
        },
        findings=findings,
        rest=tuple((verdict, entries) for verdict, entries in rest if entries),
        items=tuple(_items(assessment, names)),
        exclusions=tuple(_exclusions(assessment, names)),
        out_of_scope=tuple(Named(clean(key), _citation(assessment, key, language)) for key in assessment.out_of_scope),
        glossary=tuple(
            Term(
                term=write(defined.term, language, MAX_NAME),
                citation=write(defined.citation, language, MAX_NAME),
                text=clean(defined.text) if defined.text else None,
            )
            for defined in assessment.glossary
        ),
        decisions=tuple(_idle_decisions(assessment, language)),
        problems=tuple(_trouble(found, language) for found in assessment.problems),
        leads=_distinct(e.lead for e in every),
        units=_distinct(e.unit for e in every),
        at=write_date(assessment.at, language),
        made_by=tell("made_by", program=clean(assessment.run.program), engine=clean(assessment.run.engine)),
        fingerprint=clean(assessment.corpus.fingerprint),
    )


def _verdict(verdict: Verdict, language: Language) -> Named:
    return Named(verdict, say(f"verdict.{verdict}", language))


def _distinct(names: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(set(names), key=lambda named: (named.name.casefold(), named.key)))


def _facts(assessment: Assessment, language: Language, tell: Callable[..., str]) -> tuple[tuple[str, str], ...]:
    force = assessment.in_force_from
    facts = [
        ("at", write_date(assessment.at, language)),
        ("period", write_span(assessment.period_start, assessment.period_end, language)),
        ("in_force", write_date(force, language) if force else tell("fact.not_in_force")),
        ("promulgation", clean(assessment.promulgation) if assessment.promulgation else tell("fact.not_promulgated")),
        (
            "parties",
            "; ".join(
                f"{clean(party.name, MAX_NAME)} ({count_of('report.count.items', party.items, language)})"
                for party in assessment.parties
            ),
        ),
        ("scope", tell("fact.all_duties" if assessment.all_duties else "fact.own_duties")),
        ("profile", tell("fact.strict" if assessment.strict else "fact.plain")),
        ("classification", tell("fact.ordinary")),
    ]
    if assessment.ledger:
        facts.append(("ledger", clean(assessment.ledger)))
    return tuple((tell(f"fact.{name}"), value) for name, value in facts)


def _corpus(assessment: Assessment, language: Language, tell: Callable[..., str]) -> str:
    corpus = assessment.corpus
    return tell(
        "corpus.complete" if corpus.encoded >= corpus.assessable else "corpus.incomplete",
        encoded=write_number(corpus.encoded, language),
        assessable=write_number(corpus.assessable, language),
        provisions=write_number(corpus.provisions, language),
        places=write_number(corpus.places, language),
        obligations=write_number(corpus.obligations, language),
    )


def _draft(assessment: Assessment, names: Names, tell: Callable[..., str]) -> str:
    if not names.draft:
        return tell("wording.none")
    of, fit = len(assessment.duties), sum(duty.text is not None for duty in assessment.duties.values())
    key = "wording.all" if fit == of else "wording.some"
    return tell(key, fit=write_number(fit, names.language), of=write_number(of, names.language))


def _conclusion(assessment: Assessment, findings: tuple[Entry, ...], language: Language) -> tuple[str, ...]:
    rate = assessment.total.rate
    sentences = [
        say(
            f"report.conclusion.{'nothing' if not rate.of else 'rate' if rate.met else 'none_met'}",
            language,
            met=write_number(rate.met, language),
            of=write_number(rate.of, language),
            rate=write_percent(rate.met, rate.of, language),
            verified=write_number(rate.verified, language),
        )
    ]
    mode = assessment.mode
    if not findings:
        return (*sentences, say(f"report.conclusion.{mode}.no_gap", language))
    sentences.append(count_of(f"report.conclusion.{mode}.gaps", len(findings), language))
    critical = sum(entry.severity.key == "critical" for entry in findings)
    if critical:
        sentences.append(count_of("report.conclusion.critical", critical, language))
    overdue = max(entry.overdue_days for entry in findings)
    if overdue:
        sentences.append(count_of("report.conclusion.overdue", overdue, language))
    return tuple(sentences)


def _rows(assessment: Assessment, axis: Axis, language: Language) -> tuple[Row, ...]:
    corpus = assessment.corpus
    whole = corpus.encoded >= corpus.assessable
    empty = "report.row.no_duty" if whole else "report.row.not_encoded"
    return tuple(_row(roll, language, empty) for roll in assessment.rolls.get(axis, ()))


def _row(roll: Roll, language: Language, empty: str = "report.row.no_duty") -> Row:
    """Put one node into words; the sentence ``empty`` says why nothing of it is encoded."""
    judged = sum(roll.counts.values())
    cells: dict[Verdict, Cell] = {}
    start = 0.0
    for verdict in BAR:
        count = roll.counts.get(verdict, 0)
        size = 100 * count / judged if judged else 0.0
        heat = -(-HEAT_LEVELS * count // judged) if judged else 0
        cells[verdict] = Cell(_verdict(verdict, language), count, heat, round(start, 2), round(size, 2))
        start += size
    note = None
    if not judged:
        note = say("report.row.not_judged" if roll.encoded else empty, language)
    key, name = clean(roll.key, MAX_NAME), write(roll.label, language, MAX_NAME)
    rate = roll.rate
    return Row(
        key=key,
        name=name.removeprefix(key).lstrip(" :–—-·") or name,
        cells=tuple(cells[verdict] for verdict in COLUMNS),
        bar=tuple(cells[verdict] for verdict in BAR if cells[verdict].number),
        judged=judged,
        met=rate.met,
        of=rate.of,
        verified=rate.verified,
        rate=write_percent(rate.met, rate.of, language),
        verified_rate=write_percent(rate.verified, rate.of, language),
        encoded=roll.encoded,
        note=note,
    )


def _citation(assessment: Assessment, obligation: str, language: Language) -> str:
    duty = assessment.duties.get(obligation)
    return write(duty.citation, language, MAX_NAME) if duty else clean(obligation)


def _items(assessment: Assessment, names: Names) -> Iterable[Item]:
    language = names.language
    for number, shown in enumerate(assessment.items, start=1):
        own = shown.key.removeprefix(f"{shown.organisation}/")
        yield Item(
            number=number,
            key=clean(shown.key),
            id="" if shown.file and PurePosixPath(shown.file).stem == own else clean(own),
            organisation=names.of(shown.organisation).name,
            type=write(shown.type_label, language),
            title=clean(shown.title, MAX_NAME),
            document=clean(shown.number) if shown.number else None,
            date=write_date(shown.date, language),
            status=_known(f"report.status.{shown.status}", shown.status, language),
            level=_level(shown, language),
            file=clean(shown.file) if shown.file else None,
            rejected=_rejection(assessment, shown.key, shown.rejected, language) if shown.rejected else None,
            used_by=shown.used_by,
        )


def _level(shown: Shown, language: Language) -> str:
    """Write the assurance level, and what reading the file showed."""
    level = _known(f"level.{shown.level}", shown.level, language)
    if shown.unproven:
        fields = [_known(f"report.unproven.{field}", field, language) for field in shown.unproven]
        return f"{level}; {say('report.unproven.told', language, fields=', '.join(fields))}"
    return f"{level}; {say(f'report.reading_of.{shown.reading}', language)}" if shown.reading else level


def _rejection(assessment: Assessment, key: str, code: str, language: Language) -> str:
    """Say why an item was rejected: the sentence of the problem that belongs to it, else of the bare code."""
    for found in assessment.problems:
        if found.code == code and found.subject in (key, key.rpartition("/")[2]):
            return _trouble(found, language).what
    return clean(code)


def _known(key: str, otherwise: str, language: Language) -> str:
    return say(key, language) if key in sentence_keys() else clean(otherwise)


def _exclusions(assessment: Assessment, names: Names) -> Iterable[Excluded]:
    language = names.language
    for exclusion in assessment.exclusions:
        yield Excluded(
            organisation=names.of(exclusion.organisation).name,
            fact=write(exclusion.label, language),
            value=say("report.yes" if exclusion.value else "report.no", language),
            reason=clean(exclusion.reason),
            duties=tuple(_citation(assessment, obligation, language) for obligation in exclusion.obligations),
        )


def _idle_decisions(assessment: Assessment, language: Language) -> Iterable[tuple[str, str]]:
    for key, decisions in (("expired", assessment.expired_decisions), ("unused", assessment.unused_decisions)):
        for decision in decisions:
            parts = [decision.author, write_date(decision.date, language)]
            if decision.expires:
                parts.append(say("report.expires", language, day=write_date(decision.expires, language)))
            text = f"{decision.id}: {decision.reason} ({', '.join(parts)})"
            yield say(f"report.decision.{key}", language), clean(text)


def _trouble(found: Problem, language: Language) -> Trouble:
    try:
        what, do = say_problem(found, language)
    except (KeyError, IndexError, ValueError):
        # Of another version of the program: its values say more than silence.
        what, do = ", ".join(found.params.values()) or found.code, ""
    return Trouble(
        code=clean(found.code),
        place=clean(str(found.place)),
        what=clean(what),
        do=clean(do),
        severity=Named(found.severity, say(f"report.problem_severity.{found.severity}", language)),
    )
