"""``perda-rules corpus``: looking after the encoding: its quality, and keeping it in step with the text."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command, Group
from perda_rules.cli.language import current, text
from perda_rules.errors import InputError, Problem, problem

if TYPE_CHECKING:
    from perda_rules.quality.check import Outcome


def register(app: typer.Typer) -> None:
    """Add the group to ``app``."""
    group = typer.Typer(cls=Group, rich_markup_mode=None)

    @group.command("accept", cls=Command, **options.summary("corpus_accept"))
    def accept(
        eids: list[str] = options.argument("accept", "EID", default=None),
        all_: bool = options.option("accept_all", "--all", default=False),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.explain import obligations_at
        from perda_rules.cli.inputs import load_law
        from perda_rules.cli.output import console, print_line
        from perda_rules.dataset import data_folder
        from perda_rules.obligations.accepting import accept as accept_wording

        if bool(eids) == all_:
            raise InputError(problem("U140", "corpus accept"))
        folder = options.read_folder(corpus, "--corpus") or data_folder("obligations")
        law = load_law(folder)
        wanted: set[str] = set()
        problems: list[Problem] = []
        for eid in eids or []:
            try:
                wanted.update(obligations_at(law.corpus, eid))
            except InputError as error:
                problems.extend(error.problems)
        if problems:
            raise InputError(problems)
        changed = accept_wording(folder, law.corpus, wanted if eids else None)
        out = console()
        print_line(out, text("corpus.accepted", n=len(changed)))
        for eid in changed:
            print_line(out, f"  {eid}")

    @group.command("check", cls=Command, **options.summary("corpus_check"))
    def check(
        draft: Path = options.option("check_draft", "--draft", metavar="FILE"),
        format: str = options.option("check_format", "--format", default="text", metavar="text|json"),  # noqa: A002
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.inputs import load_law
        from perda_rules.dataset import data_folder
        from perda_rules.quality.check import check_corpus

        options.read_choice(format, ["text", "json"], "--format")
        folder = options.read_folder(corpus, "--corpus") or data_folder("obligations")
        law = load_law(folder)
        outcome = check_corpus(law.corpus, law.types, folder, data_folder("evidence_schemas"), draft)
        if format == "json":
            print(outcome.model_dump_json(indent=2))  # noqa: T201
        else:
            _print_outcome(outcome)
        if outcome.problems:
            raise typer.Exit(1)

    app.add_typer(group, name="corpus", **options.summary("corpus"))


def _print_outcome(outcome: "Outcome") -> None:
    from perda_rules.cli.output import console, print_line
    from perda_rules.messages import say_problem

    out = console()
    for found in outcome.problems:
        what, what_to_do = say_problem(found, current())
        print_line(out, f"{found.place}: {found.code}: {what}")
        print_line(out, f"    {what_to_do}")
    for check, number in outcome.counts.items():
        print_line(out, f"{number:>5}  {text(f'corpus_check.{check}')}")
    if outcome.unlike:
        print_line(out, text("corpus.unlike", n=outcome.unlike))
    key = "without_draft" if outcome.provisions is None else "checked"
    print_line(
        out,
        text(
            f"corpus.{key}",
            obligations=outcome.obligations,
            provisions=outcome.provisions or 0,
            found=len(outcome.problems),
            waived=outcome.waived,
        ),
    )
