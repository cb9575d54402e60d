"""``perda-rules verify``: whether the ledger of judgements is whole, and holds the judgements as they now stand."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import text


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""

    @app.command("verify", cls=Command, **options.summary("verify"))
    def verify(
        file: Path = options.argument("verify_file", "FILE"),
        head: str = options.option("head", metavar="HASH"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.assessment.judgements import read_judgements
        from perda_rules.assessment.ledger import differences, ledger_of, read_ledger
        from perda_rules.cli.inputs import load_law
        from perda_rules.cli.main import print_problems
        from perda_rules.cli.output import console, print_line
        from perda_rules.errors import InputError, problem

        alone = file.suffix == ".jsonl"
        place = file if alone else ledger_of(file)
        if not place.exists():
            raise InputError(problem("L114" if not alone else "L101", place, reason="?"))
        ledger = read_ledger(place)
        problems = list(ledger.problems)
        if head is not None and head not in {entry.hash for entry in ledger.entries}:
            problems.append(problem("L113", place, head=head))
        if not alone and not ledger.problems:
            law = load_law(options.read_folder(corpus, "--corpus"))
            problems += differences(ledger, read_judgements(file, law.corpus), file)
        if problems:
            print_problems(problems)
            raise typer.Exit(1)
        standing = len(ledger.standing)
        line = text("ledger.sound", n=len(ledger.entries), standing=standing, head=ledger.head)
        print_line(console(), line)
