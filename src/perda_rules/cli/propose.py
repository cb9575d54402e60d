"""``perda-rules propose``: read documents and propose the items that a bundle would list them as."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current

FORMATS = "text|yaml|json"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("propose", cls=Command, **options.summary("propose"))
    def propose(
        files: list[Path] = options.argument("propose_files", "FILE"),
        bundle: Path = options.option("propose_bundle", "--bundle", metavar="DIR"),
        format: str = options.option("propose_format", "--format", default="text", metavar=FORMATS),  # noqa: A002
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.init import CHECKLISTS, WORKBOOK
        from perda_rules.cli.inputs import known_of, load_law
        from perda_rules.cli.main import print_problems
        from perda_rules.cli.output import deliver
        from perda_rules.evidence.proposals.documents import read_documents
        from perda_rules.evidence.proposals.proposing import Proposer
        from perda_rules.reports.proposals import write_proposals
        from perda_rules.selfassess import editing

        options.read_choice(format, FORMATS.split("|"), "--format")
        folder = options.read_folder(bundle, "--bundle")
        law = load_law(options.read_folder(corpus, "--corpus"))
        known = known_of(law.corpus)
        ignored = {editing.NAME, WORKBOOK, *CHECKLISTS.values()}
        found = read_documents(files, Proposer(law.types, known), folder, ignored=ignored)
        if found.proposed or found.skipped or not found.problems:
            deliver(write_proposals(found, law.types, known.offices, format, current()), output)
        if found.problems:
            print_problems(found.problems)
            raise typer.Exit(2)
