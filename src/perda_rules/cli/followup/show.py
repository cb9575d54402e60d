"""``perda-rules followup list`` and ``check``: where the recommendations stand, and whether any is overdue."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current, text

FORMATS = "text|markdown|csv|json|xlsx"


def add_to(group: typer.Typer) -> None:
    """Add the commands to ``group``."""

    @group.command("list", cls=Command, **options.summary("followup_list"))
    def list_entries(
        register: Path = options.argument("followup_register", "REGISTER.yaml"),
        at: str = options.option("at", metavar="YYYY-MM-DD"),
        lead: list[str] = options.option("followup_lead", "--lead", metavar="KEY"),
        status: list[str] = options.option("followup_only_status", "--status", metavar="STATUS"),
        assessment: Path = options.option("later", "--assessment", metavar="ASSESSMENT.json"),
        format: str = options.option("followup_format", "--format", default="text", metavar=FORMATS),  # noqa: A002
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.assessment.followup import STATUSES
        from perda_rules.assessment.followup_file import read_register
        from perda_rules.cli.output import deliver
        from perda_rules.reports import followup
        from perda_rules.reports.json import read_assessment_file

        options.read_choice(format, followup.FORMATS, "--format")
        for one in status or ():
            options.read_choice(one, STATUSES, "--status")
        day = options.read_day(at, "--at", options.today()) or options.today()
        found = read_register(register)
        for one in lead or ():
            options.read_choice(one, sorted({key for e in found.entries for key in (e.lead, e.unit)}), "--lead")
        later = read_assessment_file(assessment) if assessment else None
        shown = followup.choose(found, day, later, lead or (), status or ())
        deliver(followup.write_followup(shown, format, current()), output)

    @group.command("check", cls=Command, **options.summary("followup_check"))
    def check(
        register: Path = options.argument("followup_register", "REGISTER.yaml"),
        at: str = options.option("at", metavar="YYYY-MM-DD"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.assessment.followup_file import read_register
        from perda_rules.cli.output import console, print_line

        day = options.read_day(at, "--at", options.today()) or options.today()
        entries = read_register(register).entries
        overdue = sum(entry.overdue_days(day) > 0 for entry in entries)
        print_line(console(), text("followup.checked", overdue=overdue, total=len(entries)))
        if overdue:
            raise typer.Exit(1)
