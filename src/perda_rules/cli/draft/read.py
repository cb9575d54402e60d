"""``perda-rules draft read``: what was found in the text of a regulation, as an outline or for other programs."""

import json
from pathlib import Path

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command
from perda_rules.cli.language import current

FORMATS = ("text", "json", "akn", "jdihn")


def add_to(group: typer.Typer) -> None:
    """Add the command to ``group``."""

    @group.command("read", cls=Command, **options.summary("draft_read"))
    def read_draft(
        draft: Path = options.argument("any_draft", "FILE"),
        format: str = options.option("read_format", "--format", default="text", metavar="text|json|akn|jdihn"),  # noqa: A002
        output: Path = options.option("output_file", "-o", "--output", metavar="FILE"),
        lang: str = options.lang(),
    ) -> None:
        import sys

        from perda_rules.cli.output import console, deliver
        from perda_rules.regulation.reading.reader import read_any_document
        from perda_rules.reports.drafts.lines import plain, show
        from perda_rules.reports.drafts.outline import outline
        from perda_rules.reports.drafts.outline_lines import outline_lines

        options.read_choice(format, FORMATS, "--format")
        document = read_any_document(draft)
        if format == "akn":
            from perda_rules.regulation.akn.document import to_akn

            deliver(to_akn(document), output)
            return
        if format == "jdihn":
            from perda_rules.regulation.jdihn import to_jdihn

            deliver(json.dumps(to_jdihn(document), ensure_ascii=False, indent=2).encode() + b"\n", output)
            return
        told = outline(document, str(draft))
        if format == "json":
            deliver(told.model_dump_json(indent=2).encode() + b"\n", output)
            return
        lines = outline_lines(told, current(), whole=output is not None)
        if output is None and sys.stdout.isatty():
            show(lines, console())
        else:
            deliver(plain(lines).encode(), output)
