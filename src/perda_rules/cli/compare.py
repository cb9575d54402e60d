"""``perda-rules compare``: what changed between two assessments."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current

FORMATS = ("text", "markdown", "json")


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("compare", cls=Command, **options.summary("compare"))
    def compare_assessments(
        old: Path = options.argument("old_assessment", "OLD.json"),
        new: Path = options.argument("new_assessment", "NEW.json"),
        format: str = options.option("compare_format", "--format", default="text", metavar="text|markdown|json"),  # noqa: A002
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        limit: str = options.option("compare_limit", "--limit", default="20", metavar="N"),
        check: bool = options.option("compare_check", "--check", default=False),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.assessment.comparing import compare
        from perda_rules.cli.inputs import read_each
        from perda_rules.cli.output import deliver
        from perda_rules.reports.comparison import write_comparison
        from perda_rules.reports.json import read_assessment_file

        options.read_choice(format, FORMATS, "--format")
        shown = options.read_number(limit, "--limit", least=0)
        comparison = compare(*read_each((old, new), read_assessment_file))
        # A file is kept; only what passes by on a screen is cut short.
        limited = shown if format == "text" and output is None else 0
        deliver(write_comparison(comparison, format, current(), limited).encode(), output)
        if check and comparison.fell:
            raise typer.Exit(1)
