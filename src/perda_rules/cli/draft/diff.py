"""``perda-rules draft diff``: what changed from one text to another, and which obligations that touches."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current

FORMATS = ("text", "markdown", "json")


def add_to(group: typer.Typer) -> None:
    """Add the command to ``group``."""

    @group.command("diff", cls=Command, **options.summary("draft_diff"))
    def compare_drafts(
        old: Path = options.argument("old_draft", "OLD"),
        new: Path = options.argument("new_draft", "NEW"),
        format: str = options.option("compare_format", "--format", default="text", metavar="text|markdown|json"),  # noqa: A002
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        check: bool = options.option("diff_check", "--check", default=False),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        import sys

        from perda_rules.cli.inputs import load_law, read_versions
        from perda_rules.cli.output import console, deliver
        from perda_rules.regulation.change.comparison import Comparison
        from perda_rules.reports.drafts.difference import difference
        from perda_rules.reports.drafts.difference_lines import difference_lines
        from perda_rules.reports.drafts.lines import markdown, plain, show

        options.read_choice(format, FORMATS, "--format")
        law = load_law(options.read_folder(corpus, "--corpus"))
        before, now = read_versions(old, new)
        told = difference(Comparison(before, now), (str(old), str(new)), law.corpus)
        lines = difference_lines(told, current(), whole=format == "markdown" or output is not None)
        if format == "json":
            deliver(told.model_dump_json(indent=2).encode() + b"\n", output)
        elif format == "text" and output is None and sys.stdout.isatty():
            show(lines, console())
        else:
            deliver((markdown if format == "markdown" else plain)(lines).encode(), output)
        if check and told.obligations is not None and told.obligations.touched:
            raise typer.Exit(1)
