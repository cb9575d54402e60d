"""``perda-rules audit``: judge one bundle or many, print the summary, write the reports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current, text

if TYPE_CHECKING:
    from perda_rules.assessment.models import Assessment
    from perda_rules.assessment.request import Request
    from perda_rules.cli.inputs import Law
    from perda_rules.engine.port import Matcher
    from perda_rules.evidence.models import Bundle


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("audit", cls=Command, **options.summary("audit"))
    def audit(
        bundles: list[Path] = options.argument("bundles", "BUNDLE"),
        at: str = options.option("at", metavar="YYYY-MM-DD"),
        in_force_from: str = options.option("in_force_from", metavar="YYYY-MM-DD"),
        promulgated: str = options.option("promulgated", metavar="TEXT"),
        period: str = options.option("period", metavar="YYYY|YYYY-MM-DD/YYYY-MM-DD"),
        output: Path = options.option("output", "-o", "--output", metavar="DIR"),
        judgements: Path = options.option("judgements", metavar="FILE"),
        draft: Path = options.option("draft", metavar="FILE"),
        engine: str = options.option("engine", default="auto", metavar="auto|durable|native|both"),
        all_duties: bool = options.option("all_duties", default=False),
        strict: bool = options.option("strict", default=False),
        followup_days: str = options.option("followup_days", default="60", metavar="N"),
        limit: str = options.option("limit", default="20", metavar="N"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        templates: Path = options.option("templates", metavar="DIR"),
        previous: Path = options.option("previous", metavar="ASSESSMENT.json"),
        read_files: bool = options.option("read_files", default=False),
        trust: list[Path] = options.option("trust", metavar="CERTIFICATE"),
        keep: bool = options.option("keep", default=False),
        database: str = options.option("database", metavar="URL|FILE"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.output import console, print_line
        from perda_rules.reports.json import read_assessment_file
        from perda_rules.reports.terminal import summary_terminal

        shown = options.read_number(limit, "--limit", least=0)
        options.read_folder(templates, "--templates")
        earlier = read_assessment_file(previous) if previous else None
        assessment = read_case(
            bundles,
            at=at,
            in_force_from=in_force_from,
            promulgated=promulgated,
            period=period,
            judgements=judgements,
            draft=draft,
            engine=engine,
            all_duties=all_duties,
            strict=strict,
            followup_days=options.read_number(followup_days, "--followup-days", least=1),
            corpus=corpus,
            read_files=read_files,
            trust=trust or (),
        ).assess()
        out = console()
        summary_terminal(assessment, out, current(), limit=shown)
        if earlier is not None:
            _compare(earlier, assessment, output, shown)
        if keep:
            _keep(assessment, database)
        if output is not None:
            for path in write_reports(assessment, output, templates, earlier):
                print_line(out, text("audit.written", path=path))


def _keep(assessment: "Assessment", database: str | None) -> None:
    """Keep the assessment in the history."""
    from perda_rules.cli.history.opening import opened
    from perda_rules.cli.output import console, print_line
    from perda_rules.reports.json import write_json

    with opened(database) as history:
        number, new = history.add(assessment, write_json(assessment), None, options.now())
        key = "history.added" if new else "history.known"
        print_line(console(), text(key, path=history.url, number=number))


def _compare(previous: "Assessment", assessment: "Assessment", folder: Path | None, limit: int) -> None:
    """Say what became of the gaps of the assessment before; into ``folder`` all of it."""
    from perda_rules.assessment.comparing import compare
    from perda_rules.cli.output import console, print_line
    from perda_rules.reports.comparison import write_comparison
    from perda_rules.writing import write_file

    comparison = compare(previous, assessment)
    for line in write_comparison(comparison, "text", current(), limit).splitlines():
        print_line(console(), line)
    if folder is not None:
        path = folder / f"{text('audit.comparison_name')}.md"
        write_file(path, write_comparison(comparison, "markdown", current()).encode())
        print_line(console(), text("audit.written", path=path))


@dataclass(frozen=True)
class Case:
    """All that an assessment is made of."""

    law: "Law"
    bundles: "list[Bundle]"
    matcher: "Matcher"
    request: "Request"

    def assess(self) -> "Assessment":
        """Judge the bundles."""
        from perda_rules.assessment.assess import assess

        return assess(self.law.corpus, self.law.types, self.bundles, self.matcher, self.request)


def read_case(
    bundles: list[Path],
    *,
    at: str | None,
    in_force_from: str | None,
    promulgated: str | None = None,
    period: str | None = None,
    judgements: Path | None = None,
    draft: Path | None = None,
    engine: str = "auto",
    all_duties: bool = False,
    strict: bool = False,
    followup_days: int = 60,
    corpus: Path | None = None,
    read_files: bool = False,
    trust: Sequence[Path] = (),
) -> Case:
    """Read everything that the flags name. Raises InputError."""
    from perda_rules.assessment.assess import Request
    from perda_rules.cli.inputs import ledger_state, load_law, read_bundles, read_decisions, read_texts, words_of
    from perda_rules.engine.choice import ENGINES, choose_engine

    day = options.read_day(at, "--at", options.today()) or options.today()
    request = Request(
        at=day,
        period=options.read_period(period, day),
        in_force_from=options.read_day(in_force_from, "--in-force-from"),
        promulgation=promulgated,
        all_duties=all_duties,
        strict=strict,
        followup_days=followup_days,
    )
    matcher = choose_engine(options.read_choice(engine, ENGINES, "--engine"))  # type: ignore[arg-type]
    law = load_law(options.read_folder(corpus, "--corpus"))
    decisions = read_decisions(judgements, law.corpus)
    head, unrecorded = ledger_state(judgements, decisions)
    request = replace(
        request,
        judgements=decisions,
        ledger=head,
        unrecorded=unrecorded,
        texts=read_texts(draft, law.corpus),
    )
    read = read_bundles(bundles, law.types, words_of(law.corpus) if read_files else None, trust)
    return Case(law, read, matcher, request)


def write_reports(
    assessment: "Assessment", folder: Path, templates: Path | None, previous: "Assessment | None" = None
) -> list[Path]:
    """Write the assessment and every report into ``folder``; return the files."""
    from perda_rules.reports import AUDIT_FORMATS, PICTURES, SUFFIXES, render
    from perda_rules.writing import write_file

    written = []
    for form in AUDIT_FORMATS:
        name = "assessment" if form == "json" else text(f"audit.{'picture' if form in PICTURES else 'file'}_name")
        path = folder / f"{name}{SUFFIXES[form]}"
        write_file(path, render(assessment, form, current(), templates=templates, previous=previous))
        written.append(path)
    return written
