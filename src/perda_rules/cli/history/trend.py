"""``perda-rules history trend``: how compliance went, per chapter, objective or lead."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current

FORMATS = "text|html|svg|csv|json|parquet"
AXES = {
    "total": "total",
    "bab": "chapter",
    "cobit": "objective",
    "lead": "lead",
    "element": "element",
    "dimension": "dimension",
}


def add_to(group: typer.Typer) -> None:
    """Add the command to ``group``."""

    @group.command("trend", cls=Command, **options.summary("history_trend"))
    def trend(
        by: str = options.option("trend_by", "--by", default="bab", metavar="|".join(AXES)),
        parties: str = options.option("parties", metavar="KEY,KEY"),
        since: str = options.option("since_day", "--since", metavar="YYYY-MM-DD"),
        format: str = options.option("trend_format", "--format", default="text", metavar=FORMATS),  # noqa: A002
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        database: str = options.option("database", metavar="URL|FILE"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.history.opening import opened
        from perda_rules.cli.output import deliver
        from perda_rules.errors import InputError, problem
        from perda_rules.fleet.history import like
        from perda_rules.reports.trends import make_trend, write_trend

        options.read_choice(format, FORMATS.split("|"), "--format")
        axis = AXES[options.read_choice(by, list(AXES), "--by")]
        first = options.read_day(since, "--since")
        named = [part.strip() for part in parties.split(",") if part.strip()] if parties else None
        with opened(database) as history:
            kept = [one for one in history.kept() if first is None or one.at >= first]
            chosen, others = like(kept, named)
            points = history.points(axis, [one.id for one in chosen])
        if not points:
            raise InputError(problem("H107", "history"))
        made = make_trend(axis, points, chosen[-1].parties, len(others), current())
        deliver(write_trend(made, format, current()), output)
