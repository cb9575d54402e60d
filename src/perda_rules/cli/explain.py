"""``perda-rules explain``: one obligation in full, with what a bundle shows for it."""

from pathlib import Path
from typing import Any

import typer

from perda_rules.cli import audit, options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current, text
from perda_rules.errors import InputError, problem


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("explain", cls=Command, **options.summary("explain"))
    def explain(
        obligation: str = options.argument("obligation", "EID"),
        bundle: list[Path] = options.option("bundle", metavar="BUNDLE"),
        at: str = options.option("at", metavar="YYYY-MM-DD"),
        in_force_from: str = options.option("in_force_from", metavar="YYYY-MM-DD"),
        period: str = options.option("period", metavar="YYYY|YYYY-MM-DD/YYYY-MM-DD"),
        judgements: Path = options.option("judgements", metavar="FILE"),
        draft: Path = options.option("draft", metavar="FILE"),
        engine: str = options.option("engine", default="auto", metavar="auto|durable|native|both"),
        strict: bool = options.option("strict", default=False),
        read_files: bool = options.option("read_files", default=False),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.inputs import load_law
        from perda_rules.cli.output import console
        from perda_rules.reports.terminal import explain_terminal

        law = load_law(options.read_folder(corpus, "--corpus"))
        wanted = obligations_at(law.corpus, obligation)
        assessment = audit.make(
            bundle or [],
            at=at,
            in_force_from=in_force_from,
            period=period,
            judgements=judgements,
            draft=draft,
            engine=engine,
            all_duties=True,
            strict=strict,
            corpus=corpus,
            read_files=read_files,
        )
        out = console()
        for one in wanted:
            explain_terminal(assessment, one, out, current())


def obligations_at(corpus: Any, name: str) -> list[str]:
    """Return the obligations that ``name`` means: one by its id, or all of one provision.

    Raises InputError: the provision is declared not assessed (U131), not encoded yet (U132), or unknown (U130).
    """
    from perda_rules.obligations.hints import closest
    from perda_rules.obligations.register_index import RegisterIndex

    duties = [duty for pasal in corpus.pasal for duty in pasal.obligations]
    index = RegisterIndex(corpus.register_)
    exact = [duty.id for duty in duties if duty.id == name]
    if exact:
        return exact
    if name in index:
        below = [duty.id for duty in duties if index.is_within(duty.provision, name)]
        if below:
            return below
        for pasal in corpus.pasal:
            for skipped in pasal.not_assessed:
                if index.is_within(name, skipped.provision):
                    raise InputError(problem("U131", name, eid=name, reason=text(f"not_assessed.{skipped.reason}")))
        raise InputError(problem("U132", name, eid=name))
    known = [*(duty.id for duty in duties), *index.ids]
    raise InputError(problem("U130", name, eid=name, close=closest(name, known)))
