"""``perda-rules draft``: what the drafters do with the text of a regulation. One module per command."""

import typer

from perda_rules.cli import options
from perda_rules.cli.draft import diff, lint, read, renumber
from perda_rules.cli.draft import register as register_command
from perda_rules.cli.help import Group

COMMANDS = (read, lint, diff, renumber, register_command)
"""The modules of the commands, in the order of the help page."""


def register(app: typer.Typer) -> None:
    """Add the group to ``app``."""
    group = typer.Typer(cls=Group, rich_markup_mode=None)
    for command in COMMANDS:
        command.add_to(group)
    app.add_typer(group, name="draft", **options.summary("draft"))
