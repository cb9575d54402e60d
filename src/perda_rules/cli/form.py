"""``perda-rules workbook`` and ``import``: a department's bundle as a workbook, and back."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.init import WORKBOOK
from perda_rules.cli.language import current, text

if TYPE_CHECKING:
    from perda_rules.cli.inputs import Law
    from perda_rules.evidence.models import Bundle
    from perda_rules.evidence.types import EvidenceType
    from perda_rules.selfassess.filled import Form
    from perda_rules.selfassess.importing import Taken


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""

    @app.command("workbook", cls=Command, **options.summary("workbook"))
    def workbook(
        bundle: Path = options.argument("one_bundle", "BUNDLE"),
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE.xlsx"),
        period: str = options.option("init_period", "--period", metavar="YYYY"),
        in_force_from: str = options.option("in_force_from", metavar="YYYY-MM-DD"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.inputs import load_law, read_bundles
        from perda_rules.cli.output import deliver
        from perda_rules.errors import InputError, problem

        target = output or (bundle / WORKBOOK if bundle.is_dir() else None)
        if output is None and target is not None and target.exists():
            raise InputError(problem("U126", target))
        law = load_law(options.read_folder(corpus, "--corpus"))
        (read,) = read_bundles([bundle], law.types)
        deliver(_make(law, read, period, in_force_from), target)

    @app.command("import", cls=Command, **options.summary("import"))
    def import_(
        workbook: Path = options.argument("filled_workbook", "WORKBOOK.xlsx"),
        files: Path = options.option("import_files", "--files", metavar="DIR"),
        bundle: Path = options.option("import_bundle", "--bundle", metavar="DIR"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.inputs import load_law
        from perda_rules.reports.form.reading import read_form

        law = load_law(options.read_folder(corpus, "--corpus"))
        source = options.read_folder(files, "--files")
        form = read_form(workbook, law.corpus, law.types)
        target = bundle or workbook.absolute().parent
        _tell(target, form, _take_in(target, form, source or target, law.types))


def _make(law: "Law", bundle: "Bundle", period: str | None, in_force_from: str | None) -> bytes:
    """Make the workbook of a bundle: what it holds, and what its department may be asked for in the period."""
    from perda_rules.assessment.assess import Request, assess
    from perda_rules.engine.native import NativeMatcher
    from perda_rules.reports.form.writing import write_form
    from perda_rules.selfassess.offer import offer

    span = options.read_period(period, options.today())
    request = Request(at=span.end, period=span, in_force_from=options.read_day(in_force_from, "--in-force-from"))
    blank = bundle.model_copy(update={"items": (), "context": {}, "answers": {}, "waivers": {}})
    assessment = assess(law.corpus, law.types, [blank], NativeMatcher(), request)
    return write_form(bundle, law.corpus, law.types, offer(law.corpus, law.types, assessment), current())


def _take_in(target: Path, form: "Form", source: Path, types: "Mapping[str, EvidenceType]") -> "Taken":
    """Change the bundle in the folder ``target``; where there is none, begin one."""
    from perda_rules.errors import InputError, problem
    from perda_rules.evidence.bundle import NAME, read_bundle
    from perda_rules.selfassess import importing
    from perda_rules.selfassess.listing import update
    from perda_rules.writing import write_file
    from perda_rules.yaml_style import field

    listing = target / NAME
    if not listing.exists():
        whose = field("organisation", form.organisation.model_dump())
        write_file(listing, "\n".join(["bundle: 1", *whose, "items: []", ""]).encode())
        form = form.anew()
    files = importing.Files(source, target)
    made: list[Taken] = []

    def change(old: str) -> str:
        bundle = read_bundle(target, types)
        if bundle.organisation.id != form.organisation.id:
            raise InputError(problem("W211", listing, mine=form.organisation.id, theirs=bundle.organisation.id))
        made.append(importing.take(old, bundle, form, files, importing.read_state(target)))
        return made[0].text

    try:
        update(target, change)
    finally:
        files.close()
    importing.write_state(target, made[0].state)
    return made[0]


def _tell(target: Path, form: "Form", taken: "Taken") -> None:
    """Say what was taken in and what was not; exit with 1 where something was not."""
    from perda_rules.cli.main import print_problems
    from perda_rules.cli.output import console, print_line
    from perda_rules.evidence.bundle import NAME

    out = console()
    numbers = {name: len(keys) for name, keys in taken.outcomes.items()}
    print_line(out, text("form.taken", path=target / NAME, files=taken.files, **numbers))
    problems = [*form.problems, *taken.problems]
    if problems:
        print_problems(problems)
        print_line(out, text("form.refused", n=len(problems)))
        raise typer.Exit(1)
