"""``perda-rules coverage``: what of the regulation, or of the framework, is encoded, and what is missing."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current, text
from perda_rules.errors import InputError, problem

if TYPE_CHECKING:
    from perda_rules.obligations.coverage import Coverage, Node
    from perda_rules.obligations.models import Corpus
    from perda_rules.obligations.practices import FrameworkCoverage
    from perda_rules.obligations.register_index import RegisterIndex
    from perda_rules.regulation.change.comparison import Comparison

STALE_SHOWN = 20
"""How many stale obligations the table names; the JSON names all."""
LEVELS = {"bab": ("chapter",), "bagian": ("chapter", "part"), "pasal": ("chapter", "part", "article")}
FRAMEWORK = "cobit"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("coverage", cls=Command, **options.summary("coverage"))
    def show_coverage(
        format: str = options.option("coverage_format", "--format", default="text", metavar="text|json"),  # noqa: A002
        by: str = options.option("coverage_by", "--by", default="bagian", metavar="bab|bagian|pasal|cobit"),
        check: bool = options.option("coverage_check", "--check", default=False),
        draft: Path = options.option("coverage_draft", "--draft", metavar="FILE"),
        old: Path = options.option("coverage_old", "--old", metavar="FILE"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.inputs import load_law
        from perda_rules.obligations.coverage import coverage
        from perda_rules.obligations.practices import framework_coverage

        options.read_choice(format, ["text", "json"], "--format")
        options.read_choice(by, [*LEVELS, FRAMEWORK], "--by")
        if old is not None and draft is None:
            raise InputError(problem("U144", "coverage"))
        if draft is not None and by == FRAMEWORK:
            raise InputError(problem("U145", "coverage"))
        law = load_law(options.read_folder(corpus, "--corpus"))
        comparison = _compared(law.corpus, draft, old) if draft is not None else None
        counted = coverage(law.corpus, comparison)
        framework = framework_coverage(law.corpus) if by == FRAMEWORK else None
        if format == "json":
            print((framework or counted).model_dump_json(indent=2))  # noqa: T201
        elif framework is not None:
            _print_framework(framework, law.corpus)
        elif comparison is not None:
            _print_draft(counted, law.corpus, comparison, LEVELS[by])
        else:
            _print_coverage(counted, law.corpus, LEVELS[by])
        if check and not counted.complete:
            raise typer.Exit(1)


def _compared(corpus: "Corpus", draft: Path, old: Path | None) -> "Comparison":
    """Compare the register with ``draft``; word by word where ``old``, the text that it was made from, is given.

    Raises InputError: a text cannot be read, ``draft`` is another regulation (R030), the register was not made from
    ``old`` (R031).
    """
    from perda_rules.cli.inputs import read_versions
    from perda_rules.obligations.against_draft import require_same_regulation, unlike_register
    from perda_rules.regulation.change.comparison import Comparison
    from perda_rules.regulation.change.version import Version

    new, *before = read_versions(draft, *([old] if old is not None else []))
    require_same_regulation(corpus, new.provisions, draft)
    if old is not None and (unlike := unlike_register(corpus, before[0].provisions)):
        raise InputError(problem("R031", old, n=unlike))
    return Comparison(before[0] if before else Version(corpus.register_), new)


def _print_draft(counted: "Coverage", corpus: "Corpus", comparison: "Comparison", kinds: tuple[str, ...]) -> None:
    import sys

    from rich.table import Table

    from perda_rules.cli.output import console
    from perda_rules.obligations.coverage import STATES
    from perda_rules.obligations.register_index import RegisterIndex
    from perda_rules.reports.drafts.coverage_lines import coverage_lines
    from perda_rules.reports.drafts.lines import plain, show

    out = console()
    table = Table(box=None if not out.is_terminal else _box(), header_style="bold", pad_edge=False)
    table.add_column(text("coverage.where"), overflow="ellipsis", no_wrap=True, max_width=38)
    for column in ("total", *STATES):
        heading = text(f"coverage.{column}")
        table.add_column(heading, justify="right", no_wrap=True, min_width=len(heading))
    index = RegisterIndex(comparison.new.provisions)
    for node in counted.nodes:
        if node.kind in kinds and node.provisions.total:
            figures = (str(node.states[state] or "–") for state in STATES)
            table.add_row(_indented(node, _label(node, index)), str(node.provisions.total), *figures)
    out.print(table)
    out.print()
    lines = coverage_lines(counted, corpus, comparison, current())
    show(lines, out) if sys.stdout.isatty() else print(plain(lines), end="")  # noqa: T201


def _print_coverage(counted: "Coverage", corpus: Any, kinds: tuple[str, ...]) -> None:
    from rich.table import Table

    from perda_rules.assessment.duties import citation
    from perda_rules.cli.output import console
    from perda_rules.obligations.register_index import RegisterIndex

    out = console()
    index = RegisterIndex(corpus.register_)
    total = counted.provisions
    out.print(
        text(
            "coverage.summary",
            places=counted.places,
            total=total.total,
            accounted=total.accounted,
            assessable=total.assessable,
            encoded=total.encoded,
            obligations=counted.obligations,
        ),
        markup=False,
    )
    table = Table(box=None if not out.is_terminal else _box(), header_style="bold", pad_edge=False)
    table.add_column(text("coverage.where"), overflow="ellipsis", no_wrap=True, max_width=38)
    for column in ("total", "accounted", "assessable", "encoded", "missing"):
        heading = text(f"coverage.{column}")
        table.add_column(heading, justify="right", no_wrap=True, min_width=len(heading))
    for node in counted.nodes:
        if node.kind in kinds and node.provisions.total:
            table.add_row(_indented(node, _label(node, index)), *_cells(node))
    out.print(table)
    if counted.reasons:
        out.print(text("coverage.reasons"), markup=False)
        for reason, number in counted.reasons.items():
            out.print(f"  {number:>5}  {text(f'not_assessed.{reason}')}", markup=False)
    if counted.stale:
        out.print(text("coverage.stale_obligations", n=len(counted.stale)), markup=False)
        for eid in counted.stale[:STALE_SHOWN]:
            out.print(f"  {eid}", markup=False)
        if len(counted.stale) > STALE_SHOWN:
            out.print(text("coverage.more", n=len(counted.stale) - STALE_SHOWN), markup=False)
    if counted.missing:
        out.print(text("coverage.incomplete", n=len(counted.missing)), markup=False)
        for node in counted.nodes:
            if node.kind == ("chapter" if kinds == LEVELS["bab"] else "article") and node.missing:
                label = citation(index, node.id).text(current())
                out.print(f"  {label}: {len(node.missing)} ({node.id})", markup=False, soft_wrap=True)


def _box() -> Any:
    from rich import box

    return box.SIMPLE_HEAD


def _label(node: "Node", index: "RegisterIndex") -> str:
    from perda_rules.assessment.duties import citation

    label = citation(index, node.id).text(current())
    within = index[node.id].parent
    if within is not None:
        # The BAB or Bagian stands in a row above: to name it again would only push the figures off the line.
        label = label.removeprefix(citation(index, within).text(current())).lstrip(" ,")
        label = label.removeprefix(citation(index, index.chapter(node.id).id).text(current())).lstrip(" ,")
    return label


def _indented(node: "Node", label: str) -> str:
    depth = {"chapter": 0, "part": 1, "article": 2}[node.kind]
    return "  " * depth + label + (f" – {node.heading}" if node.heading and node.kind != "article" else "")


def _cells(node: "Node") -> list[str]:
    counts = node.provisions
    return [
        str(counts.total),
        str(counts.accounted),
        str(counts.assessable),
        str(counts.encoded),
        str(len(node.missing)) if node.missing else "–",
    ]


def _print_framework(framework: "FrameworkCoverage", corpus: Any) -> None:
    from rich.table import Table

    from perda_rules.assessment.duties import citation
    from perda_rules.cli.output import console
    from perda_rules.obligations.register_index import RegisterIndex

    out = console()
    index = RegisterIndex(corpus.register_)
    table = Table(box=None if not out.is_terminal else _box(), header_style="bold", pad_edge=False)
    table.add_column(text("coverage.framework"), overflow="fold", max_width=44)
    table.add_column(text("coverage.articles"), overflow="fold")
    table.add_column(text("coverage.obligations"), justify="right", no_wrap=True)
    cited = {eid: citation(index, eid).text(current()) for o in framework.objectives for eid in _articles(o)}
    for objective in framework.objectives:
        told = corpus.objectives[objective.id]
        table.add_row(
            f"{objective.id} {told.name.text(current())}",
            "; ".join(cited[eid] for eid in objective.general) or "–",
            str(objective.obligations),
            style="bold",
        )
        for practice in objective.practices:
            table.add_row(
                f"  {practice.id} {told.practices[practice.id].text(current())}",
                "; ".join(cited[eid] for eid in practice.articles) or "–",
                str(practice.obligations),
            )
    out.print(table)
    out.print(text("coverage.without_article", n=len(framework.without_article)), markup=False)
    for name in framework.without_article:
        reason = corpus.objectives[name.partition(".")[0]].unarticled.get(name)
        out.print(f"  {name}" + (f": {reason.text(current())}" if reason else ""), markup=False, soft_wrap=True)
    out.print(text("coverage.without_practice", n=len(framework.without_practice)), markup=False)
    for eid in framework.without_practice:
        heading = index[eid].heading
        label = citation(index, eid).text(current())
        out.print(f"  {label}" + (f" – {heading}" if heading else "") + f" ({eid})", markup=False, soft_wrap=True)


def _articles(objective: Any) -> list[str]:
    return [*objective.general, *(eid for practice in objective.practices for eid in practice.articles)]
