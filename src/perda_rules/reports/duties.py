"""A list of duties for those who answer for them: in the terminal, as CSV, as Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, get_args

from perda_rules.assessment.models import Duty
from perda_rules.language import Label, Language
from perda_rules.messages import say
from perda_rules.reports.csv import BYTE_ORDER_MARK, cell
from perda_rules.reports.wording import write

if TYPE_CHECKING:
    from rich.console import Console

Form = Literal["text", "csv", "markdown"]
FORMS: tuple[Form, ...] = get_args(Form)

COLUMNS = (
    "obligation", "citation", "action", "lead", "support", "scope", "deadline", "evidence", "severity",
    "recommendation",
)  # fmt: skip
"""The columns of a list of duties; in CSV each keeps this name whatever the language."""
Names = Mapping[str, Label]
"""The names of the actors."""


def _told(duty: Duty, names: Names, language: Language) -> dict[str, str]:
    """Return what stands in each column."""
    return dict(
        zip(
            COLUMNS,
            (
                duty.id,
                write(duty.citation, language),
                write(duty.action, language),
                write(names[duty.lead], language),
                ", ".join(write(names[key], language) for key in duty.support),
                say(f"duty_list.{duty.scope}", language),
                write(duty.deadline, language),
                write(duty.evidence, language),
                say(f"severity.{duty.severity}", language),
                write(duty.recommendation, language),
            ),
            strict=True,
        )
    )


def write_duties(duties: Sequence[Duty], names: Names, form: Form, language: Language) -> bytes:
    """Write a list of duties as CSV (as the report's CSV is) or as Markdown."""
    return (_csv if form == "csv" else _markdown)(duties, names, language).encode()


def _csv(duties: Sequence[Duty], names: Names, language: Language) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([f"{column} | {_heading(column, language)}" for column in COLUMNS])
    for duty in duties:
        writer.writerow([cell(said, language) for said in _told(duty, names, language).values()])
    return BYTE_ORDER_MARK + stream.getvalue()


def _markdown(duties: Sequence[Duty], names: Names, language: Language) -> str:
    from perda_rules.reports.markdown import code, escape

    lines = [f"# {escape(_title(duties, language))}"]
    for duty in duties:
        told = _told(duty, names, language)
        lines += ["", f"## {escape(told['citation'])}", "", escape(told["action"]), ""]
        lines += [
            f"- **{escape(_heading(column, language))}:** {code(said) if column == 'obligation' else escape(said)}"
            for column, said in told.items()
            if column not in ("citation", "action") and said
        ]
    return "\n".join(lines) + "\n"


def print_duties(duties: Sequence[Duty], names: Names, console: Console, language: Language) -> None:
    """Print a list of duties as a table: where it stands, what it asks, by when, and what proves it."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    console.print(_title(duties, language), markup=False)
    table = Table(box=SIMPLE_HEAD if console.is_terminal else None, pad_edge=False, header_style="bold", expand=True)
    shown = {"citation": 3, "action": 6, "deadline": 5, "evidence": 9}
    for column, share in shown.items():
        table.add_column(_heading(column, language), ratio=share, overflow="fold")
    for duty in duties:
        told = _told(duty, names, language)
        table.add_row(*(Text(told[column]) for column in shown))
        if duty is not duties[-1]:
            table.add_row()
    console.print(table)


def _title(duties: Sequence[Duty], language: Language) -> str:
    return say("duty_list.title_one" if len(duties) == 1 else "duty_list.title", language, n=len(duties))


def _heading(column: str, language: Language) -> str:
    own = ("support", "scope")
    return say(f"duty_list.column.{column}" if column in own else f"report.column.{column}", language)
