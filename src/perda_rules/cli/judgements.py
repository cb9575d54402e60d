"""``perda-rules judgements``: looking after the file of judgements and its ledger."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command, Group
from perda_rules.cli.language import text


def register(app: typer.Typer) -> None:
    """Add the group to ``app``."""
    group = typer.Typer(cls=Group, rich_markup_mode=None)

    @group.command("record", cls=Command, **options.summary("judgements_record"))
    def record(
        file: Path = options.argument("judgement_file", "FILE"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.assessment.judgement_file import record as enter
        from perda_rules.assessment.judgement_file import sound_ledger
        from perda_rules.assessment.judgements import read_judgements
        from perda_rules.cli.inputs import load_law
        from perda_rules.cli.output import console, print_line

        law = load_law(options.read_folder(corpus, "--corpus"))
        made = enter(file, read_judgements(file, law.corpus), options.now())
        print_line(console(), text("ledger.recorded", n=made, head=sound_ledger(file).head))

    app.add_typer(group, name="judgements", **options.summary("judgements"))
