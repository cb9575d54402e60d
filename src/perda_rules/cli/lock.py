"""``perda-rules lock``: write down what a bundle holds, so that ``verify`` can tell what changed since."""

from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import text


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""

    @app.command("lock", cls=Command, **options.summary("lock"))
    def lock(
        bundles: list[Path] = options.argument("bundles", "BUNDLE"),
        at: str = options.option("lock_at", "--at", metavar="YYYY-MM-DD"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.inputs import load_law
        from perda_rules.cli.main import print_problems
        from perda_rules.cli.output import console, print_line
        from perda_rules.errors import InputError, problem
        from perda_rules.evidence.bundle import read_bundle
        from perda_rules.evidence.lock import NAME, Lock, read_lock, take_lock, write_lock
        from perda_rules.writing import write_file

        day = options.read_day(at, "--at") or options.today()
        types = load_law().types
        for path in bundles:
            if path.is_file():
                raise InputError(problem("K105", path))
            bundle = read_bundle(path, types)
            before: Lock | None = read_lock(path) if (path / NAME).exists() else None
            made = take_lock(bundle, path, day, before)
            if bundle.problems:
                print_problems(list(bundle.problems))
            if made != before:
                write_file(path / NAME, write_lock(made))
            known = set(before.items) if before else set()
            fresh = sum(entry not in known for entry in made.items)
            print_line(console(), text("lock.taken", path=path / NAME, n=len(made.items), fresh=fresh))
