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
        obligation: str = options.argument("obligation", "EID", default=None),
        bundle: list[Path] = options.option("bundle", metavar="BUNDLE"),
        at: str = options.option("at", metavar="YYYY-MM-DD"),
        in_force_from: str = options.option("in_force_from", metavar="YYYY-MM-DD"),
        period: str = options.option("period", metavar="YYYY|YYYY-MM-DD/YYYY-MM-DD"),
        judgements: Path = options.option("judgements", metavar="FILE"),
        draft: Path = options.option("draft", metavar="FILE"),
        engine: str = options.option("engine", default="auto", metavar="auto|durable|native|both"),
        strict: bool = options.option("strict", default=False),
        read_files: bool = options.option("read_files", default=False),
        trust: list[Path] = options.option("trust", metavar="CERTIFICATE"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        what_if: Path = options.option("what_if", metavar="ITEM.yaml"),
        of: str = options.option("what_if_of", "--for", metavar="KEY"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.assessment.planning import plan
        from perda_rules.cli.inputs import load_law
        from perda_rules.cli.output import console, print_line
        from perda_rules.reports.plan import closing_lines
        from perda_rules.reports.terminal import explain_terminal

        if obligation is None and what_if is None:
            raise InputError(problem("U103", "EID", parameter="EID"))
        law = load_law(options.read_folder(corpus, "--corpus"))
        wanted = obligations_at(law.corpus, obligation) if obligation else None
        case = audit.read_case(
            bundle or [],
            at=at,
            in_force_from=in_force_from,
            period=period,
            judgements=judgements,
            draft=draft,
            engine=engine,
            all_duties=what_if is None,
            strict=strict,
            corpus=corpus,
            read_files=read_files,
            trust=trust or (),
        )
        if what_if is not None:
            _what_if(case, what_if, of, wanted)
            return
        out = console()
        assessment = case.assess()
        for one in wanted or ():
            explain_terminal(assessment, one, out, current())
            if assessment.parties and one in assessment.duties:
                made = plan(assessment, case.law.corpus, case.law.types, case.bundles, case.request, {one})
                for line in closing_lines(made, assessment, current()):
                    print_line(out, f"  {line}")


def _what_if(case: audit.Case, path: Path, of: str | None, wanted: list[str] | None) -> None:
    """Say what the documents in ``path`` would change."""
    from perda_rules.assessment.whatif import what_if
    from perda_rules.cli.output import console, print_line
    from perda_rules.evidence.bundle import read_items
    from perda_rules.reports.plan import write_what_if

    parties = [bundle.organisation.id for bundle in case.bundles]
    if not parties:
        raise InputError(problem("U103", "--bundle", parameter="--bundle"))
    if of is None and len(parties) > 1:
        raise InputError(problem("U103", "--for", parameter="--for"))
    owner = options.read_choice(of or parties[0], parties, "--for")
    items = read_items(path, case.law.types, owner)
    found = what_if(case.assess(), case.law.corpus, case.law.types, case.bundles, items, case.matcher, case.request)
    for line in write_what_if(found, current(), set(wanted) if wanted else None).splitlines():
        print_line(console(), line)


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
