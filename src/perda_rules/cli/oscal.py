"""``perda-rules oscal``: the regulation, a bundle and the follow-up as OSCAL; and results that were made elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perda_rules.cli import audit, options
from perda_rules.cli.help import Command, Group
from perda_rules.cli.language import current, text

if TYPE_CHECKING:
    from perda_rules.assessment.models import Duty
    from perda_rules.cli.inputs import Law


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    group = typer.Typer(cls=Group, rich_markup_mode=None)
    app.add_typer(group, name="oscal", **options.summary("oscal"))

    @group.command("catalog", cls=Command, **options.summary("oscal_catalog"))
    def catalog(
        at: str = options.option("oscal_at", "--at", metavar="YYYY-MM-DD"),
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.output import deliver
        from perda_rules.reports.oscal.catalog import write_catalog

        law, duties = _law(corpus)
        day = options.read_day(at, "--at") or options.today()
        deliver(write_catalog(law.corpus, duties, day, current()), output)

    @group.command("mapping", cls=Command, **options.summary("oscal_mapping"))
    def mapping(
        at: str = options.option("oscal_at", "--at", metavar="YYYY-MM-DD"),
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.output import deliver
        from perda_rules.reports.oscal.catalog import write_mapping

        law, duties = _law(corpus)
        day = options.read_day(at, "--at") or options.today()
        deliver(write_mapping(law.corpus, duties, day, current()), output)

    @group.command("bundle", cls=Command, **options.summary("oscal_bundle"))
    def bundle(
        bundles: list[Path] = options.argument("bundles", "BUNDLE"),
        at: str = options.option("at", metavar="YYYY-MM-DD"),
        in_force_from: str = options.option("in_force_from", metavar="YYYY-MM-DD"),
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.output import deliver
        from perda_rules.reports.oscal.bundle import write_component

        case = audit.read_case(bundles, at=at, in_force_from=in_force_from, corpus=corpus)
        deliver(write_component(case.bundles, case.assess(), current()), output)

    @group.command("followup", cls=Command, **options.summary("oscal_followup"))
    def followup(
        register_file: Path = options.argument("followup_register", "REGISTER.yaml"),
        at: str = options.option("oscal_at", "--at", metavar="YYYY-MM-DD"),
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.assessment.followup_file import read_register
        from perda_rules.cli.output import deliver
        from perda_rules.reports.oscal.followup import write_plan

        day = options.read_day(at, "--at") or options.today()
        deliver(write_plan(read_register(register_file), day, current()), output)

    @app.command("import-oscal", cls=Command, **options.summary("import-oscal"))
    def import_results(
        results: Path = options.argument("oscal_results", "RESULTS.json"),
        author: str = options.option("oscal_author", "--author", default=..., metavar="TEXT"),
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        import sys

        from perda_rules.assessment.judgement_file import write_judgements
        from perda_rules.cli.inputs import load_law
        from perda_rules.cli.main import print_problems
        from perda_rules.cli.output import deliver
        from perda_rules.reports.oscal.reading import read_results

        law = load_law(options.read_folder(corpus, "--corpus"))
        proposed = read_results(results, law.corpus, author)
        print_problems(proposed.problems)
        deliver(write_judgements(proposed.judgements), output)
        sys.stderr.write(text("oscal.proposed", n=len(proposed.judgements), left=len(proposed.problems)) + "\n")


def _law(corpus: Path | None) -> "tuple[Law, list[Duty]]":
    from perda_rules.assessment.catalogue import list_duties
    from perda_rules.cli.inputs import load_law

    law = load_law(options.read_folder(corpus, "--corpus"))
    return law, list_duties(law.corpus, law.types)
