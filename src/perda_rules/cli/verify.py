"""``perda-rules verify``: what changed since it was written down: a ledger of judgements, or a locked bundle."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current, text

if TYPE_CHECKING:
    from perda_rules.errors import Problem
    from perda_rules.evidence.chronology import Dated
    from perda_rules.evidence.models import Bundle

FORMATS = "text|json"


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""

    @app.command("verify", cls=Command, **options.summary("verify"))
    def verify(
        file: Path = options.argument("verify_file", "FILE|BUNDLE"),
        head: str = options.option("head", metavar="HASH"),
        history: bool = options.option("git_history", "--history", default=False),
        within: str = options.option("history_within", "--within", default="30", metavar="N"),
        limit: str = options.option("todo_limit", "--limit", default="20", metavar="N"),
        format: str = options.option("history_format", "--format", default="text", metavar=FORMATS),  # noqa: A002
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        options.read_choice(format, FORMATS.split("|"), "--format")
        days = options.read_number(within, "--within", least=0)
        if not file.is_dir():
            _verify_ledger(file, head, options.read_folder(corpus, "--corpus"))
            return
        from perda_rules.cli.inputs import load_law
        from perda_rules.evidence.bundle import read_bundle

        bundle = read_bundle(file, load_law().types)
        if history:
            _show_history(bundle, file, days, options.read_number(limit, "--limit", least=0), format)
        else:
            _verify_lock(bundle, file)


def _verify_ledger(file: Path, head: str | None, corpus: Path | None) -> None:
    from perda_rules.assessment.judgements import read_judgements
    from perda_rules.assessment.ledger import differences, ledger_of, read_ledger
    from perda_rules.cli.inputs import load_law
    from perda_rules.cli.output import console, print_line
    from perda_rules.errors import InputError, problem

    alone = file.suffix == ".jsonl"
    place = file if alone else ledger_of(file)
    if not place.exists():
        raise InputError(problem("L114" if not alone else "L101", place, reason="?"))
    ledger = read_ledger(place)
    problems = list(ledger.problems)
    if head is not None and head not in {entry.hash for entry in ledger.entries}:
        problems.append(problem("L113", place, head=head))
    if not alone and not ledger.problems:
        law = load_law(corpus)
        problems += differences(ledger, read_judgements(file, law.corpus), file)
    _fail(problems)
    standing = len(ledger.standing)
    line = text("ledger.sound", n=len(ledger.entries), standing=standing, head=ledger.head)
    print_line(console(), line)


def _verify_lock(bundle: "Bundle", folder: Path) -> None:
    """Tell what is no longer as it was locked; files that cannot be used are told by their own problems."""
    from perda_rules.cli.output import console, print_line
    from perda_rules.evidence.lock import changed, read_lock
    from perda_rules.language import write_date

    lock = read_lock(folder)
    _fail([*changed(lock, bundle, folder)])
    last = max((entry.locked for entry in lock.items), default=None)
    day = write_date(last, current()) if last else "–"
    print_line(console(), text("lock.sound", n=len(lock.items), day=day))


def _fail(problems: "list[Problem]") -> None:
    from perda_rules.cli.main import print_problems

    if problems:
        print_problems(problems)
        raise typer.Exit(1)


def _show_history(bundle: "Bundle", folder: Path, within: int, limit: int, form: str) -> None:
    """Tell which documents came into the repository long after their date; every document as JSON."""
    import sys

    from perda_rules.cli.output import console, deliver, print_line
    from perda_rules.evidence.chronology import chronology, dated_back
    from perda_rules.evidence.repository import is_shallow
    from perda_rules.language import write_date

    found = chronology(bundle, folder)
    if is_shallow(folder):
        sys.stderr.write(text("kept.shallow") + "\n")
    if form == "json":
        deliver(_json(found), None)
        return
    late = dated_back(found, within)
    head = text("kept.late", late=len(late), n=len(found), days=within) if late else text("kept.none", n=within)
    print_line(console(), head)
    for one in late[: limit or None]:
        days = {"date": one.date, "first": one.kept.first, "last": one.kept.last} if one.kept else {}
        told = {name: write_date(day, current()) for name, day in days.items()}
        print_line(console(), text("kept.row", id=one.id, days=one.days, **told))
    if limit and len(late) > limit:
        print_line(console(), text("todo.more", n=len(late) - limit))
    if missing := sum(one.kept is None for one in found):
        print_line(console(), text("kept.uncommitted", n=missing))


def _json(found: "tuple[Dated, ...]") -> bytes:
    import json

    rows = [
        {
            "item": one.id,
            "date": one.date.isoformat(),
            "file": one.item.item.file,
            "first": one.kept.first.isoformat() if one.kept else None,
            "last": one.kept.last.isoformat() if one.kept else None,
            "days": one.days,
        }
        for one in found
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()
