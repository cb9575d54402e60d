"""``perda-rules followup start``: enter the recommendations of an assessment, or those that a later one adds."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import text


def add_to(group: typer.Typer) -> None:
    """Add the command to ``group``."""

    @group.command("start", cls=Command, **options.summary("followup_start"))
    def start(
        assessment: Path = options.argument("assessment", "ASSESSMENT.json"),
        output: Path = options.option("followup_file", "-o", "--output", default="tindak-lanjut.yaml", metavar="FILE"),
        days: str = options.option("followup_days", "--days", default=None, metavar="N"),
        reported: str = options.option("reported", "--from", metavar="YYYY-MM-DD"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules import yaml_text
        from perda_rules.assessment.followup import enter
        from perda_rules.assessment.followup_file import begun, read_register, with_entered
        from perda_rules.cli.output import console, print_line
        from perda_rules.reports.json import read_assessment_file
        from perda_rules.writing import alone, write_file

        made = read_assessment_file(assessment)
        limit = options.read_number(days, "--days", least=1) if days is not None else made.followup_days
        first = options.read_day(reported, "--from")
        output = Path(output)
        with alone(output):
            known = read_register(output).entries if output.exists() else ()
            entered = enter(made, known, limit, first)
            old = yaml_text.read_text(output) if output.exists() else begun()
            new = with_entered(old, entered)
            if new != old or not output.exists():
                write_file(output, new.encode())
        out = console()
        print_line(out, text("followup.made", path=output, new=len(entered.new), known=len(known)))
        if entered.excepted:
            print_line(out, text("followup.excepted", findings=", ".join(entered.excepted)))
        if entered.closed:
            print_line(out, text("followup.closed", findings=", ".join(entered.closed)))
