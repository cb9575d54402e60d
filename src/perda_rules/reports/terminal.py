"""The report in a terminal: a summary that one can take in at a glance, then the gaps, and one obligation in full.

Where the output is no terminal it is plain text of a stable width: no colour, no drawing. Every text goes out as
:class:`rich.text.Text`, never as markup, and was cleaned of control signs by the view.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from perda_rules.assessment.models import GAPS, Assessment, Result
from perda_rules.errors import InputError, problem
from perda_rules.language import DEFAULT_LANGUAGE, Language
from perda_rules.messages import say
from perda_rules.reports.entries import Asked, Entry, Names, make_entry
from perda_rules.reports.view import Row, View, make_view
from perda_rules.reports.wording import clean

PLAIN_WIDTH = 100
STYLES = {
    "unmet": "bold red", "stale": "dark_orange3", "partial": "yellow3", "late": "dark_olive_green3",
    "needs_review": "medium_purple1", "met": "green", "not_due": "bright_black", "not_applicable": "bright_black",
}  # fmt: skip
MARKS = {"met": ("✓", "x"), "late": ("✓", "x"), "partial": ("½", "~"), "missing": ("✕", " "), "pending": ("…", ".")}
"""Of windows and events: in a terminal, and in plain text between brackets."""


@dataclass(frozen=True, slots=True)
class _Page:
    """Where to write, and how wide."""

    console: Console
    language: Language

    @classmethod
    def on(cls, console: Console, language: Language) -> _Page:
        """Take the console as it is, or one of a stable width where its output is no terminal."""
        if not console.is_terminal and console.width != PLAIN_WIDTH:
            console = Console(file=console.file, width=PLAIN_WIDTH, color_system=None, force_terminal=False)
        return cls(console, language)

    @property
    def plain(self) -> bool:
        return not self.console.is_terminal

    @property
    def width(self) -> int:
        return self.console.width

    def tell(self, key: str, **params: object) -> str:
        return say(f"report.{key}", self.language, **params)

    def write(self, *parts: str | tuple[str, str], indent: int = 0, hang: int = 0) -> None:
        """Write one paragraph, wrapped; ``hang`` indents its further lines more."""
        text = Text.assemble(*parts)
        lines = text.wrap(self.console, max(self.width - indent - hang, 20))
        for number, line in enumerate(lines):
            line.rstrip()
            lines[number] = Text(" " * (indent + (hang if number else 0))) + line
        self.console.print(Text("\n").join(lines), soft_wrap=True, highlight=False)

    def heading(self, title: str) -> None:
        self.write()
        self.write((title, "bold"))

    def field(self, name: str, value: str, indent: int = 0) -> None:
        """Write "name: value"."""
        self.write((f"{name}: ", "bold"), value, indent=indent, hang=2)

    def bar(self, share: float, width: int) -> tuple[Text, Text]:
        full = round(share * width)
        done, rest = ("#", "-") if self.plain else ("█", "░")
        return Text(done * full, "green"), Text(rest * (width - full), "bright_black")


def summary_terminal(
    assessment: Assessment, console: Console, language: Language = DEFAULT_LANGUAGE, limit: int = 20
) -> None:
    """Write the summary, then the gaps, worst and most overdue first, then what was wrong with the bundles.

    ``limit`` is how many gaps are shown, 0 for all.
    """
    page, view = _Page.on(console, language), make_view(assessment, language, gaps_only=True)
    _head(page, view)
    for axis in ("chapter", "objective"):
        _axis(page, say(f"axis.{axis}", language), view.axes[axis], keyed=axis == "objective")
    page.heading(f"{view.gaps}: {len(view.findings)}")
    shown = view.findings[:limit] if limit else view.findings
    for number, entry in enumerate(shown, start=1):
        _gap(page, entry, number)
    if not view.findings:
        page.write(page.tell("no_gaps"))
    if len(shown) < len(view.findings):
        page.write(page.tell("terminal.more", n=len(view.findings) - len(shown)))
    if view.problems:
        page.heading(f"{page.tell('section.problems')}: {len(view.problems)}")
        for found in view.problems:
            style = "red" if found.severity.key == "error" else "yellow"
            page.write((f"{found.place}: {found.code} ", style), f"{found.what} {found.do}", hang=2)
    page.write()


def _head(page: _Page, view: View) -> None:
    page.write((view.title, "bold"), f" · {view.mode.name}")
    page.write((view.explanation, "italic"))
    page.write()
    page.write(" · ".join(f"{name}: {value}" for name, value in view.facts))
    page.write()
    total = view.total
    width = min(40, page.width - 60)
    for rate, part, text in (
        (total.rate, total.met, page.tell("glance.met", met=total.met, of=total.of)),
        (total.verified_rate, total.verified, page.tell("glance.verified", verified=total.verified, of=total.of)),
    ):
        bar = page.bar(part / total.of if total.of else 0, width)
        page.write((f"{rate:>7}  ", "bold"), *((text.plain, str(text.style)) for text in bar), f"  {text}")
    page.write()
    line: list[tuple[str, str]] = []
    for cell in total.cells:
        count = f"{cell.number} {cell.verdict.name}"
        if line and sum(len(text) for text, _ in line) + len(count) > page.width:
            page.write(*line)
            line = []
        if cell.number:
            line += [(count, STYLES[cell.verdict.key]), ("   ", "")]
    page.write(*line)
    page.write()
    page.write(" ".join(view.conclusion))
    page.write(view.corpus)
    for warning in view.warnings:
        page.write((f"{page.tell('warning')}: ", "bold yellow"), warning)


def _axis(page: _Page, name: str, rows: Iterable[Row], *, keyed: bool) -> None:
    """Write the nodes that count, weakest first: rate, and how many of each kind of gap."""
    counted = sorted((row for row in rows if row.of), key=lambda row: (row.met / row.of, -row.of))
    others = [row for row in rows if not row.of]
    page.heading(page.tell("terminal.weakest", axis=name))
    if counted:
        # In a narrow window the kinds of gaps give way to the names.
        gaps = [cell.verdict for cell in counted[0].cells if cell.verdict.key in GAPS] if page.width >= 90 else []
        words = {verdict.key: max(len(word) for word in verdict.name.split()) for verdict in gaps}
        shares = [f"{row.met}/{row.of}" for row in counted]
        fixed = [7, max(map(len, shares)), 10, *words.values()]
        table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
        table.add_column("", width=max(page.width - sum(fixed) - len(fixed), 8), no_wrap=True, overflow="ellipsis")
        table.add_column(Text(page.tell("rate")), justify="right", width=7)
        table.add_column("", justify="right", width=fixed[1])
        table.add_column("", width=10)
        for verdict in gaps:
            table.add_column(Text(verdict.name), justify="right", width=words[verdict.key], style=STYLES[verdict.key])
        for row, share in zip(counted, shares, strict=True):
            title = Text.assemble((f"{row.key} ", "bold") if keyed else "", row.name)
            cells = [Text(str(cell.number) if cell.number else "·") for cell in row.cells[: len(gaps)]]
            bar = Text.assemble(*page.bar(row.met / row.of, 10))
            table.add_row(title, Text(row.rate), Text(share), bar, *cells)
        page.console.print(table, highlight=False)
    if others:
        missing = sum(row.note == page.tell("row.not_encoded") for row in others)
        key = "terminal.not_encoded" if missing else "terminal.not_counted"
        page.write((page.tell(key, n=len(others), missing=missing), "bright_black"))


def _gap(page: _Page, entry: Entry, number: int) -> None:
    tags = [entry.severity.name, entry.progress, page.tell("excepted") if entry.excepted else entry.overdue or ""]
    page.write()
    page.write(
        f"{number:>3}. ",
        (entry.verdict.name, STYLES[entry.verdict.key]),
        f" · {' · '.join(filter(None, tags))} · {entry.citation}",
        hang=5,
    )
    page.write((entry.action, "bold"), indent=5)
    page.write((_where(entry), "bright_black"), indent=5)
    for text in entry.condition:
        page.write(text, indent=5)
    for asked in entry.asked:
        if asked.near and not asked.satisfied:
            _near(page, asked, indent=5)
    if entry.reading and entry.reading.decisive:
        page.write((page.tell("reading.decisive"), "medium_purple1"), f": {_reading(page, entry)}", indent=5)
    page.write("→ " if not page.plain else "-> ", entry.recommendation, indent=5, hang=3)


def _where(entry: Entry) -> str:
    parts = [entry.lead.name]
    if entry.unit.key not in ("city", entry.lead.key):
        parts.append(entry.unit.name)
    if entry.objective:
        parts.append(entry.practice or entry.objective.key)
    return " · ".join([*parts, entry.obligation])


def _near(page: _Page, asked: Asked, indent: int) -> None:
    if asked.near is None:
        return
    key = "near_one" if len(asked.lacks) == 1 else "near_many"
    page.write(
        (f"{page.tell('near')}: ", "yellow3"),
        f"{asked.near.title} ({asked.near.key}); {page.tell(key, n=len(asked.lacks))}: {asked.lacking}",
        indent=indent,
        hang=2,
    )


def _reading(page: _Page, entry: Entry) -> str:
    reading = entry.reading
    if reading is None:
        return ""
    words = f"“{reading.words}”" if reading.words else ""
    meaning = " = ".join(filter(None, (words, reading.length)))
    return "; ".join(filter(None, (meaning, f"{page.tell('reading.ground')}: {reading.ground}")))


def explain_terminal(
    assessment: Assessment, obligation: str, console: Console, language: Language = DEFAULT_LANGUAGE
) -> None:
    """Write one obligation in full: the duty, the evidence asked for, what was found, what failed, and what to do.

    Raises InputError where the assessment does not know the obligation (A006).
    """
    page = _Page.on(console, language)
    if obligation in assessment.out_of_scope:
        page.write(page.tell("terminal.not_judged", obligation=clean(obligation)))
        return
    if obligation not in assessment.duties:
        raise InputError(problem("A006", "-", obligation=clean(obligation)))
    names = Names(assessment, language)
    entries = [
        make_entry(assessment, result, names) for result in assessment.results if result.obligation == obligation
    ]
    for number, entry in enumerate(entries):
        if number == 0:
            _duty(page, entry)
            if not assessment.parties:
                page.write()
                page.write((page.tell("terminal.no_bundle"), "italic"))
        _finding(page, entry, judged=bool(assessment.parties))
    page.write()


def result_terminal(
    assessment: Assessment, result: Result, console: Console, language: Language = DEFAULT_LANGUAGE
) -> None:
    """Write one result in full: the duty, then what was found for this unit."""
    page = _Page.on(console, language)
    entry = make_entry(assessment, result, Names(assessment, language))
    _duty(page, entry)
    _finding(page, entry, judged=True)


def _duty(page: _Page, entry: Entry) -> None:
    page.write((entry.citation, "bold"), f" · {entry.heading}")
    page.write((entry.obligation, "bright_black"))
    page.write()
    page.field(page.tell("terminal.duty"), entry.action)
    if entry.quote:
        page.field(page.tell("terminal.text"), f"“{entry.quote}”")
    page.field(page.tell("terminal.actor"), entry.actor)
    support = f" ({page.tell('support')}: {', '.join(entry.support)})" if entry.support else ""
    page.field(say("axis.lead", page.language), entry.lead.name + support)
    page.field(page.tell("deadline"), entry.deadline)
    if entry.reading:
        decisive = f"{page.tell('reading.decisive')}; " if entry.reading.decisive else ""
        page.field(page.tell("reading.title"), decisive + _reading(page, entry))
    page.field(page.tell("terminal.severity"), entry.severity.name)
    if entry.objective:
        name = f"{entry.practice or entry.objective.key} ({entry.objective.name})"
        page.field(say("axis.objective", page.language), name)
    if entry.related:
        page.field(say("axis.related", page.language), ", ".join(entry.related))
    if entry.serves:
        page.field(say("axis.principle", page.language), "; ".join(entry.serves))
    page.field(page.tell("terminal.evidence"), entry.evidence)
    for remark in entry.remarks:
        page.field(page.tell("remark"), remark)


def _finding(page: _Page, entry: Entry, *, judged: bool) -> None:
    if judged:
        page.heading(entry.unit.name)
        tags = [entry.progress, f"{page.tell('due')} {entry.due}" if entry.due else "", entry.overdue or ""]
        tags.append(entry.basis.name if entry.basis else "")
        rest = "".join(f" · {tag}" for tag in tags if tag)
        page.write((entry.verdict.name, STYLES[entry.verdict.key]), rest, indent=2)
        for text in entry.condition:
            page.write(text, indent=2)
    if entry.asked:
        page.write()
        page.write((page.tell("asked.title") if judged else page.tell("terminal.evidence"), "bold"), indent=2)
        for asked in entry.asked:
            _asked(page, asked, judged=judged)
    if entry.windows and judged:
        page.write()
        page.write((page.tell("windows.title"), "bold"), indent=2)
        page.write(" ".join(f"{slot.short}{_mark(page, slot.state.key)}" for slot in entry.windows), indent=4)
        page.write(entry.windows_summary, indent=4)
    if entry.events and judged:
        page.write()
        page.write((page.tell("events_title"), "bold"), indent=2)
        for slot in entry.events:
            page.write(f"{_mark(page, slot.state.key)} {slot.name}, {slot.short}: {slot.state.name}", indent=4, hang=4)
        if entry.events_summary:
            page.write(entry.events_summary, indent=4)
    for answer in entry.answers:
        page.field(page.tell("own_answer.title"), answer, indent=2)
    for decided in entry.decisions:
        until = f", {page.tell('expires', day=decided.expires)}" if decided.expires else ""
        text = f"{decided.kind}. {decided.reason} ({decided.author}, {decided.date}{until})"
        page.field(page.tell("decided"), text, indent=2)
    if entry.found and judged:
        page.write(page.tell("rules_found", verdict=entry.found.name), indent=2)
    if entry.gap and judged:
        page.write()
        page.field(page.tell("terminal.todo"), entry.recommendation, indent=2)
        page.field(page.tell("terminal.finding"), f"{entry.id}, {page.tell('follow_up')} {entry.follow_up}", indent=2)


def _asked(page: _Page, asked: Asked, *, judged: bool) -> None:
    # The path says how deep the leaf stands in the tree of evidence.
    indent = 4 + 2 * asked.path.count(".")
    found = asked.satisfied and judged
    mark = _mark(page, "met" if found else "missing") if judged else "-"
    state = f" ({page.tell('asked.found' if found else 'asked.missing')})" if judged else ""
    needed = f", {page.tell('needed', n=asked.needed)}" if asked.needed > 1 else ""
    page.write(
        (f"{mark} ", "green" if found else "red" if judged else ""), (asked.type, "bold"), needed, state, indent=indent
    )
    for ask in asked.asks:
        page.write(f"- {ask}", indent=indent + 4, hang=2)
    if asked.accepted and judged:
        keys = ", ".join(mention.key for mention in asked.accepted)
        page.write(f"{page.tell('accepted')}: {keys}", indent=indent + 4, hang=2)
    if judged:
        _near(page, asked, indent=indent + 4)


def _mark(page: _Page, state: str) -> str:
    drawn, plain = MARKS[state]
    return f"[{plain}]" if page.plain else drawn
