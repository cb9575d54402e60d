"""The command tree: every group is registered here, and only here."""

import typer

from perda_rules.cli import audit, corpus, doctor, draft, explain, options, report
from perda_rules.cli.help import Group
from perda_rules.cli.language import text


def build() -> typer.Typer:
    """Build the application in the language of the run."""
    app = typer.Typer(
        name="perda-rules",
        help=text("help.app"),
        cls=Group,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )

    @app.callback()
    def everywhere(lang: str = options.lang(), version: bool = _version()) -> None:
        """Hold the options that stand before any command."""

    for group in (audit, explain, corpus, report, draft, doctor):
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
