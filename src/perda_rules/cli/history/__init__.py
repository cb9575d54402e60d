"""``perda-rules history``: assessments kept, and their trends. One module per kind of command."""

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Group
from perda_rules.cli.history import keeping, trend

COMMANDS = (keeping, trend)
"""The modules of the commands, in the order of the help page."""


def register(app: typer.Typer) -> None:
    """Add the group to ``app``."""
    group = typer.Typer(cls=Group, rich_markup_mode=None)
    for command in COMMANDS:
        command.add_to(group)
    app.add_typer(group, name="history", **options.summary("history"))
