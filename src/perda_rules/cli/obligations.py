"""``perda-rules obligations``: the duties of one department, or all of them."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current
from perda_rules.errors import InputError, problem


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("obligations", cls=Command, **options.summary("obligations"))
    def obligations(
        lead: str = options.option("lead", metavar="ORGANISASI"),
        support: bool = options.option("support", "--support", default=False),
        format: str = options.option("duties_format", "--format", default="text", metavar="text|csv|markdown"),  # noqa: A002
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        import io

        from perda_rules.assessment.catalogue import list_duties
        from perda_rules.cli.inputs import load_law
        from perda_rules.cli.output import console, deliver, plain_console
        from perda_rules.obligations.hints import closest
        from perda_rules.reports.duties import FORMS, print_duties, write_duties

        options.read_choice(format, FORMS, "--format")
        law = load_law(options.read_folder(corpus, "--corpus"))
        if lead is not None and lead not in law.corpus.actors:
            raise InputError(problem("U142", "--lead", organisation=lead, close=closest(lead, law.corpus.actors)))
        duties = list_duties(law.corpus, law.types, lead, support=support)
        names = {key: actor.name for key, actor in law.corpus.actors.items()}
        if format == "text" and output is None:
            print_duties(duties, names, console(), current())
            return
        if format == "text":
            page = io.StringIO()
            print_duties(duties, names, plain_console(page), current())
            content = page.getvalue().encode()
        else:
            content = write_duties(duties, names, format, current())  # type: ignore[arg-type]
        deliver(content, output)
