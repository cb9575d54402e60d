"""``perda-rules report``: another view of an assessment that was made before."""

from pathlib import Path
from typing import Literal

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current

FORMATS = "html|markdown|json|csv|docx|xlsx|pdf|svg|png|oscal|text"
GROUPS: dict[str, Literal["chapter", "objective"]] = {"bab": "chapter", "cobit": "objective"}


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""

    @app.command("report", cls=Command, **options.summary("report"))
    def report(
        assessment: Path = options.argument("assessment", "ASSESSMENT.json"),
        format: str = options.option("format", default="html", metavar=FORMATS),  # noqa: A002
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        templates: Path = options.option("templates", metavar="DIR"),
        template: Path = options.option("letterhead", "--template", metavar="DOCX"),
        previous: Path = options.option("previous", metavar="ASSESSMENT.json"),
        followup: Path = options.option("report_followup", "--followup", metavar="REGISTER.yaml"),
        only: list[str] = options.option("only", metavar="KEY=VALUE"),
        by: str = options.option("report_by", "--by", default="bab", metavar="bab|cobit"),
        limit: str = options.option("limit", default="20", metavar="N"),
        lang: str = options.lang(),
    ) -> None:
        import io

        from perda_rules.assessment.followup_file import read_register
        from perda_rules.cli.output import console, deliver, plain_console
        from perda_rules.reports import FORMATS as RENDERED
        from perda_rules.reports import render
        from perda_rules.reports.json import read_assessment_file
        from perda_rules.reports.selection import select
        from perda_rules.reports.terminal import summary_terminal

        options.read_choice(format, [*RENDERED, "text"], "--format")
        options.read_folder(templates, "--templates")
        axis = GROUPS[options.read_choice(by, list(GROUPS), "--by")]
        made = select(read_assessment_file(assessment), only or ())
        earlier = read_assessment_file(previous) if previous else None
        shown = options.read_number(limit, "--limit", least=0)
        if format == "text" and output is None:
            summary_terminal(made, console(), current(), limit=shown)
            return
        if format == "text":
            page = io.StringIO()
            summary_terminal(made, plain_console(page), current(), limit=shown)
            content = page.getvalue().encode()
        else:
            content = render(
                made,
                format,  # type: ignore[arg-type]
                current(),
                templates=templates,
                letterhead=template,
                previous=earlier,
                by=axis,
                followup=read_register(followup) if followup else None,
            )
        deliver(content, output)
