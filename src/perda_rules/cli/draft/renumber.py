"""``perda-rules draft renumber``: a proposal with continuous numbers, and the table of old and new."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current


def add_to(group: typer.Typer) -> None:
    """Add the command to ``group``."""

    @group.command("renumber", cls=Command, **options.summary("draft_renumber"))
    def propose_numbers(
        draft: Path = options.argument("draft", "FILE"),
        output: Path = options.option("renumber_output", "-o", "--output", metavar="NEW.md"),
        table: Path = options.option("renumber_table", "--table", metavar="TABLE.csv"),
        lang: str = options.lang(),
    ) -> None:
        import sys

        from perda_rules.cli.inputs import read_versions
        from perda_rules.cli.output import console, deliver
        from perda_rules.errors import InputError, problem
        from perda_rules.regulation.change.renumbering import renumber
        from perda_rules.regulation.change.version import version_of
        from perda_rules.reports.drafts.lines import plain, show
        from perda_rules.reports.drafts.renumbering import RenumberingReport

        files = [path.resolve() for path in (draft, output, table) if path is not None]
        if len(set(files)) < len(files):
            raise InputError(problem("U146", draft))
        (old,) = read_versions(draft)
        assert old.document is not None  # noqa: S101 (it was just read)
        proposal = renumber(old.document)
        report = RenumberingReport(proposal, old, version_of(proposal.document), current())
        if output is None and table is None:
            deliver(proposal.text.encode(), None)
            return
        if output is not None:
            deliver(proposal.text.encode(), output)
        if table is not None:
            deliver(report.table(), table)
        lines = report.lines(str(draft), table=table is not None)
        show(lines, console()) if sys.stdout.isatty() else print(plain(lines), end="")  # noqa: T201
