"""``perda-rules todo``: what is missing, what will expire, and what falls due next."""

from pathlib import Path

import typer

from perda_rules.cli import audit, options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current, text

FORMATS = "text|markdown|csv|json"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("todo", cls=Command, **options.summary("todo"))
    def show_todo(
        bundles: list[Path] = options.argument("bundles", "BUNDLE"),
        at: str = options.option("at", metavar="YYYY-MM-DD"),
        in_force_from: str = options.option("in_force_from", metavar="YYYY-MM-DD"),
        within: str = options.option("within", default="90", metavar="N"),
        format: str = options.option("todo_format", "--format", default="text", metavar=FORMATS),  # noqa: A002
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        ics: Path = options.option("ics", metavar="FILE.ics"),
        limit: str = options.option("todo_limit", "--limit", default="10", metavar="N"),
        judgements: Path = options.option("judgements", metavar="FILE"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.output import console, deliver, print_line
        from perda_rules.reports.todo import write_calendar, write_todo
        from perda_rules.selfassess.todo import todo
        from perda_rules.writing import write_file

        options.read_choice(format, FORMATS.split("|"), "--format")
        shown = options.read_number(limit, "--limit", least=0)
        days = options.read_number(within, "--within", least=0)
        case = audit.read_case(
            bundles, at=at, in_force_from=in_force_from, judgements=judgements, corpus=corpus, engine="native"
        )
        assessment = case.assess()
        found = todo(assessment, case.bundles, days)
        limited = shown if format == "text" and output is None else 0
        deliver(write_todo(found, assessment, format, current(), limited), output)
        if ics is not None:
            write_file(ics, write_calendar(found, assessment, current()))
            print_line(console(), text("audit.written", path=ics))
