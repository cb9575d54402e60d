"""``perda-rules followup``: what became of the recommendations. One module per command."""

import typer

from perda_rules.cli import options
from perda_rules.cli.followup import enter, progress, show
from perda_rules.cli.help import Group

COMMANDS = (enter, progress, show)
"""The modules of the commands, in the order of the help page."""


def register(app: typer.Typer) -> None:
    """Add the group to ``app``."""
    group = typer.Typer(cls=Group, rich_markup_mode=None)
    for command in COMMANDS:
        command.add_to(group)
    app.add_typer(group, name="followup", **options.summary("followup"))
