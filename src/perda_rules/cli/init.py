"""``perda-rules init``: begin the bundle of a department, with a checklist of what to collect."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current, text

WORKBOOK = "buku-kerja.xlsx"
CHECKLISTS = {"markdown": "daftar-bukti.md", "docx": "daftar-bukti.docx", "xlsx": "daftar-bukti.xlsx"}


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("init", cls=Command, **options.summary("init"))
    def init(
        folder: Path = options.argument("new_bundle", "DIR"),
        lead: str = options.option("init_lead", "--lead", metavar="KEY"),
        period: str = options.option("init_period", "--period", metavar="YYYY"),
        in_force_from: str = options.option("in_force_from", metavar="YYYY-MM-DD"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        import json

        from perda_rules.assessment.assess import Request, assess
        from perda_rules.cli.inputs import load_law
        from perda_rules.cli.output import console, print_line
        from perda_rules.dataset import data_folder
        from perda_rules.engine.native import NativeMatcher
        from perda_rules.errors import InputError, problem
        from perda_rules.evidence.bundle import NAME
        from perda_rules.evidence.models import Bundle, Organisation
        from perda_rules.evidence.schemas import load_types
        from perda_rules.obligations.hints import closest
        from perda_rules.reports.checklist import write_checklist
        from perda_rules.reports.form.writing import write_form
        from perda_rules.selfassess import editing
        from perda_rules.selfassess.checklist import checklist
        from perda_rules.selfassess.offer import offer
        from perda_rules.selfassess.scaffold import facts_of, folders, listing
        from perda_rules.writing import write_file

        if lead is None:
            raise InputError(problem("U103", "--lead", parameter="--lead"))
        law = load_law(options.read_folder(corpus, "--corpus"))
        if lead not in law.corpus.actors:
            raise InputError(problem("U142", "--lead", organisation=lead, close=closest(lead, law.corpus.actors)))
        span = options.read_period(period, options.today())
        name = law.corpus.actors[lead].name
        empty = Bundle(
            organisation=Organisation(id=lead, name=name.id), context={}, items=(), problems=(), fingerprint=""
        )
        request = Request(at=span.end, period=span, in_force_from=options.read_day(in_force_from, "--in-force-from"))
        assessment = assess(law.corpus, law.types, [empty], NativeMatcher(), request)
        wanted = checklist(assessment)
        facts = facts_of(law.corpus, assessment.duties.keys())
        year = span.start.year
        title = text("checklist.title", name=name.text(current()), year=year)
        files = {NAME: listing(lead, year, law.corpus, facts, wanted, current()).encode()}
        files |= {f"{each}/.gitkeep": b"" for each in folders(wanted, law.types)}
        types = load_types(data_folder("evidence_schemas"))
        schema = editing.bundle_schema(law.corpus, types, assessment.duties, current())
        files[editing.NAME] = json.dumps(schema, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        for form, file in CHECKLISTS.items():
            files[file] = write_checklist(wanted, form, title, current())
        files[WORKBOOK] = write_form(empty, law.corpus, law.types, offer(law.corpus, law.types, assessment), current())
        out = console()
        for file, content in files.items():
            path = folder / file
            there = path.exists() or path.is_symlink()
            if not there:
                write_file(path, content)
            if not file.endswith(".gitkeep"):
                print_line(out, text("scaffold.kept" if there else "scaffold.made", path=path))
