"""``perda-rules doctor``: what this installation consists of, what is missing, and how to mend it."""

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import text


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("doctor", cls=Command, **options.summary("doctor"))
    def doctor(lang: str = options.lang()) -> None:
        if not examine():
            raise typer.Exit(1)


def examine() -> bool:
    """Print the state of the installation; return whether everything that is needed is there."""
    import platform
    from importlib import metadata

    from perda_rules import __version__
    from perda_rules.cli.inputs import load_law
    from perda_rules.cli.main import print_problems
    from perda_rules.cli.output import console, print_line
    from perda_rules.dataset import FOLDERS, data_folder
    from perda_rules.engine.choice import engine_status
    from perda_rules.errors import InputError
    from perda_rules.obligations.cache import cache_folder

    out = console()
    sound = True

    def line(key: str, **params: object) -> None:
        print_line(out, text(f"doctor.{key}", **params))

    line("program", version=__version__, python=platform.python_version(), system=platform.system())
    for name in ("pydantic", "PyYAML", "durable-rules", "Jinja2", "typer", "rich", "pypdf", "python-docx", "openpyxl"):
        try:
            line("library", name=name, version=metadata.version(name))
        except metadata.PackageNotFoundError:
            line("library_missing", name=name)
    for status in engine_status():
        line("engine_works" if status.works else "engine_missing", name=status.name, detail=status.detail)
    for folder in FOLDERS:
        try:
            line("data", name=folder, path=data_folder(folder))
        except FileNotFoundError:
            line("data_missing", name=folder)
            sound = False
    line("cache", path=cache_folder())
    if sound:
        try:
            from perda_rules.evidence.schemas import load_types
            from perda_rules.obligations.coverage import coverage

            load_types(data_folder("evidence_schemas"), check=True)
            law = load_law()
            counted = coverage(law.corpus)
            line(
                "corpus",
                obligations=counted.obligations,
                encoded=counted.provisions.encoded,
                assessable=counted.provisions.assessable,
                types=len(law.types),
            )
            if counted.missing:
                line("corpus_incomplete", n=len(counted.missing))
        except InputError as error:
            print_problems(error.problems)
            sound = False
    line("sound" if sound else "unsound")
    return sound
