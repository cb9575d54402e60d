"""The command tree: every group is registered here, and only here."""

from collections.abc import Sequence

import typer

from perda_rules.cli import (
    audit,
    compare,
    corpus,
    coverage,
    doctor,
    draft,
    explain,
    followup,
    form,
    gate,
    history,
    init,
    judgements,
    lock,
    obligations,
    options,
    oscal,
    plan,
    propose,
    report,
    review,
    schema,
    todo,
    verify,
    web,
)
from perda_rules.cli.help import Group
from perda_rules.cli.language import text

GROUPS = {
    "audit": audit,
    "explain": explain,
    "init": init,
    "propose": propose,
    "todo": todo,
    "workbook": form,
    "import": form,
    "gate": gate,
    "plan": plan,
    "obligations": obligations,
    "coverage": coverage,
    "corpus": corpus,
    "report": report,
    "compare": compare,
    "review": review,
    "judgements": judgements,
    "lock": lock,
    "verify": verify,
    "followup": followup,
    "web": web,
    "history": history,
    "schema": schema,
    "oscal": oscal,
    "import-oscal": oscal,
    "draft": draft,
    "doctor": doctor,
}
"""Command or group → the module that registers it."""


def build(arguments: Sequence[str] = ()) -> typer.Typer:
    """Build the application in the language of the run.

    Where the first argument names a command, only its module is asked for its commands: laying out the options of all
    the others would cost a tenth of an audit.
    """
    app = typer.Typer(
        name="perda-rules",
        help=text("help.app"),
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )

    @app.callback()
    def everywhere(lang: str = options.lang(), version: bool = _version()) -> None:
        """Hold the options that stand before any command."""

    named = GROUPS.get(arguments[0]) if arguments else None
    for group in [named] if named else dict.fromkeys(GROUPS.values()):
        group.register(app)
    return app


def _version() -> bool:
    def show(asked: bool) -> None:
        if asked:
            from perda_rules import __version__

            typer.echo(f"perda-rules {__version__}")
            raise typer.Exit

    option: bool = typer.Option(False, "--version", help=text("help.version"), is_eager=True, callback=show)
    return option
