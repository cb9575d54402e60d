"""``perda-rules review``: go through what needs a person, and write the decisions as they are made."""

from pathlib import Path
from typing import Any

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current, text


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("review", cls=Command, **options.summary("review"))
    def review(
        assessment: Path = options.argument("assessment", "ASSESSMENT.json"),
        judgements: Path = options.option("review_file", "--judgements", default="judgements.yaml", metavar="FILE"),
        author: str = options.option("author", metavar="OFFICE"),
        body: str = options.option("body", metavar="KEY"),
        bundle: list[Path] = options.option("review_bundle", "--bundle", metavar="BUNDLE"),
        only: list[str] = options.option("only", metavar="KEY=VALUE"),
        every: bool = options.option("review_all", "--all", default=False),
        at: str = options.option("decided_on", "--at", metavar="YYYY-MM-DD"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.assessment.judgement_file import add
        from perda_rules.assessment.judgements import Judgement, check_judgements, read_judgements
        from perda_rules.assessment.readings import leaves_length_open
        from perda_rules.assessment.reviewing import NEEDS, Pending, pending
        from perda_rules.cli.dialogue import Dialogue, shown_lines
        from perda_rules.cli.inputs import load_law, read_bundles
        from perda_rules.cli.output import console, print_line
        from perda_rules.errors import Problem, problem
        from perda_rules.reports.json import read_assessment_file
        from perda_rules.reports.selection import select
        from perda_rules.reports.terminal import result_terminal

        made = select(read_assessment_file(assessment), only or ())
        law = load_law(options.read_folder(corpus, "--corpus"))
        judgements = Path(judgements)
        known = read_judgements(judgements, law.corpus) if judgements.exists() else ()
        day = options.read_day(at, "--at", options.today()) or options.today()
        files: dict[str, Path] = {}
        places: dict[str, str] = {}
        for path, read in zip(bundle or [], read_bundles(bundle or [], law.types), strict=True):
            for item in read.items:
                if item.item.file:
                    files[item.key] = path / item.item.file
                if item.item.memuat:
                    places[item.key] = ", ".join(f"{part} {place}" for part, place in item.item.memuat.items())
        out, language = console(), current()

        def tell(line: str) -> None:
            print_line(out, line)

        def ask(question: str) -> str:
            return input(question)

        def show(one: Pending) -> None:
            result_terminal(made, one.result, out, language)
            for line in shown_lines(one, made, language, files, places):
                print_line(out, line)

        def save(judgement: Judgement) -> None:
            def refuse(code: str, number: int, field: str, **params: Any) -> Problem:
                return problem(code, judgements, **params)

            check_judgements([judgement], law.corpus, refuse)
            add(judgements, judgement, options.now())

        waiting = pending(made, known, NEEDS if every else ("open", "declared"))
        if not waiting:
            print_line(out, text("review.nothing"))
            return
        print_line(out, text("review.count", n=len(waiting), file=judgements))
        duties = [duty for pasal in law.corpus.pasal for duty in pasal.obligations]
        try:
            author = author or ask(text("review.author")).strip()
        except EOFError:
            author = ""
        if not author:
            return
        Dialogue(
            assessment=made,
            waiting=waiting,
            language=language,
            author=author,
            body=body,
            today=day,
            ask=ask,
            tell=tell,
            show=show,
            save=save,
            taken={entry.id for entry in known},
            fillable=frozenset(duty.id for duty in duties if leaves_length_open(duty.deadline)),
        ).run()
