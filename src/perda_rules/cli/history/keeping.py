"""``perda-rules history add``, ``list``, ``show`` and ``remove``: what is kept."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current, text


def add_to(group: typer.Typer) -> None:
    """Add the commands to ``group``."""

    @group.command("add", cls=Command, **options.summary("history_add"))
    def add(
        assessments: list[Path] = options.argument("assessments", "ASSESSMENT.json"),
        label: str = options.option("history_label", "--label", metavar="TEXT"),
        database: str = options.option("database", metavar="URL|FILE"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.history.opening import opened
        from perda_rules.cli.inputs import read_each
        from perda_rules.cli.output import console, print_line
        from perda_rules.reports.json import read_assessment_file

        read = read_each(assessments, lambda path: (path, path.read_bytes(), read_assessment_file(path)))
        with opened(database) as history:
            for path, content, assessment in read:
                number, new = history.add(assessment, content, label, options.now())
                key = "history.added" if new else "history.known"
                print_line(console(), text(key, path=path, number=number))

    @group.command("list", cls=Command, **options.summary("history_list"))
    def list_kept(
        database: str = options.option("database", metavar="URL|FILE"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.history.opening import opened
        from perda_rules.cli.output import console, print_line
        from perda_rules.language import write_percent

        with opened(database) as history:
            found = history.kept()
        for one in found:
            line = text(
                "history.line",
                number=one.id,
                at=one.at.isoformat(),
                rate=write_percent(one.met, one.of, current()),
                met=one.met,
                of=one.of,
                gaps=one.gaps,
                parties=", ".join(one.parties),
                label=one.label or "",
            )
            print_line(console(), line.rstrip())
        if not found:
            print_line(console(), text("history.empty"))

    @group.command("show", cls=Command, **options.summary("history_show"))
    def show(
        number: str = options.argument("history_number", "NUMBER"),
        database: str = options.option("database", metavar="URL|FILE"),
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.history.opening import opened
        from perda_rules.cli.output import deliver

        with opened(database) as history:
            content = history.content(options.read_number(number, "NUMBER", least=1))
        deliver(content, output)

    @group.command("remove", cls=Command, **options.summary("history_remove"))
    def remove(
        number: str = options.argument("history_number", "NUMBER"),
        database: str = options.option("database", metavar="URL|FILE"),
        yes: bool = options.option("yes", default=False),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.history.opening import opened
        from perda_rules.cli.output import console, print_line

        chosen = options.read_number(number, "NUMBER", least=1)
        with opened(database) as history:
            if not yes and input(text("history.sure", number=chosen)).strip().casefold() not in ("y", "ya", "yes"):
                raise typer.Exit(1)
            history.remove(chosen)
        print_line(console(), text("history.removed", number=chosen))
