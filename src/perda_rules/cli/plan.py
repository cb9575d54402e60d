"""``perda-rules plan``: the documents that close most of the gaps of a bundle."""

from pathlib import Path

import typer

from perda_rules.cli import audit, options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current

FORMATS = "text|markdown|csv|json"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("plan", cls=Command, **options.summary("plan"))
    def plan_gaps(
        bundles: list[Path] = options.argument("bundles", "BUNDLE"),
        at: str = options.option("at", metavar="YYYY-MM-DD"),
        in_force_from: str = options.option("in_force_from", metavar="YYYY-MM-DD"),
        period: str = options.option("period", metavar="YYYY|YYYY-MM-DD/YYYY-MM-DD"),
        judgements: Path = options.option("judgements", metavar="FILE"),
        strict: bool = options.option("strict", default=False),
        format: str = options.option("plan_format", "--format", default="text", metavar=FORMATS),  # noqa: A002
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        limit: str = options.option("plan_limit", "--limit", default="20", metavar="N"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.assessment.planning import plan
        from perda_rules.cli.output import deliver
        from perda_rules.reports.plan import write_plan

        options.read_choice(format, FORMATS.split("|"), "--format")
        shown = options.read_number(limit, "--limit", least=0)
        case = audit.read_case(
            bundles,
            at=at,
            in_force_from=in_force_from,
            period=period,
            judgements=judgements,
            strict=strict,
            corpus=corpus,
        )
        assessment = case.assess()
        made = plan(assessment, case.law.corpus, case.law.types, case.bundles, case.request)
        limited = shown if format == "text" and output is None else 0
        deliver(write_plan(made, assessment, format, current(), limited).encode(), output)
