"""``perda-rules draft register``: make the register of provisions from the text of the regulation."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import text


def add_to(group: typer.Typer) -> None:
    """Add the command to ``group``."""

    @group.command("register", cls=Command, **options.summary("draft_register"))
    def make_register(
        draft: Path = options.argument("draft", "FILE"),
        output: Path = options.option("register_output", "-o", "--output", metavar="FILE"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.output import console, print_line
        from perda_rules.dataset import data_folder
        from perda_rules.regulation.reading.reader import read_document
        from perda_rules.regulation.register import build_register, write_register

        provisions = build_register(read_document(draft))
        path = output or data_folder("obligations") / "register.yaml"
        write_register(provisions, path)
        places = sum(1 for provision in provisions if provision.kind == "article")
        leaves = sum(1 for provision in provisions if provision.leaf)
        print_line(console(), text("draft.register_made", path=path, places=places, leaves=leaves))
